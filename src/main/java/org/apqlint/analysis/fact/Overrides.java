package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.QueueOverride;
import org.apqlint.model.Words;

/**
 * The domains of an adapter whose queue has a driver_override, by the driver that it names.
 *
 * @param vfio those for vfio_ap
 * @param host those for the host's default driver
 * @param nobody those for a driver that no AP queue has
 */
public record Overrides(int apid, IdSet vfio, IdSet host, IdSet nobody) implements Fact {

  /** Those of an adapter among these, or that it has none. */
  public static Overrides of(int apid, List<Overrides> rows) {
    return rows.stream()
        .filter(row -> row.apid == apid)
        .findFirst()
        .orElse(new Overrides(apid, IdSet.NONE, IdSet.NONE, IdSet.NONE));
  }

  /** What these statements say of the queues that exist. */
  public static Overrides of(int apid, IdSet existing, List<QueueOverride> statements) {
    IdSet named = existing.intersect(QueueOverride.domains(statements, apid, name -> true));
    IdSet vfio = named.intersect(QueueOverride.domains(statements, apid, QueueRow.VFIO_AP::equals));
    IdSet host =
        named.intersect(QueueOverride.domains(statements, apid, QueueRow.DEFAULT_DRIVER::equals));
    return new Overrides(apid, vfio, host, named.minus(vfio).minus(host));
  }

  /** The domains whose queue has an override, whatever it names. */
  public IdSet domains() {
    return vfio.union(host).union(nobody);
  }

  /** The domains of the adapter that are the default driver's, where the masks keep these. */
  public IdSet reserved(IdSet byMasks) {
    return byMasks.minus(domains()).union(host);
  }

  @Override
  public String describe() {
    return "of "
        + Words.adapter(apid)
        + ", the queues of "
        + Words.domains(domains())
        + " have an override";
  }
}
