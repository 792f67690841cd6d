package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.fact.Arrival;
import org.apqlint.analysis.fact.MovingGuest;
import org.apqlint.analysis.fact.MovingQueues;
import org.apqlint.finding.Finding;
import org.apqlint.model.Guest;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Rows;

/**
 * The answer to the question whether a guest can move.
 *
 * @param migration the question
 * @param guest the guest; empty if what is declared of it could not be read
 * @param move what it has on the host that it leaves; empty if it has no mdev there
 * @param target the mdev that it gets on the other host
 * @param arrival what it gets with that
 * @param queues what the target has under the numbers of its queues, one for each adapter
 * @param objections the findings that stand against it, those about the mdevs included
 * @param stated the findings about the question itself
 */
public record MigrationAnalysis(
    Migration migration,
    Optional<Guest> guest,
    Optional<MovingGuest> move,
    Optional<Mdev> target,
    Optional<Arrival> arrival,
    List<MovingQueues> queues,
    List<Finding> objections,
    List<Finding> stated) {

  public MigrationAnalysis {
    queues = List.copyOf(queues);
    objections = List.copyOf(objections);
    stated = List.copyOf(stated);
  }

  /** Whether nothing stands against it. A guest without an mdev needs none on the target. */
  public boolean possible() {
    return guest.isPresent() && objections.isEmpty() && (move.isEmpty() || arrival.isPresent());
  }

  /** The guest's mdev on the host that it leaves. */
  public Optional<Mdev> source() {
    return move.map(MovingGuest::mdev);
  }

  /** What the target has in the place of each of its queues, ascending. */
  public List<QueueAnswer> table() {
    return queues.stream()
        .flatMap(row -> row.domains().stream().mapToObj(d -> QueueAnswer.of(row, d, this)))
        .toList();
  }

  /** The findings that concern it: about the question, and about what stands against it. */
  public List<Finding> concerning() {
    return Stream.concat(stated.stream(), objections.stream()).distinct().sorted().toList();
  }

  /** The codes of the findings that concern it, ascending. */
  public List<String> codes() {
    return concerning().stream().map(Finding::code).distinct().sorted().toList();
  }

  /** The queues that it has. */
  public Matrix has() {
    return move.map(MovingGuest::has).orElse(Matrix.EMPTY);
  }

  /** The queues that it gets. */
  public Matrix gets() {
    return arrival.map(Arrival::gets).orElse(Matrix.EMPTY);
  }

  /** The queues that it loses; all of them where there is no mdev for it. */
  public Rows loses() {
    return Rows.of(has()).minus(Rows.of(gets()));
  }

  /** The queues that it gets and did not have. */
  public Rows gains() {
    return Rows.of(gets()).minus(Rows.of(has()));
  }
}
