package org.apqlint.engine.plan;

import java.util.Comparator;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * A write of provisioning, and where it comes: by stage, then by the other three, ascending.
 *
 * @param stage what it is part of
 * @param first which mask, adapter, mdev or guest
 * @param second which domain or attribute
 * @param third which id, or which of the writes that belong together
 * @param step the write
 */
public record Planned(Stage stage, int first, int second, int third, Step step)
    implements Comparable<Planned> {

  private static final int AFTER_EVERY_ID = 256;

  private static final Comparator<Planned> ORDER =
      Comparator.comparing(Planned::stage)
          .thenComparingInt(Planned::first)
          .thenComparingInt(Planned::second)
          .thenComparingInt(Planned::third);

  /** An id is assigned to an mdev: adapters, domains, control domains, each ascending. */
  public static Planned assignment(Mdev mdev, Attribute attribute, int id) {
    return assignment(mdev, attribute, id, id);
  }

  /** An id is assigned to an mdev after every other one of its kind. */
  public static Planned lastAssignment(Mdev mdev, Attribute attribute, int id) {
    return assignment(mdev, attribute, id, AFTER_EVERY_ID);
  }

  private static Planned assignment(Mdev mdev, Attribute attribute, int id, int position) {
    return new Planned(
        Stage.ASSIGN,
        mdev.order(),
        attribute.ordinal(),
        position,
        new Step.Assign(
            true, attribute, Integer.toString(id), mdev.name(), mdev.placeOf(attribute, id)));
  }

  @Override
  public int compareTo(Planned other) {
    return ORDER.compare(this, other);
  }
}
