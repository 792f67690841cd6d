package org.apqlint.format;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apqlint.model.Place;

/** A model without the places of its parts, which layout moves. */
final class Placeless {

  private Placeless() {}

  /** The parts of records and collections, as far down as they go. */
  static Object of(Object part) {
    if (part instanceof Place) {
      return "place";
    }
    if (part instanceof Record) {
      List<Object> parts = new ArrayList<>(List.of(part.getClass()));
      for (RecordComponent component : part.getClass().getRecordComponents()) {
        try {
          component.getAccessor().setAccessible(true);
          parts.add(component.getName() + "=" + of(component.getAccessor().invoke(part)));
        } catch (ReflectiveOperationException e) {
          throw new AssertionError(e);
        }
      }
      return parts;
    }
    if (part instanceof Optional<?> maybe) {
      return maybe.map(Placeless::of);
    }
    if (part instanceof Set<?> set) {
      return set.stream().map(Placeless::of).map(Object::toString).collect(Collectors.toSet());
    }
    if (part instanceof Collection<?> list) {
      return list.stream().map(Placeless::of).toList();
    }
    if (part instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>();
      map.forEach((key, value) -> sorted.put(of(key).toString(), of(value)));
      return sorted;
    }
    return part;
  }
}
