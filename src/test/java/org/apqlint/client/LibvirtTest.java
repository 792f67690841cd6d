package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.script.Targets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A libvirt of the test's own has guests for s390x, with names that are legal and hostile, and is
 * told by virsh and by the scripts of a sample to give them their mdevs. It knows no mdev, so no
 * guest is started with one.
 */
@Timeout(60)
class LibvirtTest {

  private static final Path SAMPLE = Path.of("samples/hostile-names/zeus.apq");
  private static final String ONLY_ONE = "Only one hostdev of model vfio-ap is supported";

  @TempDir private static Path home;
  private static Libvirtd libvirtd;

  @TempDir private Path directory;
  private Path files;
  private Folder folder;

  @BeforeAll
  static void startLibvirtd() throws IOException {
    Client.assumeInstalled("libvirtd", "virsh", "qemu-system-s390x");
    Client.assumeNamespaces(Libvirtd.UNSHARE);
    libvirtd = Libvirtd.start(home);
  }

  @AfterAll
  static void killLibvirtd() {
    if (libvirtd != null) {
      libvirtd.close();
    }
  }

  @BeforeEach
  void defineTheGuests() throws IOException {
    Targets targets = new Targets(Targets.Via.SYSFS, Targets.Pools.SYSFS, Targets.Guests.VIRSH);
    folder = Folder.of(SAMPLE, targets).get(0);
    files = Files.createDirectory(directory.resolve("files"));
    for (var file : folder.files().entrySet()) {
      Files.writeString(files.resolve(file.getKey()), file.getValue());
    }
    for (Guest guest : guests()) {
      define(guest.name());
    }
  }

  @AfterEach
  void forgetTheGuests() {
    for (String uuid : libvirtd.virsh("list", "--all", "--uuid").ok().strip().split("\\s+")) {
      libvirtd.virsh("undefine", "--domain=" + uuid).ok();
    }
  }

  private List<Guest> guests() {
    return folder.analysis().guests().stream().map(guest -> guest.guest()).toList();
  }

  private String uuid(Guest guest) {
    return folder.analysis().declared().stream()
        .filter(mdev -> guest.mdev().filter(mdev.ref()::equals).isPresent())
        .findFirst()
        .orElseThrow()
        .uuid();
  }

  private void define(String name) throws IOException {
    String xml =
        """
        <domain type='qemu'>
          <name>%s</name>
          <memory unit='MiB'>64</memory>
          <os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>
        </domain>
        """
            .formatted(name.replace("&", "&amp;").replace("<", "&lt;"));
    Path file = Files.writeString(directory.resolve("domain.xml"), xml);
    libvirtd.virsh("define", "--validate", "--file=" + file).ok();
    assertThat(libvirtd.virsh("dominfo", "--domain=" + name).ok())
        .containsPattern("(?m)^Name: +" + Pattern.quote(name) + "$");
    assertThat(Path.of("/etc/libvirt/qemu", name + ".xml")).doesNotExist();
  }

  private Client.Result device(String command, Guest guest, Guest user) {
    return libvirtd.virsh(
        command,
        "--domain=" + guest.name(),
        "--file=" + files.resolve("hostdev-" + uuid(user) + ".xml"),
        "--config");
  }

  /** The command line with which libvirt would start QEMU. */
  private Client.Result qemu(Guest guest) {
    return libvirtd.virsh("domxml-to-native", "qemu-argv", "--domain", guest.name());
  }

  /** How that command line names the mdev. */
  private static String sysfsdev(String uuid) {
    return "\"driver\":\"vfio-ap\",\"id\":\"hostdev0\",\"sysfsdev\":\"/sys/bus/mdev/devices/"
        + uuid
        + "\"";
  }

  @Test
  void aGuestGetsItsMdevAndGivesItBack() {
    for (Guest guest : guests()) {
      assertThat(qemu(guest).ok()).contains("-machine s390-ccw-virtio").doesNotContain("vfio-ap");
      device("attach-device", guest, guest).ok();
      assertThat(qemu(guest).ok()).containsOnlyOnce(sysfsdev(uuid(guest)));
      assertThat(device("attach-device", guest, guest).text())
          .contains("device is already in the domain configuration");
      device("detach-device", guest, guest).ok();
      assertThat(qemu(guest).ok()).doesNotContain("vfio-ap");
    }
  }

  /**
   * The reason for AP305: libvirt keeps a second device, and refuses to start the guest with it.
   */
  @Test
  void aSecondDeviceIsRefusedAtTheStart() {
    Guest one = guests().get(0);
    Guest other = guests().get(1);
    device("attach-device", one, one).ok();
    device("attach-device", one, other).ok();
    Client.Result both = qemu(one);
    assertThat(both.text()).contains(ONLY_ONE);
    assertThat(both.status()).isNotZero();
    Client.Result start = libvirtd.virsh("start", "--domain=" + one.name());
    assertThat(start.text()).contains(ONLY_ONE);
    assertThat(start.status()).isNotZero();
    device("detach-device", one, other).ok();
    assertThat(qemu(one).ok()).contains(sysfsdev(uuid(one)));
  }

  @Test
  void theScriptOfTheGuestsGivesEachItsMdevOnce() throws IOException {
    String first = script("30-guests.sh");
    assertThat(first).contains("\n== done: 2 changes\n");
    Map<String, String> given = definitions();
    for (Guest guest : guests()) {
      assertThat(qemu(guest).ok()).containsOnlyOnce(sysfsdev(uuid(guest)));
    }
    assertThat(script("30-guests.sh")).contains("\n== done: 0 changes\n");
    assertThat(definitions()).isEqualTo(given);
  }

  @Test
  void theTeardownTakesThemBack() throws IOException {
    Map<String, String> before = definitions();
    script("30-guests.sh");
    assertThat(definitions()).isNotEqualTo(before);
    assertThat(script("90-teardown.sh")).contains("\n== done: 2 changes\n");
    assertThat(definitions()).isEqualTo(before);
    assertThat(script("90-teardown.sh")).contains("\n== done: 0 changes\n");
  }

  /** A script that fails half-way: the first guest is given its mdev, the second is not known. */
  @Test
  void aGuestThatLibvirtDoesNotKnowLeavesNothingBehind() throws IOException {
    Guest last = guests().get(1);
    libvirtd.virsh("undefine", "--domain=" + last.name()).ok();
    Client.Result failed = run("30-guests.sh");
    assertThat(failed.status()).isEqualTo(1);
    assertThat(failed.text()).contains("virsh does not know guest", "everything was taken back");
    assertThat(qemu(guests().get(0)).ok()).doesNotContain("vfio-ap");
  }

  /** What libvirt keeps of each guest. */
  private Map<String, String> definitions() {
    Map<String, String> all = new TreeMap<>();
    for (Guest guest : guests()) {
      all.put(
          guest.name(), libvirtd.virsh("dumpxml", "--inactive", "--domain=" + guest.name()).ok());
    }
    return all;
  }

  private String script(String name) throws IOException {
    Path bus = Files.createDirectories(directory.resolve("sys/bus/ap"));
    Files.writeString(bus.resolve("apmask"), IdSet.ALL.toMask() + "\n");
    Files.writeString(bus.resolve("aqmask"), IdSet.ALL.toMask() + "\n");
    return run(name).ok();
  }

  /** Guests are given mdevs that exist; when those are taken away, they are gone. */
  private Client.Result run(String script) throws IOException {
    Path matrix = Files.createDirectories(directory.resolve("sys/devices/vfio_ap/matrix"));
    for (Guest guest : guests()) {
      Path mdev = matrix.resolve(uuid(guest));
      if (script.startsWith("30-")) {
        Files.createDirectories(mdev);
      } else {
        Files.deleteIfExists(mdev);
      }
    }
    Map<String, String> environment = new TreeMap<>(libvirtd.environment());
    environment.put("SYSFS", directory.resolve("sys").toString());
    return Client.run(environment, "", List.of("bash", files.resolve(script).toString()));
  }
}
