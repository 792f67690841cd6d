package org.apqlint.engine;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apqlint.finding.Finding;
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

  private Session(KieSession session) {
    this.session = session;
    session.addEventListener(recorder.agendaListener());
    session.addEventListener(recorder.factListener());
    session.addEventListener(facts);
  }

  /** A world in which everything declared holds at once. */
  static Session intent(RuleBase rules) {
    return new Session(rules.intentSession());
  }

  /** A world that changes step by step. */
  static Session replay(RuleBase rules) {
    return new Session(rules.replaySession());
  }

  /** A world of results, beside each other. */
  static Session compare(RuleBase rules) {
    return new Session(rules.compareSession());
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
      if (session.fireAllRules(AT_MOST) == AT_MOST) {
        throw new IllegalStateException(
            "the rules of phase " + phase.group() + " do not come to rest");
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
  }
}
