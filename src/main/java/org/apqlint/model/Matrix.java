package org.apqlint.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Adapters × domains: what an mdev holds, a guest sees or the masks reserve. Its APQNs are the
 * Cartesian product; a matrix with adapters and no domains (or the reverse) has none.
 */
public record Matrix(IdSet adapters, IdSet domains) {

  /** How many APQNs sysfs can show: lines of 8 bytes in a page of 4096. */
  public static final int LINES_OF_A_PAGE = 512;

  /** Neither adapters nor domains. */
  public static final Matrix EMPTY = new Matrix(IdSet.NONE, IdSet.NONE);

  /** One adapter × these domains. */
  public static Matrix row(int apid, IdSet domains) {
    return new Matrix(IdSet.of(apid), domains);
  }

  /** These adapters × one domain. */
  public static Matrix column(IdSet adapters, int apqi) {
    return new Matrix(adapters, IdSet.of(apqi));
  }

  /** Whether it holds no APQN, be it with adapters alone or domains alone. */
  public boolean isEmpty() {
    return adapters.isEmpty() || domains.isEmpty();
  }

  public boolean contains(Apqn apqn) {
    return adapters.contains(apqn.apid()) && domains.contains(apqn.apqi());
  }

  /** The domains of its APQNs with this adapter. */
  public IdSet domainsOf(int apid) {
    return adapters.contains(apid) ? domains : IdSet.NONE;
  }

  /** Those of its APQNs that have one of these adapters. */
  public Matrix onlyAdapters(IdSet some) {
    return new Matrix(adapters.intersect(some), domains);
  }

  /** The APQNs of both; again a matrix. */
  public Matrix intersect(Matrix other) {
    return new Matrix(adapters.intersect(other.adapters), domains.intersect(other.domains));
  }

  public boolean overlaps(Matrix other) {
    return !intersect(other).isEmpty();
  }

  /** Whether it holds every id of the other, be it part of an APQN or not. */
  public boolean containsAll(Matrix other) {
    return adapters.containsAll(other.adapters) && domains.containsAll(other.domains);
  }

  /** The number of APQNs. */
  public int size() {
    return adapters.size() * domains.size();
  }

  /**
   * The same APQNs in as few matrices as there are different rows: adapters with the same domains
   * become one. Domains without adapters become one, too.
   */
  public static List<Matrix> folded(List<Matrix> parts) {
    Map<IdSet, IdSet> adaptersWith = new LinkedHashMap<>();
    IdSet alone = IdSet.NONE;
    for (Matrix part : parts) {
      if (part.adapters.isEmpty()) {
        alone = alone.union(part.domains);
      } else {
        adaptersWith.merge(part.domains, part.adapters, IdSet::union);
      }
    }
    List<Matrix> blocks = new ArrayList<>();
    adaptersWith.forEach((domains, adapters) -> blocks.add(new Matrix(adapters, domains)));
    if (!alone.isEmpty()) {
      blocks.add(new Matrix(IdSet.NONE, alone));
    }
    return blocks;
  }

  /** The APQNs as a statement of the language names them: {@code 05.0004, 05-06.0047-0049}. */
  public String toQueues() {
    return runs(adapters, "%02x").stream()
        .flatMap(apids -> runs(domains, "%04x").stream().map(apqis -> apids + "." + apqis))
        .collect(Collectors.joining(", "));
  }

  private static List<String> runs(IdSet ids, String form) {
    List<String> runs = new ArrayList<>();
    for (int id = 0; id < IdSet.BITS; id++) {
      if (ids.contains(id)) {
        int first = id;
        while (ids.contains(id + 1)) {
          id++;
        }
        String run = String.format(form, first);
        runs.add(first == id ? run : run + "-" + String.format(form, id));
      }
    }
    return runs;
  }

  /** The APQNs, ascending by adapter, then domain. */
  public List<Apqn> apqns() {
    return stream().toList();
  }

  /** The APQNs in the same order, one by one as they are asked for. */
  public Stream<Apqn> stream() {
    return adapters.stream()
        .boxed()
        .flatMap(apid -> domains.stream().mapToObj(apqi -> new Apqn(apid, apqi)));
  }

  /** The APQN with the lowest adapter, then domain; the matrix must not be empty. */
  public Apqn first() {
    return new Apqn(adapters.first(), domains.first());
  }

  /**
   * The lines of the sysfs files {@code matrix} and {@code guest_matrix}, half-empty forms
   * included.
   */
  public List<String> lines() {
    if (domains.isEmpty()) {
      return adapters.stream().mapToObj(apid -> String.format("%02x.", apid)).toList();
    }
    if (adapters.isEmpty()) {
      return domains.stream().mapToObj(apqi -> String.format(".%04x", apqi)).toList();
    }
    return apqns().stream().map(Apqn::toString).toList();
  }

  @Override
  public String toString() {
    return Words.adapters(adapters) + " × " + Words.domains(domains);
  }
}
