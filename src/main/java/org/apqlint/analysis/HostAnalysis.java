package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Host;
import org.apqlint.model.Mdev;

/**
 * What holds on a host, by the intent reading, and what its change blocks do.
 *
 * @param host the host as declared
 * @param queues one row per adapter of its configuration, ascending
 * @param declared its mdevs as declared, in the order of the text
 * @param mdevs what holds of each, in the same order
 * @param given S of each of them, whether a guest names it and a file shows it or not
 * @param guests what each of its guests gets, in the order of the text
 * @param change the change blocks, if there are any
 * @param provenance why all this holds
 * @param provisioning the writes that bring it about, where a script is asked for
 */
public record HostAnalysis(
    Host host,
    List<QueueRow> queues,
    List<Mdev> declared,
    List<MdevAnalysis> mdevs,
    List<GuestMatrix> given,
    List<GuestAnalysis> guests,
    Optional<ChangeAnalysis> change,
    Provenance provenance,
    Optional<Provisioning> provisioning) {

  public HostAnalysis {
    queues = List.copyOf(queues);
    declared = List.copyOf(declared);
    mdevs = List.copyOf(mdevs);
    given = List.copyOf(given);
    guests = List.copyOf(guests);
  }

  /** S of one of its mdevs: what a guest gets with it. */
  public GuestMatrix given(Mdev mdev) {
    return given.stream().filter(s -> s.mdev().equals(mdev.name())).findFirst().orElseThrow();
  }

  /** The queues of one adapter; empty if the configuration does not have it. */
  public Optional<QueueRow> row(int apid) {
    return queues.stream().filter(row -> row.apid() == apid).findFirst();
  }
}
