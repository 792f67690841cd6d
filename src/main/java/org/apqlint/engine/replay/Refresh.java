package org.apqlint.engine.replay;

import java.util.List;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Spelling;
import org.apqlint.model.Words;

/**
 * How a stale guest matrix is filtered again.
 *
 * @param gets what it has
 * @param afresh what a fresh filter would leave
 * @param outside domains of the mdev that the host's configuration does not have
 * @param refused whether a write of its own content is refused: while a queue has an override, each
 *     queue of the mdev must be bound
 */
public record Refresh(
    Generation generation,
    String mdev,
    Matrix gets,
    Matrix afresh,
    IdSet outside,
    boolean refused) {

  /**
   * For an mdev with this matrix, on a host with this configuration.
   *
   * @param overrides how many are counted
   * @param rows the queues of the host
   */
  public static Refresh of(
      Generation generation,
      String mdev,
      Matrix gets,
      Matrix afresh,
      Matrix assigned,
      Matrix configured,
      OverrideCount overrides,
      List<QueueRow> rows) {
    return new Refresh(
        generation,
        mdev,
        gets,
        afresh,
        assigned.domains().minus(configured.domains()),
        overrides.count() > 0 && !Lacks.of(mdev, assigned, rows).isEmpty());
  }

  /** The writes, in the words of the language. */
  public String how() {
    if (afresh.isEmpty()) {
      return "nothing to do: there is no queue in it, and the next assignment filters it again";
    }
    return switch (generation) {
      case AP_CONFIG, DRIVER_OVERRIDE ->
          refused
              ? rebind()
              : "write the content of the mdev's `ap_config` back to it: that always filters";
      case DYNAMIC_DELTA -> byBinding();
      default -> byAssigning();
    };
  }

  /** An adapter that the guest does not have can go and come without loss. */
  private int missing() {
    IdSet missing = afresh.adapters().minus(gets.adapters());
    return (missing.isEmpty() ? afresh.adapters() : missing).first();
  }

  private String byAssigning() {
    String name = Spelling.name(mdev);
    return "`unassign adapter %d from %s`, then `assign adapter %d to %s`: that filters the whole matrix"
        .formatted(missing(), name, missing(), name);
  }

  /**
   * Assigning would let other adapters in unseen; a queue that is bound has everything inspected.
   */
  private String byBinding() {
    return outside.isEmpty()
        ? rebind()
        : "unassign "
            + Words.domains(outside)
            + ", which the host does not have: "
            + generation
            + " drops each adapter for it that it inspects; then "
            + rebind();
  }

  private String rebind() {
    String queue = Matrix.row(missing(), afresh.domains()).first().toString();
    return "`unbind %s`, then `probe %s`: when a queue is bound, the whole matrix is inspected"
        .formatted(queue, queue);
  }
}
