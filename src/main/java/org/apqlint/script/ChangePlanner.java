package org.apqlint.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.finding.Finding;
import org.apqlint.model.Change;
import org.apqlint.model.Host;
import org.apqlint.model.Step;
import org.apqlint.script.ChangePlan.Block;
import org.apqlint.script.ChangePlan.PlannedStep;
import org.apqlint.script.ChangePlan.State;

/** Turns the replay of a host's change blocks into the plan of a script. */
public final class ChangePlanner {

  /**
   * The steps in the order in which they are done.
   *
   * @param after what holds after the last one
   * @param why why it is not the order of the text, if it is not
   */
  private record Order(List<StepOutcome> steps, State after, Optional<String> why) {}

  private final HostAnalysis analysis;
  private final ChangeAnalysis replay;
  private final List<Change> changes;
  private final List<Finding> findings;

  private ChangePlanner(HostAnalysis analysis, List<Change> changes, List<Finding> findings) {
    this.analysis = analysis;
    this.replay = analysis.change().orElseThrow();
    this.changes = changes;
    this.findings = findings;
  }

  /**
   * The plan of that host, which has change blocks.
   *
   * @param changes the change blocks of the specification
   * @param findings the findings of the specification
   */
  public static ChangePlan plan(
      HostAnalysis analysis, List<Change> changes, List<Finding> findings) {
    String host = analysis.host().name();
    return new ChangePlanner(
            analysis,
            changes.stream().filter(change -> change.host().equals(host)).toList(),
            findings.stream()
                .filter(finding -> finding.host().isEmpty() || finding.host().get().equals(host))
                .toList())
        .plan();
  }

  private ChangePlan plan() {
    Order order = order();
    return new ChangePlan(
        analysis.host(),
        analysis.declared(),
        analysis.guests().stream().map(GuestAnalysis::guest).toList(),
        before(),
        blocks(order.steps()),
        order.after(),
        order.why(),
        findings.stream()
            .filter(
                finding ->
                    replay.steps().stream()
                        .noneMatch(done -> done.step().place().contains(finding.place())))
            .toList());
  }

  /** The order of the text; an order that works where this one does not belongs here. */
  private Order order() {
    return new Order(
        replay.steps(),
        new State(replay.apmask(), replay.aqmask(), replay.mdevs()),
        Optional.empty());
  }

  private State before() {
    Host host = analysis.host();
    Set<String> later =
        Change.createdLater(replay.steps().stream().map(StepOutcome::step).toList());
    return new State(
        host.apmask().ids(),
        host.aqmask().ids(),
        analysis.mdevs().stream().filter(mdev -> !later.contains(mdev.name())).toList());
  }

  private List<Block> blocks(List<StepOutcome> steps) {
    Map<Step, Change> homes = new HashMap<>();
    changes.forEach(change -> change.steps().forEach(step -> homes.putIfAbsent(step, change)));
    List<Block> blocks = new ArrayList<>();
    List<PlannedStep> together = new ArrayList<>();
    Change current = changes.get(0);
    int number = 0;
    for (StepOutcome outcome : steps) {
      Change home = homes.getOrDefault(outcome.step(), current);
      if (!home.equals(current) && !together.isEmpty()) {
        blocks.add(new Block(current, together));
        together.clear();
      }
      current = home;
      number++;
      together.add(new PlannedStep(number, outcome, at(outcome.step())));
    }
    blocks.add(new Block(current, together));
    return blocks;
  }

  private List<Finding> at(Step step) {
    return findings.stream().filter(finding -> step.place().contains(finding.place())).toList();
  }
}
