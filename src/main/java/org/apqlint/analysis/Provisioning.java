package org.apqlint.analysis;

import java.util.List;
import java.util.Optional;

/**
 * The writes that make the specification of a host true, replayed from a fresh host: masks of the
 * boot, every queue on the driver of its owner, no mdev.
 *
 * @param replay each write with the kernel's answer, and what holds after the last one
 * @param choices what is done otherwise than usual, and why
 */
public record Provisioning(ChangeAnalysis replay, List<Choice> choices) {

  /**
   * A choice of the plan.
   *
   * @param mdev the mdev that it is about
   * @param why what is done and the reason, as a sentence
   */
  public record Choice(String mdev, String why) {}

  public Provisioning {
    choices = List.copyOf(choices);
  }

  /** The first write that the kernel would refuse: then the end state itself is refused. */
  public Optional<StepOutcome> refusal() {
    return replay.steps().stream().filter(step -> !step.ok()).findFirst();
  }
}
