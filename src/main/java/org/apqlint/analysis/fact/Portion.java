package org.apqlint.analysis.fact;

import java.util.Optional;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * What there is of an mdev somewhere on the way from what it is assigned to what its guest sees. An
 * id that the guest does not see is lost at one of these facts.
 */
public interface Portion extends Fact {

  /** The name of the mdev. */
  String mdev();

  /** The ids of that kind; empty if the fact says nothing about the kind. */
  Optional<IdSet> ids(Attribute attribute);

  /** What became of ids that were lost here, such as {@code is filtered}. */
  String lost(IdSet ids);

  /** Whether the id is there. */
  default boolean has(Attribute attribute, int id) {
    return ids(attribute).filter(ids -> ids.contains(id)).isPresent();
  }

  /** Whether the fact speaks of this kind and does not have the id. */
  default boolean lacks(Attribute attribute, int id) {
    return ids(attribute).filter(ids -> !ids.contains(id)).isPresent();
  }

  /** The ids of one kind of a matrix; nothing for control domains. */
  static Optional<IdSet> of(Matrix matrix, Attribute attribute) {
    return switch (attribute) {
      case ADAPTER -> Optional.of(matrix.adapters());
      case DOMAIN -> Optional.of(matrix.domains());
      case CONTROL_DOMAIN -> Optional.empty();
    };
  }
}
