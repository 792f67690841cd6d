package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.finding.RefusedBy;
import org.apqlint.reference.ReferenceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The intent of a specification is what provisioning it leads to; and it has an error of the kernel
 * exactly when the kernel refuses a write of the provisioning.
 */
class IntentPropertyTest {

  private static final int SPECIFICATIONS = 300;

  @ParameterizedTest
  @ValueSource(
      strings = {"static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override"})
  void intentIsWhatProvisioningLeadsTo(String generation) {
    int accepted = 0;
    for (int seed = 1; seed <= SPECIFICATIONS; seed++) {
      Scenario scenario = new ScenarioGenerator(seed).next(generation);
      String text = scenario.text();
      ReferenceModel model = ReferenceModel.of(generation, scenario.host());
      boolean provisioned = scenario.provision(model);
      Checked checked = Checked.text("seed-" + seed + ".apq", text);
      assertThat(checked.errors())
          .as("seed %d%n%s", seed, text)
          .allMatch(error -> error.refusedBy() == RefusedBy.KERNEL);
      assertThat(checked.errors().isEmpty())
          .as("no error, seed %d%n%s%n%s", seed, text, checked.errors())
          .isEqualTo(provisioned);
      if (provisioned) {
        accepted++;
        assertThat(ReportedState.declared(checked.json()))
            .as("seed %d%n%s", seed, text)
            .isEqualTo(filtered(scenario, model).state());
      }
    }
    assertThat(accepted).as("specifications without errors").isBetween(50, SPECIFICATIONS - 50);
  }

  /** The intent uses the full filter for the generation whose own one overlooks queues. */
  private static ReferenceModel filtered(Scenario scenario, ReferenceModel model) {
    if (!scenario.generation().equals("dynamic-delta")) {
      return model;
    }
    ReferenceModel fixed = ReferenceModel.of("dynamic", scenario.host());
    scenario.provision(fixed);
    return fixed;
  }
}
