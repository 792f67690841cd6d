package org.apqlint.script;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;

/** What QEMU and its monitor are told. */
final class CommandLines {

  private static final String MATRIX = "/sys/devices/vfio_ap/matrix/";

  private CommandLines() {}

  /** The part of QEMU's command line that gives a guest its mdev. */
  static String qemu(Host host, Guest guest, String uuid) {
    return "qemu-system-s390x ... -cpu "
        + Quote.word(cpu(host, guest.cpu()))
        + " -device "
        + Quote.word(device(guest, uuid));
  }

  /** The device as {@code -device} and {@code device_add} take it. */
  static String device(Guest guest, String uuid) {
    return "vfio-ap,sysfsdev=" + MATRIX + uuid + ",id=" + Quote.qemuValue(guest.deviceId());
  }

  /** How libvirt on another host reaches the one on this host. */
  static String uri(String host) {
    return "qemu+ssh://" + host + "/system";
  }

  /** What the monitor is told to send the guest to a QEMU that waits on this host. */
  static String migrate(String host) {
    return "migrate -d tcp:" + host + ":4444";
  }

  /** The CPU model with its features named, on or off. */
  private static String cpu(Host host, CpuModel cpu) {
    String model = cpu.hostLike() ? "host" : Quote.qemuValue(cpu.name());
    return model
        + Arrays.stream(CpuFeature.values())
            .flatMap(feature -> setting(host, cpu, feature).stream())
            .collect(Collectors.joining());
  }

  private static Optional<String> setting(Host host, CpuModel cpu, CpuFeature feature) {
    CpuModel.Setting named = cpu.settings().get(feature);
    if (named != null) {
      return Optional.of("," + feature + "=" + (named.on() ? "on" : "off"));
    }
    return cpu.hostLike() && host.has(feature)
        ? Optional.of("," + feature + "=on")
        : Optional.empty();
  }

  /**
   * The host device for libvirt: what {@code virsh attach-device} and {@code detach-device} read.
   */
  static String hostdevXml(String uuid) {
    return """
        <hostdev mode='subsystem' type='mdev' managed='no' model='vfio-ap'>
          <source>
            <address uuid='%s'/>
          </source>
        </hostdev>
        """
        .formatted(uuid);
  }

  /** The name of the file for it. */
  static String hostdevFile(String uuid) {
    return "hostdev-" + uuid + ".xml";
  }
}
