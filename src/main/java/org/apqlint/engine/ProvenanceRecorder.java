package org.apqlint.engine;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.Provenance;
import org.apqlint.model.Fact;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.AgendaEventListener;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.rule.Match;

/**
 * Watches a session and notes which rule derived which fact from which others. Facts carry no
 * reasons of their own; this is the one source of every explanation.
 */
final class ProvenanceRecorder {

  private final Map<Fact, Derivation> derivations = new LinkedHashMap<>();
  private Match firing;

  AgendaEventListener agendaListener() {
    return new DefaultAgendaEventListener() {
      @Override
      public void beforeMatchFired(BeforeMatchFiredEvent event) {
        firing = event.getMatch();
      }

      @Override
      public void afterMatchFired(AfterMatchFiredEvent event) {
        firing = null;
      }
    };
  }

  RuleRuntimeEventListener factListener() {
    return new DefaultRuleRuntimeEventListener() {
      @Override
      public void objectInserted(ObjectInsertedEvent event) {
        if (firing != null && event.getObject() instanceof Fact fact) {
          derivations.putIfAbsent(fact, derivation(fact));
        }
      }

      // A conclusion drawn from half of the facts is withdrawn when the other half arrives.
      @Override
      public void objectDeleted(ObjectDeletedEvent event) {
        if (event.getOldObject() instanceof Fact fact) {
          derivations.remove(fact);
        }
      }
    };
  }

  private Derivation derivation(Fact fact) {
    String summary = RuleText.of(firing.getRule()).summary();
    List<Fact> because =
        firing.getObjects().stream()
            .flatMap(ProvenanceRecorder::each)
            .filter(Fact.class::isInstance)
            .map(Fact.class::cast)
            .distinct()
            .toList();
    return new Derivation(firing.getRule().getName(), summary, fact, because);
  }

  /** A rule that collects facts matches them as one list. */
  private static Stream<?> each(Object matched) {
    return matched instanceof Collection<?> collected ? collected.stream() : Stream.of(matched);
  }

  Provenance provenance() {
    return new Provenance(List.copyOf(derivations.values()));
  }

  /** Forgets what was recorded: a replay keeps no graph of thousands of steps. */
  void clear() {
    derivations.clear();
  }
}
