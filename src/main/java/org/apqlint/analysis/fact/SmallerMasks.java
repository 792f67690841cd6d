package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Edits;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/**
 * Masks that free fewer queues than the declared ones, and still every queue of the mdevs. They
 * free none that the host keeps now.
 *
 * @param adapters what apmask has to free
 * @param domains what aqmask has to free
 * @param kept the queues that would stay with the host
 * @param spare how many queues they free that no mdev uses
 */
public record SmallerMasks(IdSet adapters, IdSet domains, List<Apqn> kept, int spare)
    implements Fact {

  public SmallerMasks {
    kept = List.copyOf(kept);
  }

  /**
   * The smallest ones, if there are any. Nobody asks for them where the declared masks free what
   * they free by adapters alone, by domains alone, or twice, or where their texts name what stays:
   * then somebody keeps a pool.
   */
  public static List<SmallerMasks> of(Host host, List<Mdev> mdevs, List<QueueRow> rows) {
    Map<Integer, IdSet> needed = needed(host, mdevs);
    if (rows.stream().noneMatch(row -> row.present().overlaps(needed(needed, row)))
        || rows.stream().allMatch(row -> crosswise(host, rows, needed, row).isEmpty())) {
      return List.of();
    }
    int freed = rows.stream().mapToInt(row -> row.released().size()).sum();
    return new MaskSearch(needed, rows)
        .best().filter(best -> best.cost() < freed).map(best -> of(best, needed, rows)).stream()
            .toList();
  }

  private static SmallerMasks of(
      MaskSearch.Masks best, Map<Integer, IdSet> needed, List<QueueRow> rows) {
    List<Apqn> kept =
        rows.stream()
            .flatMap(row -> Matrix.row(row.apid(), row.released().minus(best.of(row))).stream())
            .sorted()
            .toList();
    int used =
        rows.stream().mapToInt(row -> row.present().intersect(needed(needed, row)).size()).sum();
    return new SmallerMasks(best.adapters(), best.domains(), kept, best.cost() - used);
  }

  /** The domains that mdevs use on each adapter, there or still to come. */
  private static Map<Integer, IdSet> needed(Host host, List<Mdev> mdevs) {
    Map<Integer, IdSet> needed = new TreeMap<>();
    for (Mdev mdev : mdevs) {
      Matrix matrix = mdev.matrix().intersect(host.limits());
      if (!matrix.isEmpty()) {
        matrix.adapters().stream()
            .forEach(apid -> needed.merge(apid, matrix.domains(), IdSet::union));
      }
    }
    return needed;
  }

  private static IdSet needed(Map<Integer, IdSet> needed, QueueRow row) {
    return needed.getOrDefault(row.apid(), IdSet.NONE);
  }

  /** Unused queues of a row that one mask frees, while the other one frees queues elsewhere. */
  private static IdSet crosswise(
      Host host, List<QueueRow> rows, Map<Integer, IdSet> needed, QueueRow row) {
    IdSet apids = IdSet.of(rows.stream().map(QueueRow::apid).toList());
    IdSet apqis = rows.stream().map(QueueRow::present).reduce(IdSet.NONE, IdSet::union);
    IdSet byAdapter = apids.intersect(host.releasedByName(host.apmask()));
    IdSet byDomain = apqis.intersect(host.releasedByName(host.aqmask()));
    if (byAdapter.isEmpty() || byDomain.isEmpty()) {
      return IdSet.NONE;
    }
    IdSet unused = row.released().minus(needed(needed, row));
    return byAdapter.contains(row.apid()) ? unused.minus(byDomain) : unused;
  }

  /** {@code `apmask all but 5` with `aqmask all`}. */
  public String statements() {
    return "`apmask " + allBut(adapters) + "` with `aqmask " + allBut(domains) + "`";
  }

  /** The edits that make these the masks of the host. */
  public List<Edit> edits(Host host) {
    return Edits.all(
        Edits.mask(host, host.apmask(), adapters.complement()),
        Edits.mask(host, host.aqmask(), domains.complement()));
  }

  private static String allBut(IdSet ids) {
    return ids.isEmpty() ? "all" : "all but " + ids.toRanges();
  }

  /** What they free beside the queues of the mdevs. */
  public String besides() {
    return spare == 0
        ? "nothing else"
        : spare == 1 ? "one that nobody uses" : spare + " that nobody uses";
  }

  @Override
  public String describe() {
    return "smaller masks would keep " + Words.queues(kept) + " for the host";
  }
}
