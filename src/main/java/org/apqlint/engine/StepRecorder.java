package org.apqlint.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Moment;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.engine.replay.Refusal;
import org.apqlint.engine.replay.Waits;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;

/**
 * What a replay remembers of its steps: nothing, unless somebody watches. Then it is the graph of
 * the one step that bears on the question, and the number of the step behind each fact of the
 * state, so that memory grows with the state and not with the number of steps.
 */
final class StepRecorder extends DefaultRuleRuntimeEventListener {

  private final Optional<Watch> watch;
  private final Map<Fact, Integer> since = new HashMap<>();
  private final Map<Fact, Integer> replaced = new HashMap<>();
  private final Set<Fact> fresh = new HashSet<>();
  private final Map<Integer, QueueRow> rows = new HashMap<>();
  private final Map<Apqn, Integer> moved = new HashMap<>();
  private int step;
  private Moment before;
  private Trace trace;

  private StepRecorder(Optional<Watch> watch) {
    this.watch = watch;
  }

  /** For a replay that nobody asks about. */
  static StepRecorder off() {
    return new StepRecorder(Optional.empty());
  }

  static StepRecorder of(Watch watch) {
    return new StepRecorder(Optional.of(watch));
  }

  /** The state before the first step stands in the session. */
  void begin(Session state) {
    if (watch.isEmpty()) {
      return;
    }
    // What follows from the state before the first step is no work of the first step.
    state.run(Phase.DERIVE);
    state.recorder().clear();
    state.all(QueueRow.class).forEach(row -> rows.put(row.apid(), row));
    state.listen(this);
    before = moment(state);
    trace = trace(state);
  }

  /** A step is over, and what holds only during it has not been taken back yet. */
  void end(Session state) {
    step++;
    if (watch.filter(asked -> step <= asked.last()).isPresent()) {
      // One step before the first that matters there must be something to compare it with.
      if (step >= watch.get().first() - 1) {
        Moment after = moment(state);
        if (step >= watch.get().first() && watch.get().keeps(before, after)) {
          trace = trace(state);
        }
        before = after;
      }
      replaced.clear();
      fresh.clear();
    }
    // A replay keeps no graph of thousands of steps.
    state.recorder().clear();
  }

  Optional<Trace> trace() {
    return Optional.ofNullable(trace);
  }

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    if (event.getObject() instanceof Fact fact) {
      since.put(fact, step + 1);
      fresh.add(fact);
    }
    if (event.getObject() instanceof QueueRow row) {
      moved(row.apid(), rows.put(row.apid(), row), row);
    }
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    if (event.getOldObject() instanceof Fact fact) {
      fresh.remove(fact);
      Integer made = since.remove(fact);
      if (made != null && made <= step) {
        replaced.put(fact, made);
      }
    }
  }

  private void moved(int apid, QueueRow old, QueueRow row) {
    IdSet before = old == null ? IdSet.NONE : old.vfio();
    IdSet there = old == null ? IdSet.NONE : old.present();
    difference(before, row.vfio()).union(difference(there, row.present())).stream()
        .forEach(apqi -> moved.put(new Apqn(apid, apqi), step + 1));
  }

  private static IdSet difference(IdSet one, IdSet other) {
    return one.minus(other).union(other.minus(one));
  }

  private Moment moment(Session state) {
    return new Moment(step, state.all(Fact.class), fresh, Seen.in(state).open());
  }

  private Trace trace(Session state) {
    Map<Fact, Integer> made = new HashMap<>(since);
    replaced.forEach(made::putIfAbsent);
    return new Trace(moment(state), state.recorder().provenance(), verdict(state), made, moved);
  }

  private static Optional<Fact> verdict(Session state) {
    return Decisive.of(state.all(Refusal.class))
        .first()
        .<Fact>map(refusal -> refusal)
        .or(() -> state.all(Waits.class).stream().findFirst());
  }
}
