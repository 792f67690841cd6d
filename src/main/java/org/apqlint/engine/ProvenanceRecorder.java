package org.apqlint.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.Provenance;
import org.apqlint.finding.Finding;
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
  private final Map<Fact, Derivation> replaced = new LinkedHashMap<>();
  private final Map<Finding, List<Fact>> findings = new HashMap<>();
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
        } else if (firing != null && event.getObject() instanceof Finding finding) {
          findings.put(finding, matched());
        }
      }

      // A conclusion drawn from half of the facts is withdrawn when the other half arrives; in a
      // replay, a rule puts another fact in place of one, which then is a reason of the new one.
      @Override
      public void objectDeleted(ObjectDeletedEvent event) {
        if (event.getOldObject() instanceof Fact fact) {
          Derivation old = derivations.remove(fact);
          if (old != null) {
            replaced.put(fact, old);
          }
        }
      }
    };
  }

  private Derivation derivation(Fact fact) {
    String summary = RuleText.of(firing.getRule()).summary();
    return new Derivation(firing.getRule().getName(), summary, fact, matched());
  }

  private List<Fact> matched() {
    return firing.getObjects().stream()
        .flatMap(ProvenanceRecorder::each)
        .filter(Fact.class::isInstance)
        .map(Fact.class::cast)
        .distinct()
        .toList();
  }

  /** A rule that collects facts matches them as one list. */
  private static Stream<?> each(Object matched) {
    return matched instanceof Collection<?> collected ? collected.stream() : Stream.of(matched);
  }

  Provenance provenance() {
    return new Provenance(
        List.copyOf(derivations.values()), List.copyOf(replaced.values()), findings);
  }

  /** Forgets what was recorded: a replay keeps no graph of thousands of steps. */
  void clear() {
    derivations.clear();
    replaced.clear();
    findings.clear();
  }
}
