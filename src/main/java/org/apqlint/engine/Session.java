package org.apqlint.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.run.RunEvents;
import org.kie.api.event.rule.RuleRuntimeEventListener;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaGroup;

/** One world of facts, and the rules over it. */
final class Session implements AutoCloseable {

  /** Far more firings than a phase needs: rules that undo each other must not hang the program. */
  private static final int AT_MOST = 1_000_000;

  private final KieSession session;
  private final ProvenanceRecorder recorder = new ProvenanceRecorder();
  private final FactIndex facts = new FactIndex();

  private final RunEvents events;
  private final Optional<SessionMeter> meter;

  private Session(KieSession session, RunEvents events) {
    this.session = session;
    this.events = events;
    this.meter = events.ruleClock().map(SessionMeter::new);
    meter.ifPresent(session::addEventListener);
    session.addEventListener(recorder.agendaListener());
    session.addEventListener(recorder.factListener());
    session.addEventListener(facts);
  }

  /** A world in which everything declared holds at once. */
  static Session intent(RuleBase rules) {
    return new Session(rules.intentSession(), rules.events());
  }

  /** A world that changes step by step. */
  static Session replay(RuleBase rules) {
    return new Session(rules.replaySession(), rules.events());
  }

  /** A world of results, beside each other. */
  static Session compare(RuleBase rules) {
    return new Session(rules.compareSession(), rules.events());
  }

  /** Tells somebody else, too, what comes and goes. */
  void listen(RuleRuntimeEventListener listener) {
    session.addEventListener(listener);
  }

  void insert(Object fact) {
    session.insert(fact);
  }

  void insertAll(Collection<?> facts) {
    facts.forEach(session::insert);
  }

  /** Runs one phase to its end. */
  void run(Phase phase) {
    AgendaGroup group = session.getAgenda().getAgendaGroup(phase.group());
    if (group != null) { // null: no rule belongs to the phase
      group.setFocus();
      RunEvents.Part part = events.phase(phase.group());
      try (part) {
        meter.ifPresent(SessionMeter::begin);
        if (session.fireAllRules(AT_MOST) == AT_MOST) {
          throw new IllegalStateException(
              "the rules of phase " + phase.group() + " do not come to rest");
        }
      }
    }
  }

  /** The facts of that kind, in no particular order. */
  <F> List<F> all(Class<F> kind) {
    return facts.all(kind);
  }

  /** The facts of that kind, sorted. */
  <F> List<F> all(Class<F> kind, Comparator<? super F> order) {
    return all(kind).stream().sorted(order).toList();
  }

  /** Takes back every fact of that kind. */
  void deleteAll(Class<?> kind) {
    facts.handles(kind).forEach(session::delete);
  }

  List<Finding> findings() {
    return all(Finding.class, Comparator.naturalOrder());
  }

  ProvenanceRecorder recorder() {
    return recorder;
  }

  @Override
  public void close() {
    session.dispose();
    events.session(facts.inserted(), meter.map(SessionMeter::figures).orElse(List.of()));
  }
}
