package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;
import org.apqlint.model.QueueSet;

/**
 * Queues that a guest must see and does not.
 *
 * @param guest the guest
 * @param term the term of its {@code expect} statement
 * @param assigned the matrix of its mdev
 * @param missing the queues, ascending
 */
public record Unmet(Guest guest, QueueSet.Term term, Matrix assigned, List<Apqn> missing)
    implements Fact {

  public Unmet {
    missing = List.copyOf(missing);
  }

  /**
   * The queues of a term that are not seen. A star stands for every id that the mdev has on that
   * side; if it has none, for id 0, so that the expectation still fails.
   */
  public static List<Apqn> missing(QueueSet.Term term, Matrix assigned, Matrix seen) {
    Matrix wanted =
        new Matrix(
            star(term.matrix().adapters(), assigned.adapters()),
            star(term.matrix().domains(), assigned.domains()));
    return wanted.apqns().stream().filter(apqn -> !seen.contains(apqn)).toList();
  }

  private static IdSet star(IdSet wanted, IdSet assigned) {
    if (!wanted.equals(IdSet.ALL)) {
      return wanted;
    }
    return assigned.isEmpty() ? IdSet.of(0) : assigned;
  }

  /** The name of the guest's mdev; null if it has none on its host. */
  public String mdevName() {
    return guest.mdevName();
  }

  /** Whether a queue of this adapter is missing. */
  public boolean concerns(int apid) {
    return missing.stream().anyMatch(apqn -> apqn.apid() == apid);
  }

  /** The adapters of the missing queues. */
  public IdSet adapters() {
    return IdSet.of(missing.stream().map(Apqn::apid).distinct().toList());
  }

  /** The domains that these facts speak of. */
  public IdSet lackedBy(List<Lacks> lacks) {
    return Lacks.domains(lacks);
  }

  /** {@code queue 06.00ab (6.171)}. */
  public String queues() {
    return missing.size() == 1
        ? "queue " + missing.get(0) + " (" + missing.get(0).decimal() + ")"
        : missing.size()
            + " queues of "
            + term.text()
            + " ("
            + missing.stream().limit(6).map(Apqn::toString).collect(Collectors.joining(", "))
            + (missing.size() > 6 ? ", …)" : ")");
  }

  /** Why it does not see them. */
  public String cause(List<Lacks> lacks) {
    if (mdevName() == null) {
      return "it uses no mdev of its host";
    }
    if (missing.stream().noneMatch(assigned::contains)) {
      return (missing.size() == 1 ? "it is" : "they are")
          + " not assigned to mdev `"
          + mdevName()
          + "`";
    }
    return lacks.isEmpty()
        ? "outside the host's configuration"
        : lacks.stream().map(Lacks::describe).collect(Collectors.joining("; "));
  }

  @Override
  public String describe() {
    return "guest " + guest.name() + " expects " + queues() + " and does not see it";
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(term.place());
  }
}
