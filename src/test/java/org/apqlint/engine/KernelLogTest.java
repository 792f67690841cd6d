package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.Checked;
import org.apqlint.analysis.StepOutcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines that a refused write leaves in the kernel log, letter by letter, by release. */
class KernelLogTest {

  private static final String ONE = "62177883-f1bb-47f0-914d-32a22e3a8804";
  private static final String OTHER = "cef03c3c-903d-4ecc-9a83-40694cb8aee4";

  private static List<StepOutcome> steps(String kernel) {
    String text =
        """
        host zeus {
            %s
            adapters 5, 6
            domains 4, 7
            apmask all but 5, 6
        }
        mdev one on zeus {
            uuid %s
            adapters 5, 6
            domains 4
        }
        mdev other on zeus {
            uuid %s
            adapters 5
            domains 7
        }
        change zeus {
            assign domain 4 to other
            apmask "+5"
        }
        """;
    return Checked.text("zeus.apq", text.formatted(kernel, ONE, OTHER))
        .analysis()
        .hosts()
        .get(0)
        .change()
        .orElseThrow()
        .steps();
  }

  private static String prefix(String uuid) {
    return "vfio_ap_mdev " + uuid + ": ";
  }

  @ParameterizedTest
  @CsvSource({"kernel 6.1.75", "kernel 6.1.76", "kernel 6.8", "kernel 6.12"})
  void namesTheOwnerBefore615(String kernel) {
    String text = "Userspace may not re-assign queue %s already assigned to %s";
    List<StepOutcome> steps = steps(kernel);
    assertThat(steps.get(0).result()).isEqualTo("EADDRINUSE");
    assertThat(steps.get(0).log()).containsExactly(prefix(ONE) + text.formatted("05.0004", ONE));
    assertThat(steps.get(1).result()).isEqualTo("EBUSY");
    // Of the mdevs that stand against a mask the youngest is named.
    assertThat(steps.get(1).log())
        .containsExactly(prefix(OTHER) + text.formatted("05.0007", OTHER));
  }

  @ParameterizedTest
  @CsvSource({"kernel 6.15", "kernel 6.19"})
  void tellsAssignmentsAndMasksApartFrom615(String kernel) {
    List<StepOutcome> steps = steps(kernel);
    assertThat(steps.get(0).log())
        .containsExactly(
            prefix(OTHER)
                + "Userspace may not assign queue 05.0004 to mdev: already assigned to "
                + ONE);
    assertThat(steps.get(1).log())
        .containsExactly(
            prefix(OTHER) + "Can not reserve queue 05.0007 for host driver: in use by mdev");
  }

  @ParameterizedTest
  @CsvSource({"kernel 5.15", "driver static"})
  void staticSaysNothing(String kernel) {
    List<StepOutcome> steps = steps(kernel);
    assertThat(steps.get(0).result()).isEqualTo("EADDRINUSE");
    assertThat(steps.get(0).log()).isEmpty();
    assertThat(steps.get(1).result()).isEqualTo("OK");
  }
}
