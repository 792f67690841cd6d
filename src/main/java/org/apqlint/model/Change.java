package org.apqlint.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.model.Step.Assign.Attribute;

/** A {@code change} block: steps to replay on a host, in order. */
public record Change(
    String host, Optional<String> title, List<Step> steps, List<Note> notes, Place place) {
  public Change {
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** The mdevs whose first life-cycle step is their creation: they do not exist before it. */
  public static Set<String> createdLater(List<Step> steps) {
    Map<String, Boolean> createdFirst = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step instanceof Step.Create create) {
        createdFirst.putIfAbsent(create.mdev(), true);
      } else if (step instanceof Step.Remove remove) {
        createdFirst.putIfAbsent(remove.mdev(), false);
      }
    }
    return createdFirst.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
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
