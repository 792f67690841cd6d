package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Words;

/**
 * The APQNs of an mdev that are left to vfio_ap as the host is declared, and that the masks of the
 * boot reserve for the host. Neither what is written to the masks nor an override outlives a
 * reboot.
 *
 * @param rows the APQNs, by adapter
 */
public record BootShare(List<Matrix> rows) {

  public BootShare {
    rows = List.copyOf(rows);
  }

  /** Those of an mdev of the host, whose queues are as these rows say. */
  public static BootShare of(Host host, Mdev mdev, List<QueueRow> rows) {
    Matrix kept =
        host.limits()
            .intersect(mdev.matrix())
            .intersect(new Matrix(host.apmask().atBoot(), host.aqmask().atBoot()));
    List<Matrix> shares = new ArrayList<>();
    for (int apid : kept.adapters().toList()) {
      IdSet free = kept.domains().intersect(free(host, apid, rows));
      if (!free.isEmpty()) {
        shares.add(Matrix.row(apid, free));
      }
    }
    return new BootShare(shares);
  }

  /**
   * The domains of an adapter that the kernel lets an mdev have as the host is declared. Static
   * looks at what is bound, the others at whose an APQN is, be there a queue or not.
   */
  private static IdSet free(Host host, int apid, List<QueueRow> rows) {
    Optional<QueueRow> row = rows.stream().filter(r -> r.apid() == apid).findFirst();
    if (host.generation() == Generation.STATIC) {
      return row.map(r -> r.vfio().minus(r.reserved())).orElse(IdSet.NONE);
    }
    return row.map(r -> r.reserved().union(r.nobody()))
        .orElse(host.reserved().domainsOf(apid))
        .complement();
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** Whether a mask with these ids leaves one of them to vfio_ap. */
  public boolean freedBy(PoolMask.Kind kind, IdSet ids) {
    return rows.stream()
        .map(row -> kind == PoolMask.Kind.APMASK ? row.adapters() : row.domains())
        .anyMatch(some -> !ids.containsAll(some));
  }

  /** {@code queue 05.0004 (5.4)}, {@code 4 queues (05.0004 = 5.4, …)}. */
  public String words() {
    List<Matrix> blocks = Matrix.folded(rows);
    return blocks.size() == 1
        ? Words.queues(blocks.get(0))
        : Words.queues(rows.stream().flatMap(Matrix::stream).toList());
  }

  /** {@code is} or {@code are}, for the number of APQNs. */
  public String are() {
    return rows.stream().mapToInt(Matrix::size).sum() == 1 ? "is" : "are";
  }

  /** What keeps them at the boot. */
  public static String masks(Host host) {
    return Stream.of(host.apmask(), host.aqmask()).allMatch(m -> m.atBoot().equals(IdSet.ALL))
        ? "with masks of all ones"
        : "with the masks of its kernel command line";
  }

  /** How to have them in time, where overrides free queues, or masks do. */
  public static String remedy(boolean overridden) {
    return overridden
        ? "free the queues on the kernel command line (`boot`), which does not exclude overrides, or set the"
            + " overrides after each boot, and start the mdev after that"
        : "make the masks persistent with `apqlint script --masks chzdev`, `udev` or `kernel-cmdline` (for which the"
            + " specification has `boot`), or start the mdev by hand after the masks";
  }
}
