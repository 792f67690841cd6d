package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * M: what an mdev holds, be it in use or not.
 *
 * @param mdev the name of the mdev
 * @param uuid its UUID, as the kernel log names it
 * @param matrix adapters and usage domains assigned to it
 * @param controlDomains control domains assigned to it
 * @param order the position in which mdevs were created, from 0
 */
public record Assigned(String mdev, String uuid, Matrix matrix, IdSet controlDomains, int order)
    implements Portion {
  /** The same mdev with another matrix. */
  public Assigned with(Matrix other) {
    return new Assigned(mdev, uuid, other, controlDomains, order);
  }

  /** The same mdev with other control domains. */
  public Assigned withControl(IdSet other) {
    return new Assigned(mdev, uuid, matrix, other, order);
  }

  /** The APQNs of these that it holds, in words. */
  public String holds(Matrix wanted) {
    Matrix held = matrix.intersect(wanted);
    return Words.queues(held) + " " + Words.are(held) + " assigned to mdev `" + mdev + "`";
  }

  @Override
  public Optional<IdSet> ids(Attribute attribute) {
    return attribute == Attribute.CONTROL_DOMAIN
        ? Optional.of(controlDomains)
        : Portion.of(matrix, attribute);
  }

  @Override
  public String lost(IdSet ids) {
    return Words.are(ids) + " not assigned to mdev " + mdev;
  }

  @Override
  public String describe() {
    return "mdev "
        + mdev
        + " is assigned "
        + matrix
        + (controlDomains.isEmpty() ? "" : ", " + Words.controlDomains(controlDomains));
  }
}
