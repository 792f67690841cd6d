package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apqlint.script.Targets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Definitions of mdevs, put to mdevctl itself: in a mount namespace, where its configuration is
 * empty and sysfs has nothing but the type of mdev that vfio_ap offers.
 */
class MdevctlTest {

  private static final Path CONFIGURATION = Path.of("/etc/mdevctl.d");
  private static final Path MNT = Path.of("/proc/self/ns/mnt");
  private static final Path SCRIPT = Path.of("src/test/resources/client/mdevctl.bash");
  private static final Pattern NAME = Pattern.compile("mdev-([0-9a-f-]{36})\\.json");
  private static final String UUID = "62177883-f1bb-47f0-914d-32a22e3a8804";

  @TempDir private Path directory;

  @BeforeEach
  void needsMdevctlAndNamespaces() {
    Client.assumeInstalled("mdevctl");
    Client.assumeNamespaces(List.of("unshare", "--mount"));
  }

  /** Puts every definition in the folders of the directory to mdevctl. */
  private void put() throws IOException {
    Map<String, String> before = configuration();
    Client.run("unshare", "--mount", "bash", SCRIPT.toString(), directory.toString()).ok();
    assertThat(read("filesystem").strip()).isEqualTo("tmpfs");
    assertThat(read("namespace").strip())
        .startsWith("mnt:[")
        .isNotEqualTo(Files.readSymbolicLink(MNT).toString());
    String marker = read("marker").strip();
    assertThat(marker).startsWith(CONFIGURATION + "/");
    assertThat(Path.of(marker)).doesNotExist();
    assertThat(configuration()).isEqualTo(before);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  /** The configuration of this very system, with the times of the last changes. */
  private static Map<String, String> configuration() throws IOException {
    Map<String, String> entries = new TreeMap<>();
    try (Stream<Path> all = Files.walk(CONFIGURATION)) {
      for (Path path : all.toList()) {
        Map<String, Object> attributes =
            Files.readAttributes(path, "unix:ino,size,ctime", LinkOption.NOFOLLOW_LINKS);
        entries.put(path.toString(), new TreeMap<>(attributes).toString());
      }
    }
    return entries;
  }

  @Test
  void everyDefinitionOfTheSamplesIsKeptUnchanged() throws IOException {
    List<Folder> folders =
        Folder.ofSamples(
            new Targets(Targets.Via.MDEVCTL, Targets.Pools.SYSFS, Targets.Guests.AS_DECLARED));
    for (int i = 0; i < folders.size(); i++) {
      Path sample = Files.createDirectory(directory.resolve("sample-" + i));
      for (var definition : folders.get(i).files("mdev-", ".json").entrySet()) {
        Files.writeString(sample.resolve(definition.getKey()), definition.getValue());
      }
    }
    put();
    int defined = 0;
    for (int i = 0; i < folders.size(); i++) {
      Map<String, String> definitions = folders.get(i).files("mdev-", ".json");
      assertThat(definitions).hasSameSizeAs(folders.get(i).analysis().declared());
      for (String name : definitions.keySet()) {
        var parts = NAME.matcher(name);
        assertThat(parts.matches()).as(name).isTrue();
        verify("sample-" + i + "/" + name, parts.group(1), definitions.get(name), folders.get(i));
        defined++;
      }
    }
    assertThat(defined).isGreaterThan(folders.size());
  }

  private void verify(String name, String uuid, String definition, Folder folder)
      throws IOException {
    assertThat(read(name + ".log")).as(folder + ", " + name).isEmpty();
    assertThat(read(name + ".dumped")).as(folder.toString()).isEqualTo(definition);
    // The dump has a line feed more at its end.
    assertThat(read(name + ".kept") + "\n").as(folder.toString()).isEqualTo(definition);
    String start = definition.contains("\"start\": \"auto\"") ? "auto" : "manual";
    assertThat(read(name + ".listed").strip())
        .isEqualTo(uuid + " matrix vfio_ap-passthrough " + start);
    assertThat(read(name + ".left")).as(folder.toString()).isBlank();
  }

  /** What is accepted would mean nothing if this were accepted too. */
  @Test
  void brokenDefinitionsAreRefused() throws IOException {
    Map<String, String> broken =
        Map.of(
            "not-json", "{",
            "no-type", "{\"start\": \"auto\", \"attrs\": []}",
            "no-list",
                "{\"mdev_type\": \"vfio_ap-passthrough\", \"attrs\": {\"assign_adapter\": \"5\"}}",
            "a-number",
                "{\"mdev_type\": \"vfio_ap-passthrough\", \"attrs\": [{\"assign_adapter\": 5}]}");
    for (var definition : broken.entrySet()) {
      Path folder = Files.createDirectory(directory.resolve(definition.getKey()));
      Files.writeString(folder.resolve("mdev-" + UUID + ".json"), definition.getValue());
    }
    put();
    for (String name : broken.keySet()) {
      String file = name + "/mdev-" + UUID + ".json";
      assertThat(read(file + ".log")).as(name).isNotEmpty();
      assertThat(directory.resolve(file + ".dumped")).doesNotExist();
      assertThat(read(file + ".left")).as(name).isBlank();
    }
  }
}
