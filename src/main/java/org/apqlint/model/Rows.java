package org.apqlint.model;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Queues that need not make a matrix: for each adapter the domains.
 *
 * @param domains by adapter, ascending; no set is empty
 */
public record Rows(SortedMap<Integer, IdSet> domains) {

  /** No queue. */
  public static final Rows NONE = new Rows(new TreeMap<>());

  public Rows {
    TreeMap<Integer, IdSet> some = new TreeMap<>(domains);
    some.values().removeIf(IdSet::isEmpty);
    domains = Collections.unmodifiableSortedMap(some);
  }

  /** The queues of a matrix. */
  public static Rows of(Matrix matrix) {
    return of(List.of(matrix));
  }

  /** The queues of all of these. */
  public static Rows of(Collection<Matrix> parts) {
    TreeMap<Integer, IdSet> rows = new TreeMap<>();
    for (Matrix part : parts) {
      part.adapters().stream().forEach(apid -> rows.merge(apid, part.domains(), IdSet::union));
    }
    return new Rows(rows);
  }

  /** The domains of an adapter. */
  public IdSet of(int apid) {
    return domains.getOrDefault(apid, IdSet.NONE);
  }

  public boolean isEmpty() {
    return domains.isEmpty();
  }

  /** The number of queues. */
  public int size() {
    return domains.values().stream().mapToInt(IdSet::size).sum();
  }

  /** These and those. */
  public Rows union(Rows others) {
    TreeMap<Integer, IdSet> rows = new TreeMap<>(domains);
    others.domains.forEach((apid, some) -> rows.merge(apid, some, IdSet::union));
    return new Rows(rows);
  }

  /** These without those. */
  public Rows minus(Rows others) {
    TreeMap<Integer, IdSet> rows = new TreeMap<>();
    domains.forEach((apid, some) -> rows.put(apid, some.minus(others.of(apid))));
    return new Rows(rows);
  }

  /** Those that are in both. */
  public Rows intersect(Rows others) {
    TreeMap<Integer, IdSet> rows = new TreeMap<>();
    domains.forEach((apid, some) -> rows.put(apid, some.intersect(others.of(apid))));
    return new Rows(rows);
  }

  public boolean containsAll(Rows others) {
    return others.minus(this).isEmpty();
  }

  /** In as few matrices as there are different rows, that of the lowest adapter first. */
  public List<Matrix> blocks() {
    return Matrix.folded(rows().toList()).stream()
        .sorted(Comparator.comparing(Matrix::first))
        .toList();
  }

  /** All of them, ascending by adapter, then domain, one by one as they are asked for. */
  public Stream<Apqn> stream() {
    return rows().flatMap(Matrix::stream);
  }

  /** The lowest; there must be one. */
  public Apqn first() {
    return stream().findFirst().orElseThrow();
  }

  private Stream<Matrix> rows() {
    return domains.entrySet().stream().map(row -> Matrix.row(row.getKey(), row.getValue()));
  }

  /** {@code queue 05.0004 (5.4)}, {@code 12 queues (05.0004 = 5.4, … and 8 more)}. */
  public String words() {
    List<Matrix> blocks = blocks();
    return blocks.size() == 1 ? Words.queues(blocks.get(0)) : Words.queues(size(), stream());
  }

  /** {@code is} or {@code are}, for their number. */
  public String are() {
    return size() == 1 ? "is" : "are";
  }

  @Override
  public String toString() {
    return words();
  }
}
