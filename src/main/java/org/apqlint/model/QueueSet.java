package org.apqlint.model;

import java.util.List;

/**
 * Queues as a statement names them: {@code 05.0047}, {@code 05.*}, {@code *.0047}, {@code
 * 05-06.0004-0007}, each term a small matrix.
 */
public record QueueSet(List<Term> terms) {

  /** One term and where it stands. */
  public record Term(Matrix matrix, Place place, String text) {}

  public QueueSet {
    terms = List.copyOf(terms);
  }

  public boolean contains(Apqn apqn) {
    return terms.stream().anyMatch(term -> term.matrix().contains(apqn));
  }

  /** The domains that some term names together with this adapter. */
  public IdSet domainsOf(int apid) {
    return terms.stream()
        .filter(term -> term.matrix().adapters().contains(apid))
        .map(term -> term.matrix().domains())
        .reduce(IdSet.NONE, IdSet::union);
  }

  /** The terms as they were written, comma separated. */
  @Override
  public String toString() {
    return String.join(", ", terms.stream().map(Term::text).toList());
  }
}
