package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What libvirt reads as a node device. */
class NodeDeviceTest {

  private static final String UUID = "62177883-f1bb-47f0-914d-32a22e3a8804";

  @Test
  void theAttributesStandInTheOrderOfTheWrites() {
    assertThat(
            NodeDevice.xml(
                UUID,
                List.of(
                    new MdevAttribute("assign_adapter", "5"),
                    new MdevAttribute("assign_domain", "71"),
                    new MdevAttribute("assign_domain", "4"))))
        .isEqualTo(
            """
            <device>
              <name>mdev_62177883_f1bb_47f0_914d_32a22e3a8804_matrix</name>
              <parent>ap_matrix</parent>
              <capability type='mdev'>
                <type id='vfio_ap-passthrough'/>
                <uuid>62177883-f1bb-47f0-914d-32a22e3a8804</uuid>
                <attr name='assign_adapter' value='5'/>
                <attr name='assign_domain' value='71'/>
                <attr name='assign_domain' value='4'/>
              </capability>
            </device>
            """);
  }

  @Test
  void anMdevThatIsAssignedNothing() {
    assertThat(NodeDevice.xml(UUID, List.of()))
        .contains("<uuid>" + UUID + "</uuid>\n  </capability>\n")
        .doesNotContain("<attr");
  }

  @Test
  void onlyAUuid() {
    assertThatThrownBy(() -> NodeDevice.name("../x")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> NodeDevice.xml("<x/>", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
