package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The layout is that of mdevctl 1.2.0, whose output these texts are. */
class MdevctlDefinitionTest {

  @Test
  void oneAttributeAnObject() {
    assertThat(
            MdevctlDefinition.json(
                List.of(
                    new MdevAttribute("assign_adapter", "5"),
                    new MdevAttribute("assign_adapter", "6"),
                    new MdevAttribute("assign_domain", "71")),
                true))
        .isEqualTo(
            """
            {
              "mdev_type": "vfio_ap-passthrough",
              "start": "auto",
              "attrs": [
                {
                  "assign_adapter": "5"
                },
                {
                  "assign_adapter": "6"
                },
                {
                  "assign_domain": "71"
                }
              ]
            }
            """);
  }

  @Test
  void anMdevThatIsAssignedNothing() {
    assertThat(MdevctlDefinition.json(List.of(), false))
        .isEqualTo(
            """
            {
              "mdev_type": "vfio_ap-passthrough",
              "start": "manual",
              "attrs": []
            }
            """);
  }
}
