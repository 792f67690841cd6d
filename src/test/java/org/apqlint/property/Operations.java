package org.apqlint.property;

import java.util.List;
import org.apqlint.model.Step;

/** The operations of the reference model that do what a step does. */
final class Operations {

  private static final String GUEST_OF = "guest-of-";

  private Operations() {}

  static List<String> of(Step step) {
    if (step instanceof Step.WriteMask write) {
      return List.of(write.mask().toString(), write.value());
    } else if (step instanceof Step.Assign assign) {
      String attribute = assign.attribute().toString().replace('-', '_');
      return List.of(
          (assign.adds() ? "assign_" : "unassign_") + attribute, assign.mdev(), assign.value());
    } else if (step instanceof Step.WriteApConfig write) {
      return List.of("ap_config", write.mdev(), write.value());
    } else if (step instanceof Step.Create create) {
      return List.of("create", create.mdev());
    } else if (step instanceof Step.StartGuest start) {
      return List.of("start", start.guest().substring(GUEST_OF.length()));
    } else if (step instanceof Step.OverrideDriver override) {
      return List.of("override", override.queue().toString(), override.driver());
    } else if (step instanceof Step.Unbind unbind) {
      return List.of("unbind", unbind.queue().toString());
    } else if (step instanceof Step.Probe probe) {
      return List.of("drivers_probe", probe.queue().toString());
    }
    throw new IllegalArgumentException("no step of provisioning: " + step.text());
  }
}
