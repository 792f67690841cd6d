package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.drools.base.base.ValueResolver;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.drools.base.reteoo.BaseTuple;
import org.drools.base.rule.Declaration;
import org.drools.base.rule.accessor.Enabled;
import org.kie.api.runtime.KieSession;

/**
 * Rules that can be taken out and put back while an engine is in use: by their attribute {@code
 * enabled}, which the engine asks before it fires a match.
 *
 * <p>That is the same as a rule base without the rule. Whatever our rules do, they do in their
 * consequences: there are no queries, and no rule extends another. And a rule base takes a while to
 * build. Without one rule others may find no end; that is noticed, too.
 */
final class RuleSwitches {

  /** Far more than any of the specifications needs. */
  private static final int MOST_MATCHES = 20_000;

  private final Map<String, List<Switch>> switches = new TreeMap<>();
  private int matches;

  /** One rule of one rule base. */
  private final class Switch implements Enabled {
    private boolean on = true;
    private boolean asked;

    @Override
    public boolean getValue(
        BaseTuple match, Declaration[] declarations, RuleImpl rule, ValueResolver resolver) {
      asked = true;
      if (++matches > MOST_MATCHES) {
        throw new IllegalStateException("the rules find no end");
      }
      return on;
    }
  }

  RuleSwitches(RuleBase rules) {
    try (KieSession intent = rules.intentSession();
        KieSession replay = rules.replaySession();
        KieSession compare = rules.compareSession()) {
      Stream.of(intent, replay, compare)
          .flatMap(session -> session.getKieBase().getKiePackages().stream())
          .flatMap(somePackage -> somePackage.getRules().stream())
          .forEach(rule -> add((RuleImpl) rule));
    }
  }

  private void add(RuleImpl rule) {
    Switch added = new Switch();
    rule.setEnabled(added);
    switches.computeIfAbsent(rule.getName(), name -> new ArrayList<>()).add(added);
  }

  Set<String> rules() {
    return switches.keySet();
  }

  /** Runs this as if there were no such rule. */
  <T> T without(String rule, Supplier<T> run) {
    switches.get(rule).forEach(some -> some.on = false);
    matches = 0;
    try {
      return run.get();
    } finally {
      switches.get(rule).forEach(some -> some.on = true);
    }
  }

  /** Runs this, and says which rules fired meanwhile. */
  Set<String> firedBy(Runnable run) {
    switches.values().stream().flatMap(Collection::stream).forEach(some -> some.asked = false);
    matches = 0;
    run.run();
    Set<String> fired = new HashSet<>();
    switches.forEach(
        (rule, some) -> {
          if (some.stream().anyMatch(one -> one.asked)) {
            fired.add(rule);
          }
        });
    return fired;
  }
}
