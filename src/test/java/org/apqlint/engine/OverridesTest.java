package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.junit.jupiter.api.Test;

/** A change starts from the overrides of its host, as far as its kernel has them. */
class OverridesTest {

  private static final String REST =
      """
          adapters 5, 6
          domains 4, 0x47
      }
      mdev m on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
      }
      change zeus {
          assign domain 4 to m
          assign domain 0x47 to m
          apmask "-6"
          override 06.0004 with vfio_ap
      }
      """;

  private static List<String> results(String statements) {
    return ReportedState.results(
        Checked.text("zeus.apq", "host zeus {\n" + statements + "\n" + REST).json());
  }

  @Test
  void anOverrideFreesItsQueueAndLocksTheMasks() {
    assertThat(results("kernel 6.19\noverride 05.0004 with vfio_ap"))
        .containsExactly("OK", "EADDRNOTAVAIL", "EINVAL", "OK");
  }

  @Test
  void beforeTheyWereInventedOverridesHaveNoEffect() {
    assertThat(results("kernel 6.12\noverride 05.0004 with vfio_ap"))
        .containsExactly("EADDRNOTAVAIL", "EADDRNOTAVAIL", "OK", "ENOENT");
  }

  @Test
  void theLaterStatementAboutAQueueCounts() {
    assertThat(results("kernel 6.19\noverride 05.* with vfio_ap\noverride 05.0004 with cex4queue"))
        .containsExactly("EADDRNOTAVAIL", "OK", "EINVAL", "OK");
  }

  @Test
  void whatIsNotThereHasNoOverride() {
    assertThat(results("kernel 6.19\nqueue 05.0004 absent\noverride 05.0004 with vfio_ap"))
        .containsExactly("EADDRNOTAVAIL", "EADDRNOTAVAIL", "OK", "EINVAL");
  }

  @Test
  void aDeclaredStateHoldsAfterTheOverride() {
    assertThat(results("kernel 6.19\noverride 05.* with vfio_ap\nqueue 05.0047 unbound"))
        .containsExactly("OK", "EADDRNOTAVAIL", "EINVAL", "OK");
  }

  @Test
  void aMaskOfTheBootLeavesOverridesAlone() {
    String boot = "kernel 6.19\nboot apmask=0xfbff aqmask=+0-255\n";
    assertThat(results(boot)).containsExactly("OK", "OK", "OK", "EINVAL");
    assertThat(results(boot + "apmask \"-5\"\noverride 06.0004 with vfio_ap"))
        .containsExactly("OK", "OK", "EINVAL", "OK");
    assertThat(results(boot + "apmask \"-6\"")).containsExactly("OK", "OK", "OK", "EINVAL");
  }

  @Test
  void aDriverThatNobodyIsIsNoAdvice() {
    String findings =
        Checked.text(
                "zeus.apq",
                """
                host zeus {
                    kernel 6.19
                    adapters 5
                    domains 4
                    override 05.0004 with nonsense
                }
                change zeus {
                    bind 05.0004 to vfio_ap
                }
                """)
            .findingsText();
    assertThat(findings).contains("set its override to `vfio_ap`").doesNotContain("``");
  }
}
