package org.apqlint.model;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Step.Assign.Attribute;

/** A {@code change} block: steps to replay on a host, in order. */
public record Change(
    String host, Optional<String> title, List<Step> steps, List<Note> notes, Place place) {
  public Change {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** The adapters or domains that its steps bring, or assign to an mdev. */
  public IdSet expects(PoolMask.Kind kind) {
    return steps.stream().map(step -> expects(kind, step)).reduce(IdSet.NONE, IdSet::union);
  }

  private static IdSet expects(PoolMask.Kind kind, Step step) {
    boolean adapters = kind == PoolMask.Kind.APMASK;
    if (step instanceof Step.Configure lpar) {
      return (adapters ? lpar.adapters() : lpar.domains()).orElse(IdSet.NONE);
    }
    if (step instanceof Step.Assign assign
        && assign.attribute() == (adapters ? Attribute.ADAPTER : Attribute.DOMAIN)) {
      KernelNumber number = KernelNumber.parse(assign.value());
      return number.ok() && !number.above(IdSet.BITS - 1) ? IdSet.of(number.id()) : IdSet.NONE;
    }
    return IdSet.NONE;
  }
}
