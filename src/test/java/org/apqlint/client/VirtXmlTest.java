package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.Named;
import org.apqlint.script.Targets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The XML for libvirt, against the schemas that libvirt comes with. */
class VirtXmlTest {

  private static final Targets LIBVIRT =
      new Targets(Targets.Via.VIRSH, Targets.Pools.SYSFS, Targets.Guests.VIRSH);

  private static final String DOMAIN =
      """
      <domain type='kvm'>
        <name>db</name>
        <memory unit='MiB'>64</memory>
        <os><type arch='s390x' machine='s390-ccw-virtio'>hvm</type></os>
        <devices>
      %s  </devices>
      </domain>
      """;

  @TempDir private Path directory;

  @BeforeAll
  static void needsTheSchemas() {
    // The one calls the other.
    Client.assumeInstalled("virt-xml-validate", "xmllint");
  }

  private Client.Result validate(String xml, String schema) throws IOException {
    Path file = Files.writeString(directory.resolve("validated.xml"), xml);
    return Client.run("virt-xml-validate", file.toString(), schema);
  }

  private Client.Result nodeDevice(String xml) throws IOException {
    return validate(xml, "nodedev");
  }

  private Client.Result domainWith(String device) throws IOException {
    return validate(DOMAIN.formatted(device), "domain");
  }

  @TestFactory
  Stream<DynamicTest> nodeDevicesOfTheSamples() {
    return Folder.ofSamples(LIBVIRT).stream()
        .map(
            folder ->
                Named.test(
                    folder,
                    "node devices of " + folder,
                    () -> {
                      List<String> devices = List.copyOf(folder.files("nodedev-", ".xml").values());
                      assertThat(devices).hasSameSizeAs(folder.analysis().declared());
                      for (String xml : devices) {
                        nodeDevice(xml).ok();
                      }
                    }));
  }

  @TestFactory
  Stream<DynamicTest> hostDevicesOfTheSamples() {
    return Folder.ofSamples(LIBVIRT).stream()
        .map(
            folder ->
                Named.test(
                    folder,
                    "host devices of " + folder,
                    () -> {
                      List<String> devices = List.copyOf(folder.files("hostdev-", ".xml").values());
                      long used =
                          folder.analysis().guests().stream()
                              .flatMap(guest -> guest.guest().mdev().stream())
                              .distinct()
                              .count();
                      assertThat(devices).hasSize((int) used);
                      for (String xml : devices) {
                        domainWith(xml).ok();
                      }
                    }));
  }

  /** What passes would mean nothing if this passed too. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "<uuid>5d0f3a2e, <uuid>x",
        "value='6', \"\"",
        "<attr , <attribute ",
        "type='mdev', type='ap_mdev'",
        "</parent>, </parent><parent>ap_matrix</parent>"
      })
  void aBrokenNodeDeviceFails(String sound, String broken) throws IOException {
    String xml = three("nodedev-");
    nodeDevice(xml).ok();
    assertThat(xml).contains(sound);
    assertThat(nodeDevice(xml.replaceFirst(sound, broken)).status()).isNotZero();
  }

  /** The same of a host device. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "uuid='5d0f3a2e, uuid='x",
        "model='vfio-ap', model='vfio-aq'",
        "type='mdev', type='matrix'",
        "managed='no', managed='never'",
        "source>, target>"
      })
  void aBrokenHostDeviceFails(String sound, String broken) throws IOException {
    String xml = three("hostdev-");
    domainWith(xml).ok();
    assertThat(xml).contains(sound);
    assertThat(domainWith(xml.replace(sound, broken)).status()).isNotZero();
  }

  private static String three(String prefix) {
    return Folder.of(Path.of("samples/three-guests/zeus.apq"), LIBVIRT)
        .get(0)
        .files(prefix, ".xml")
        .values()
        .stream()
        .findFirst()
        .orElseThrow();
  }
}
