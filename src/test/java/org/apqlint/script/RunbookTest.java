package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;
import org.junit.jupiter.api.Test;

class RunbookTest {

  private final ThreeGuests spec = new ThreeGuests();

  private Runbook runbook() {
    HostAnalysis analysis = spec.analysis();
    Guest guest = analysis.guests().get(0).guest();
    List<Mdev> mdevs = analysis.declared();
    return Runbook.of(guest, Optional.of(mdevs.get(0)), Optional.of(mdevs.get(1)), "hera");
  }

  private static List<String> commands(Runbook.Stage stage) {
    return stage.ways().stream().flatMap(way -> way.commands().stream()).toList();
  }

  @Test
  void detachesMigratesAndAttaches() {
    List<Runbook.Stage> stages = runbook().stages();
    assertThat(stages).extracting(Runbook.Stage::host).containsExactly("zeus", "zeus", "hera");
    assertThat(commands(stages.get(0)))
        .containsExactly(
            "virsh detach-device guest1 hostdev-" + ThreeGuests.UUID1 + ".xml --live",
            "virsh qemu-monitor-command guest1 --hmp \"device_del hostdev0\"",
            "device_del hostdev0");
    assertThat(commands(stages.get(1)))
        .containsExactly("virsh migrate --live guest1 qemu+ssh://hera/system");
    String device =
        "device_add vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/"
            + ThreeGuests.UUID2
            + ",id=hostdev0";
    assertThat(commands(stages.get(2)))
        .containsExactly(
            "virsh attach-device guest1 hostdev-" + ThreeGuests.UUID2 + ".xml --live",
            "virsh qemu-monitor-command guest1 --hmp \"" + device + "\"",
            device);
    assertThat(stages.get(2).ways().get(0).file())
        .contains(
            new Runbook.TextFile(
                "hostdev-" + ThreeGuests.UUID2 + ".xml",
                """
                <hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
                  <source>
                    <address uuid='%s'/>
                  </source>
                </hostdev>
                """
                    .formatted(ThreeGuests.UUID2)));
  }

  @Test
  void aGuestOfQemuHasItsMonitorOnly() {
    spec.hypervisor = Guest.Hypervisor.QEMU;
    assertThat(runbook().stages())
        .allSatisfy(
            stage ->
                assertThat(stage.ways())
                    .extracting(Runbook.Way::by)
                    .containsExactly("QEMU monitor"));
  }

  @Test
  void hostileNamesStayWords() {
    spec.guest1 = "-a;$HOME'";
    spec.deviceId = "x\"`id`";
    List<Runbook.Stage> stages = runbook().stages();
    assertThat(commands(stages.get(0)).subList(0, 2))
        .containsExactly(
            "virsh detach-device --domain='-a;'\\$'HOME'\\' hostdev-"
                + ThreeGuests.UUID1
                + ".xml --live",
            "virsh qemu-monitor-command --domain='-a;'\\$'HOME'\\' --hmp 'device_del"
                + " x\"'\\`'id'\\`");
  }

  @Test
  void aSideWithoutMdevIsLeftOut() {
    Guest guest = spec.analysis().guests().get(0).guest();
    assertThat(Runbook.of(guest, Optional.empty(), Optional.empty(), "hera").stages())
        .extracting(Runbook.Stage::title)
        .containsExactly("migrate the guest");
  }
}
