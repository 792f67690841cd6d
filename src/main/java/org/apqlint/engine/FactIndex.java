package org.apqlint.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.rule.FactHandle;

/**
 * The facts of a session by their class. The session's own look-up goes through every fact that
 * there is: with the findings of thousands of steps among them, a replay would no longer be linear.
 */
final class FactIndex extends DefaultRuleRuntimeEventListener {

  private final Map<Class<?>, Map<FactHandle, Object>> facts = new LinkedHashMap<>();

  private long inserted;

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    inserted++;
    facts
        .computeIfAbsent(event.getObject().getClass(), kind -> new LinkedHashMap<>())
        .put(event.getFactHandle(), event.getObject());
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    Map<FactHandle, Object> sameKind = facts.get(event.getOldObject().getClass());
    if (sameKind != null) {
      sameKind.remove(event.getFactHandle());
    }
  }

  /** How many facts there have been. */
  long inserted() {
    return inserted;
  }

  /** The facts of that kind, which may be an interface. */
  <F> List<F> all(Class<F> kind) {
    return ofKind(kind).flatMap(some -> some.values().stream()).<F>map(kind::cast).toList();
  }

  /** The handles of these facts. */
  List<FactHandle> handles(Class<?> kind) {
    return ofKind(kind).flatMap(some -> some.keySet().stream()).toList();
  }

  private Stream<Map<FactHandle, Object>> ofKind(Class<?> kind) {
    return facts.entrySet().stream()
        .filter(entry -> kind.isAssignableFrom(entry.getKey()))
        .map(Map.Entry::getValue);
  }
}
