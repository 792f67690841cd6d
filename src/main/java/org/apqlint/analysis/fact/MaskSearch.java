package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.model.IdSet;

/**
 * Looks for the masks that free the fewest queues. Each queue that is needed has to be freed by its
 * adapter or by its domain. Adapters with the same needs go together: as soon as one of them relies
 * on its domains, these are free on all of them.
 */
final class MaskSearch {

  /** So many groups of adapters are tried in every combination, more only step by step. */
  private static final int EXACT = 10;

  /** The ids that a pair of masks frees, and how many queues of the host that are. */
  record Masks(IdSet adapters, IdSet domains, int cost) {

    static final Comparator<Masks> SMALLER =
        Comparator.comparingInt(Masks::cost)
            .thenComparingInt(masks -> masks.adapters().size() + masks.domains().size());

    /** What they free of a row. */
    IdSet of(QueueRow row) {
      return adapters.contains(row.apid()) ? row.present() : row.present().intersect(domains);
    }
  }

  private record Group(IdSet adapters, IdSet domains) {}

  private final List<QueueRow> rows;
  private final List<Group> groups;

  MaskSearch(Map<Integer, IdSet> needed, List<QueueRow> rows) {
    this.rows = rows;
    Map<IdSet, IdSet> byNeed = new LinkedHashMap<>();
    needed.forEach((apid, domains) -> byNeed.merge(domains, IdSet.of(apid), IdSet::union));
    this.groups = byNeed.entrySet().stream().map(e -> new Group(e.getValue(), e.getKey())).toList();
  }

  /** The masks that free the fewest queues, and none that the host keeps now. */
  Optional<Masks> best() {
    Stream<BitSet> choices =
        groups.size() <= EXACT
            ? IntStream.range(0, 1 << groups.size()).mapToObj(i -> BitSet.valueOf(new long[] {i}))
            : climbs();
    return choices.map(this::masks).flatMap(Optional::stream).min(Masks.SMALLER);
  }

  /**
   * From all by adapters, and from all by domains, one group after the other while it gets better.
   */
  private Stream<BitSet> climbs() {
    BitSet byAdapter = new BitSet();
    for (int i = 0; i < groups.size(); i++) {
      byAdapter.set(i, allowsAdapters(groups.get(i).adapters()));
    }
    BitSet byDomain = new BitSet();
    for (int i = 0; i < groups.size(); i++) {
      byDomain.set(i, !allowsDomains(groups.get(i).domains()));
    }
    return Stream.of(climb(byAdapter), climb(byDomain));
  }

  private BitSet climb(BitSet start) {
    BitSet best = start;
    boolean better = true;
    while (better) {
      better = false;
      for (BitSet next : neighbours(best)) {
        if (smaller(next, best)) {
          best = next;
          better = true;
        }
      }
    }
    return best;
  }

  private List<BitSet> neighbours(BitSet choice) {
    List<BitSet> neighbours = new ArrayList<>();
    for (int i = 0; i < groups.size(); i++) {
      BitSet next = (BitSet) choice.clone();
      next.flip(i);
      neighbours.add(next);
    }
    return neighbours;
  }

  private boolean smaller(BitSet one, BitSet other) {
    Optional<Masks> masks = masks(one);
    return masks.isPresent()
        && masks(other).map(than -> Masks.SMALLER.compare(masks.get(), than) < 0).orElse(true);
  }

  /** The masks that free the chosen groups by adapter and the others by domain, if they may. */
  private Optional<Masks> masks(BitSet byAdapter) {
    IdSet adapters = IdSet.NONE;
    IdSet domains = IdSet.NONE;
    for (int i = 0; i < groups.size(); i++) {
      if (byAdapter.get(i)) {
        adapters = adapters.union(groups.get(i).adapters());
      } else {
        domains = domains.union(groups.get(i).domains());
      }
    }
    if (!allowsAdapters(adapters) || !allowsDomains(domains)) {
      return Optional.empty();
    }
    Masks masks = new Masks(adapters, domains, 0);
    int cost = rows.stream().mapToInt(row -> masks.of(row).size()).sum();
    return Optional.of(new Masks(adapters, domains, cost));
  }

  private boolean allowsAdapters(IdSet adapters) {
    return rows.stream()
        .filter(row -> adapters.contains(row.apid()))
        .allMatch(row -> row.released().containsAll(row.present()));
  }

  private boolean allowsDomains(IdSet domains) {
    return rows.stream()
        .allMatch(row -> row.released().containsAll(row.present().intersect(domains)));
  }
}
