package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Edits;
import org.apqlint.model.Fact;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * One kind of ids that an mdev is assigned, against what the host can have and has.
 *
 * @param mdev the mdev
 * @param attribute adapters, domains or control domains
 * @param ids the ids, with their places
 * @param maximum the highest id that the machine knows
 * @param configured the ids of this kind in the host's AP configuration
 */
public record Assignment(Mdev mdev, Attribute attribute, IdList ids, int maximum, IdSet configured)
    implements Fact {

  /** Ids that no machine of this kind can have: assigning them fails with ENODEV. */
  public IdSet aboveMaximum() {
    return ids.ids().minus(IdSet.range(0, maximum));
  }

  /** Ids that the machine could have, and that this LPAR does not have now. */
  public IdSet outsideConfiguration() {
    return ids.ids().minus(configured).minus(aboveMaximum());
  }

  /** The ids of this kind in a matrix; none for control domains. */
  public IdSet idsOf(Matrix matrix) {
    return switch (attribute) {
      case ADAPTER -> matrix.adapters();
      case DOMAIN -> matrix.domains();
      case CONTROL_DOMAIN -> IdSet.NONE;
    };
  }

  /** Where some of its ids stand. */
  public Place placeOf(IdSet some) {
    return ids.placeOf(some).orElse(mdev.place());
  }

  /** Ids that the machine could have, and that are not among the mdev's usage domains. */
  public IdSet withoutUsage() {
    return ids.ids().minus(mdev.domains().ids()).minus(aboveMaximum());
  }

  /** The edits that take some of the ids from the mdev, which must keep queues. */
  public List<Edit> without(IdSet some) {
    return concernsQueues() ? Edits.withoutSome(ids, some) : Edits.without(ids, some);
  }

  /** Some of the ids in words, such as {@code adapters 5, 6}. */
  public String words(IdSet some) {
    return Words.ids(attribute, some);
  }

  /** Whether it is about adapters or usage domains, which make queues. */
  public boolean concernsQueues() {
    return attribute != Attribute.CONTROL_DOMAIN;
  }

  @Override
  public String describe() {
    return "mdev " + mdev.name() + " is assigned " + words(ids.ids());
  }

  @Override
  public Optional<Place> declaredAt() {
    return ids.placeOf(ids.ids());
  }
}
