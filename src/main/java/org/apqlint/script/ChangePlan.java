package org.apqlint.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.Change;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step;

/**
 * What the change blocks of a host do, step by step, as they were replayed.
 *
 * @param mdevs its mdevs as declared
 * @param before where the replay began
 * @param blocks the steps, first to last, under the block that each stands in
 * @param after where the replay ended
 * @param why why the steps are in another order than in the text, if they are
 * @param findings what was found on the host, but for what is said of a step
 */
public record ChangePlan(
    Host host,
    List<Mdev> mdevs,
    List<Guest> guests,
    State before,
    List<Block> blocks,
    State after,
    Optional<String> why,
    List<Finding> findings) {

  /**
   * What a host is like.
   *
   * @param mdevs those that exist
   */
  public record State(IdSet apmask, IdSet aqmask, List<MdevAnalysis> mdevs) {
    public State {
      mdevs = List.copyOf(mdevs);
    }
  }

  /** Steps of one block that follow one another. */
  public record Block(Change change, List<PlannedStep> steps) {
    public Block {
      steps = List.copyOf(steps);
    }
  }

  /**
   * A step with what came of it in the replay.
   *
   * @param number from 1, over all blocks
   * @param findings what was found at its place
   */
  public record PlannedStep(int number, StepOutcome outcome, List<Finding> findings) {
    public PlannedStep {
      findings = List.copyOf(findings);
    }

    public Step step() {
      return outcome.step();
    }
  }

  public ChangePlan {
    mdevs = List.copyOf(mdevs);
    guests = List.copyOf(guests);
    blocks = List.copyOf(blocks);
    findings = List.copyOf(findings);
  }

  /** Every step, first to last. */
  public List<PlannedStep> steps() {
    return blocks.stream().flatMap(block -> block.steps().stream()).toList();
  }

  /** The steps that the replay did not get done: refused, or waiting. */
  public List<PlannedStep> stuck() {
    return steps().stream().filter(step -> !step.outcome().ok()).toList();
  }

  /**
   * What forbids the script: what is said of a step that is stuck, and what keeps a guest that the
   * change starts from starting. What the kernel would refuse of the declared state does not: the
   * replay takes it as declared, and the script looks whether the host is so.
   */
  public List<Finding> refusals() {
    return Stream.concat(
            stuck().stream().flatMap(step -> step.findings().stream()), unstartable().stream())
        .distinct()
        .sorted()
        .toList();
  }

  private List<Finding> unstartable() {
    List<String> started =
        steps().stream()
            .map(PlannedStep::step)
            .filter(Step.StartGuest.class::isInstance)
            .map(step -> host.name() + "/" + ((Step.StartGuest) step).guest())
            .toList();
    return findings.stream()
        .filter(
            finding ->
                finding.refusedBy() == RefusedBy.HYPERVISOR
                    || finding.refusedBy() == RefusedBy.KERNEL)
        .filter(finding -> started.contains(finding.subject()))
        .toList();
  }

  Guest guest(String name) {
    return guests.stream().filter(guest -> guest.name().equals(name)).findFirst().orElseThrow();
  }

  String uuid(String mdev) {
    return Quote.uuid(
        mdevs.stream().filter(m -> m.name().equals(mdev)).findFirst().orElseThrow().uuid());
  }
}
