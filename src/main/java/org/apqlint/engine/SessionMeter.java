package org.apqlint.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apqlint.run.RuleFigures;
import org.drools.base.definitions.rule.impl.RuleImpl;
import org.kie.api.definition.rule.Rule;
import org.kie.api.event.rule.AfterMatchFiredEvent;
import org.kie.api.event.rule.BeforeMatchFiredEvent;
import org.kie.api.event.rule.DefaultAgendaEventListener;
import org.kie.api.event.rule.MatchCreatedEvent;

/**
 * Measures the rules of a session. Drools finds the matches of a rule when its turn comes, and says
 * so for each match; it does not say that it looks at a rule. What these figures mean is told by
 * {@link RuleFigures}.
 */
final class SessionMeter extends DefaultAgendaEventListener {

  private static final class Tally {
    private final Rule rule;
    private long matches;
    private long firings;
    private long matching;
    private long acting;

    private Tally(Rule rule) {
      this.rule = rule;
    }

    private RuleFigures figures() {
      return new RuleFigures(
          rule.getName(),
          RuleText.of(rule).codeIfAny(),
          ((RuleImpl) rule).getAgendaGroup(),
          matches,
          firings,
          matching,
          acting);
    }
  }

  private final LongSupplier clock;
  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private long moment;

  SessionMeter(LongSupplier clock) {
    this.clock = clock;
  }

  /** A phase begins: what was before is no work of a rule. */
  void begin() {
    moment = clock.getAsLong();
  }

  @Override
  public void matchCreated(MatchCreatedEvent event) {
    Tally tally = tally(event.getMatch().getRule());
    tally.matches++;
    tally.matching += sinceTheMomentBefore();
  }

  // Between the last match and its consequence Drools only takes it from its list.
  @Override
  public void beforeMatchFired(BeforeMatchFiredEvent event) {
    moment = clock.getAsLong();
  }

  @Override
  public void afterMatchFired(AfterMatchFiredEvent event) {
    Tally tally = tally(event.getMatch().getRule());
    tally.firings++;
    tally.acting += sinceTheMomentBefore();
  }

  private long sinceTheMomentBefore() {
    long now = clock.getAsLong();
    long passed = now - moment;
    moment = now;
    return passed;
  }

  private Tally tally(Rule rule) {
    return tallies.computeIfAbsent(rule.getName(), name -> new Tally(rule));
  }

  List<RuleFigures> figures() {
    return tallies.values().stream().map(Tally::figures).toList();
  }
}
