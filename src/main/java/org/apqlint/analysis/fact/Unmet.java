package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Words;

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
    return Words.queues(missing);
  }

  /** Why it does not see them: not assigned, not in the host's configuration, or not bound. */
  public String cause(Host host, List<Lacks> lacks) {
    if (mdevName() == null) {
      return "it uses no mdev of its host";
    }
    List<Apqn> unassigned = missing.stream().filter(q -> !assigned.contains(q)).toList();
    List<Apqn> absent =
        missing.stream()
            .filter(assigned::contains)
            .filter(q -> !host.configuration().contains(q))
            .toList();
    List<Apqn> unbound =
        Lacks.queues(lacks, IdSet.ALL).stream().filter(q -> !absent.contains(q)).toList();
    List<String> causes = new ArrayList<>();
    if (!unassigned.isEmpty()) {
      causes.add(part(unassigned) + " not assigned to mdev `" + mdevName() + "`");
    }
    if (!absent.isEmpty()) {
      causes.add(part(absent) + " not in the configuration of host `" + host.name() + "`");
    }
    if (!unbound.isEmpty()) {
      causes.add(Lacks.sentence(unbound));
    }
    return causes.isEmpty()
        ? "without QCI (facility 12) the driver knows no adapter"
        : String.join("; ", causes);
  }

  private String part(List<Apqn> some) {
    String subject =
        some.size() < missing.size() ? Words.queues(some) : some.size() == 1 ? "it" : "they";
    return subject + (some.size() == 1 ? " is" : " are");
  }

  @Override
  public String describe() {
    return "guest "
        + guest.name()
        + " expects "
        + queues()
        + " and does not see "
        + (missing.size() == 1 ? "it" : "them");
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(term.place());
  }
}
