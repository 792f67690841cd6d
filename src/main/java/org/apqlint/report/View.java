package org.apqlint.report;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Place;
import org.apqlint.model.Step;

/**
 * What holds on a host at the moment that a question is about, and why: by the intent reading, or
 * after a step of its changes.
 *
 * @param asked the number of the step after which the question is asked
 * @param ofStep whether the question is about that step itself
 */
record View(HostAnalysis host, Optional<Trace> trace, int asked, boolean ofStep) {

  /** The facts of that kind that hold. */
  <F extends Fact> Stream<F> facts(Class<F> kind) {
    return trace
        .map(remembered -> remembered.moment().facts(kind))
        .orElseGet(() -> host.provenance().facts(kind));
  }

  /** The facts of that kind that the step made that is looked at; all of them in the intent. */
  <F extends Fact> Stream<F> fresh(Class<F> kind) {
    return trace
        .map(remembered -> remembered.moment().fresh(kind))
        .orElseGet(() -> host.provenance().facts(kind));
  }

  /** How the fact was derived; empty for what is declared, and for what an earlier step made. */
  Optional<Derivation> of(Fact fact) {
    return trace
        .flatMap(remembered -> remembered.provenance().of(fact))
        .or(() -> since(fact).isPresent() ? Optional.empty() : host.provenance().of(fact));
  }

  /** The number of the step that made the fact. */
  Optional<Integer> since(Fact fact) {
    return trace.flatMap(remembered -> remembered.since(fact));
  }

  /** The number of the step that last bound the queue or took it away. */
  Optional<Integer> moved(Apqn queue) {
    return trace.flatMap(remembered -> remembered.moved(queue));
  }

  /** The number of the step that is looked at; 0 for what is declared. */
  int number() {
    return trace.map(remembered -> remembered.moment().step()).orElse(0);
  }

  /** The fact for which the step is refused, or waits. */
  Optional<Fact> verdict() {
    return trace.flatMap(Trace::verdict);
  }

  StepOutcome step(int number) {
    return host.change().orElseThrow().steps().get(number - 1);
  }

  /** {@code step 3 `unbind 06.00ab`, zeus.apq:41}. */
  String stepAndPlace(int number) {
    return "step "
        + number
        + " `"
        + step(number).step().text()
        + "`, "
        + step(number).step().place().fileAndLine();
  }

  /** The guest that has the mdev open at a moment of a replay. */
  Optional<String> userOf(String mdev) {
    return trace.flatMap(remembered -> remembered.moment().userOf(mdev));
  }

  Optional<Assigned> assigned(String mdev) {
    return facts(Assigned.class).filter(fact -> fact.mdev().equals(mdev)).findFirst();
  }

  Optional<GuestMatrix> seen(String mdev) {
    return facts(GuestMatrix.class).filter(fact -> fact.mdev().equals(mdev)).findFirst();
  }

  Optional<QueueRow> row(int apid) {
    return facts(QueueRow.class).filter(row -> row.apid() == apid).findFirst();
  }

  /** Where a fact comes from: a step, or the statement that it rests on. */
  Optional<String> origin(Fact fact) {
    Optional<Integer> step = since(fact);
    if (step.filter(made -> ofStep && made == number()).isPresent()) {
      return Optional.empty();
    }
    if (step.isPresent()) {
      return step.map(made -> (made == number() ? "by " : "since ") + stepAndPlace(made));
    }
    Optional<Place> place = fact.declaredAt().or(() -> declared(fact));
    return place.map(Place::fileAndLine);
  }

  /** The last step up to this one that was carried out and that passes the test. */
  Optional<String> lastStep(int upTo, Predicate<Step> test) {
    Optional<String> found = Optional.empty();
    for (int made = 1; made <= upTo; made++) {
      if (step(made).ok() && test.test(step(made).step())) {
        found = Optional.of(stepAndPlace(made));
      }
    }
    return found;
  }

  /** The last step up to this one that set or cleared the override of the queue. */
  Optional<Step.OverrideDriver> lastOverride(int upTo, Apqn queue) {
    return host.change().map(change -> change.steps()).orElse(List.of()).stream()
        .limit(upTo)
        .filter(StepOutcome::ok)
        .map(StepOutcome::step)
        .filter(Step.OverrideDriver.class::isInstance)
        .map(Step.OverrideDriver.class::cast)
        .filter(step -> step.queue().equals(queue))
        .reduce((earlier, later) -> later);
  }

  /** The first statement among the reasons, which are in the order of the rule's conditions. */
  private Optional<Place> declared(Fact fact) {
    return of(fact).stream()
        .flatMap(derivation -> derivation.because().stream())
        .flatMap(reason -> reason.declaredAt().stream())
        .findFirst();
  }
}
