package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.Words;

/**
 * Queues that one mdev controls and another one, or the host, uses.
 *
 * @param mdev the one whose control domains reach them
 * @param owner the mdev that uses them; empty for the host itself
 * @param parts the queues, without those that the controlling mdev uses too
 */
public record ControlOver(Mdev mdev, Optional<Mdev> owner, List<Matrix> parts) implements Fact {

  public ControlOver {
    parts = List.copyOf(parts);
  }

  /** What an mdev controls of the queues that the host's own driver holds. */
  public static ControlOver ofHost(Mdev mdev, Matrix controlled, List<QueueRow> rows) {
    return new ControlOver(
        mdev,
        Optional.empty(),
        rows.stream()
            .map(row -> Matrix.row(row.apid(), row.host()).intersect(controlled))
            .toList());
  }

  /** The control domains that all of these are about. */
  public static IdSet domains(List<ControlOver> some) {
    return some.stream().map(ControlOver::domains).reduce(IdSet.NONE, IdSet::union);
  }

  /** The control domains. */
  public IdSet domains() {
    return union(Matrix::domains);
  }

  /** The adapters on which they reach. */
  public IdSet adapters() {
    return union(Matrix::adapters);
  }

  private IdSet union(Function<Matrix, IdSet> ids) {
    return parts.stream().map(ids).reduce(IdSet.NONE, IdSet::union);
  }

  /** The queues. */
  public List<Apqn> queues() {
    return parts.stream().flatMap(Matrix::stream).sorted().toList();
  }

  /** Where the control domains stand. */
  public Place place() {
    return mdev.controlDomains().placeOf(domains()).orElse(mdev.place());
  }

  /** {@code mdev `db`}, or {@code the host itself}. */
  public String ownerInWords() {
    return owner.map(other -> "mdev `" + other.name() + "`").orElse("the host itself");
  }

  @Override
  public String describe() {
    return "mdev "
        + mdev.name()
        + " controls "
        + Words.queues(queues())
        + " of "
        + owner.map(other -> "mdev " + other.name()).orElse("the host");
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place());
  }
}
