package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;

/**
 * How a guest with a vfio-ap device moves today: detach the device, migrate, attach a device on the
 * target. A live migration with the device is blocked by QEMU.
 *
 * @param stages first to last
 */
public record Runbook(List<Stage> stages) {

  /**
   * What is done in one go on one host.
   *
   * @param title what it is for
   * @param host where it is done
   * @param ways the ways to do it, each enough by itself
   */
  public record Stage(String title, String host, List<Way> ways) {
    public Stage {
      ways = List.copyOf(ways);
    }
  }

  /**
   * One way to do it.
   *
   * @param by with what, such as {@code virsh}
   * @param commands ready to paste
   * @param file a file that the commands read
   */
  public record Way(String by, List<String> commands, Optional<TextFile> file) {
    public Way {
      commands = List.copyOf(commands);
    }
  }

  /** A text file, by its name. */
  public record TextFile(String name, String text) {}

  public Runbook {
    stages = List.copyOf(stages);
  }

  /** The runbook of a migration; a side whose mdev is not known is left out. */
  public static Runbook of(MigrationAnalysis migration, Guest guest) {
    return of(guest, migration.source(), migration.target(), migration.migration().to());
  }

  /** The runbook of a guest that leaves its host for another one. */
  public static Runbook of(
      Guest guest, Optional<Mdev> source, Optional<Mdev> target, String targetHost) {
    List<Stage> stages = new ArrayList<>();
    source.ifPresent(
        mdev ->
            stages.add(new Stage("detach the device", guest.host(), detach(guest, mdev.uuid()))));
    stages.add(new Stage("migrate the guest", guest.host(), migrate(guest, targetHost)));
    target.ifPresent(
        mdev -> stages.add(new Stage("attach a device", targetHost, attach(guest, mdev.uuid()))));
    return new Runbook(stages);
  }

  static List<Way> detach(Guest guest, String uuid) {
    String command = "device_del " + guest.deviceId();
    return device(guest, uuid, "detach-device", command);
  }

  static List<Way> attach(Guest guest, String uuid) {
    return device(guest, uuid, "attach-device", "device_add " + CommandLines.device(guest, uuid));
  }

  private static List<Way> device(Guest guest, String uuid, String verb, String monitor) {
    Way byMonitor = new Way("QEMU monitor", List.of(Quote.line(monitor)), Optional.empty());
    if (guest.hypervisor() == Guest.Hypervisor.QEMU) {
      return List.of(byMonitor);
    }
    String file = CommandLines.hostdevFile(uuid);
    return List.of(
        new Way(
            "virsh",
            List.of("virsh " + verb + " " + domain(guest) + " " + file + " --live"),
            Optional.of(new TextFile(file, CommandLines.hostdevXml(uuid)))),
        new Way(
            "virsh, by the monitor",
            List.of(
                "virsh qemu-monitor-command " + domain(guest) + " --hmp " + doubleQuoted(monitor)),
            Optional.empty()),
        byMonitor);
  }

  private static List<Way> migrate(Guest guest, String targetHost) {
    return guest.hypervisor() == Guest.Hypervisor.QEMU
        ? List.of(
            new Way(
                "QEMU monitor",
                List.of(Quote.line(CommandLines.migrate(targetHost))),
                Optional.empty()))
        : List.of(
            new Way(
                "virsh",
                List.of(
                    "virsh migrate --live "
                        + domain(guest)
                        + " "
                        + Quote.word(CommandLines.uri(targetHost))),
                Optional.empty()));
  }

  /** The guest as an argument of virsh; a name like an option must not be taken for one. */
  private static String domain(Guest guest) {
    String word = Quote.word(guest.name());
    return guest.name().startsWith("-") ? "--domain=" + word : word;
  }

  /** As people write a monitor command; anything unusual goes the safe way. */
  private static String doubleQuoted(String text) {
    return text.matches("[-A-Za-z0-9_./:=, ]+") ? '"' + text + '"' : Quote.word(text);
  }
}
