package org.apqlint.analysis.upgrade;

import java.util.List;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Finding;

/**
 * A host before and after its kernel changes.
 *
 * @param before all that holds before
 * @param after all that holds after
 * @param behaviour what the two kernels do differently, as far as this host will notice
 * @param guests what each guest gets, in the order of the text
 * @param findings findings that are gone, and new ones
 * @param disagreements for each guest that sees something else, the finding that says so (AP304)
 * @param steps the steps of its changes that differ, ascending
 * @param masks the masks that its changes leave with other ids
 * @param mdevs the mdevs that its changes leave in another state, in the order of the text
 */
public record HostUpgrade(
    HostAnalysis before,
    HostAnalysis after,
    List<BehaviourChange> behaviour,
    List<GuestComparison> guests,
    List<FindingChange> findings,
    List<Finding> disagreements,
    List<StepChange> steps,
    List<MaskChange> masks,
    List<MdevChange> mdevs) {
  public HostUpgrade {
    behaviour = List.copyOf(behaviour);
    guests = List.copyOf(guests);
    findings = List.copyOf(findings);
    disagreements = List.copyOf(disagreements);
    steps = List.copyOf(steps);
    masks = List.copyOf(masks);
    mdevs = List.copyOf(mdevs);
  }

  /** Whether nobody will notice. */
  public boolean nothingChanges() {
    return behaviour.isEmpty()
        && guests.stream().noneMatch(GuestComparison::changed)
        && findings.isEmpty()
        && steps.isEmpty()
        && masks.isEmpty()
        && mdevs.isEmpty();
  }

  /** Whether a guest sees fewer queues, as declared or after the changes. */
  public boolean guestsLose() {
    return guests.stream().anyMatch(guest -> !guest.lost().isEmpty())
        || mdevs.stream().anyMatch(mdev -> !mdev.lost().isEmpty());
  }
}
