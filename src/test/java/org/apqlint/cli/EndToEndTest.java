package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apqlint.report.ReportSchema;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole runs, reader and rules included, from a directory that is not the one of the process. */
class EndToEndTest {

  private static final String HOST =
      """
      host %s {
          kernel 6.12
          adapters 5, 6, 7
          domains 4, 0x47
          apmask all but 5, 6
          aqmask all
      }
      mdev m on %s {
          uuid %s
          adapters 5, 6
          domains 4
      }
      guest g on %s {
          uses m
      }
      """;

  @TempDir private Path directory;

  @BeforeEach
  void writeSpecifications() throws IOException {
    write("zeus.apq", host("zeus", "62177883-f1bb-47f0-914d-32a22e3a8804"));
    write("hera.apq", host("hera", "62177884-f1bb-47f0-914d-32a22e3a8804"));
  }

  private static String host(String name, String uuid) {
    return HOST.formatted(name, name, uuid, name);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Ran run(String... args) {
    return Ran.on(new Ran.Setting(false, Map.of(), directory), new EnginePipeline(), args);
  }

  @Test
  void namesFilesAsTheyWereGiven() throws IOException {
    write("bad.apq", "include \"zeus.apq\"\nguest h on zeus { uses n }\n");
    Ran ran = run("check", "bad.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).contains("error[AP004]: ", " --> bad.apq:2:");
  }

  @Test
  void readsDirectories() {
    Ran ran = run("check", "--format", "json", ".");
    assertThat(ran.code()).as(ran.out() + ran.err()).isZero();
    assertThat(ReportSchema.problems(ran.out())).isEmpty();
    assertThat(ran.out()).containsSubsequence("\"name\" : \"hera\"", "\"name\" : \"zeus\"");
  }

  @Test
  void saysWhatItCannotRead() {
    Ran ran = run("check", "gone.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).startsWith("apqlint: gone.apq").contains("no such file");
    Ran astray = run("check", "--root", "gone", "zeus.apq");
    assertThat(astray.code()).isEqualTo(2);
    assertThat(astray.err()).startsWith("apqlint: --root `gone` is not a directory");
  }

  @Test
  void printsTheScriptOfTheOnlyHost() {
    Ran ran = run("script", "zeus.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("#!/bin/bash\n");
  }

  @Test
  void asksForTheHostIfThereAreSeveral() {
    Ran without = run("script", ".");
    assertThat(without.code()).isEqualTo(2);
    assertThat(without.err()).contains("--host", "`hera`, `zeus`");
    assertThat(run("script", "--host", "hera", ".").out()).contains("host hera");
    Ran wrong = run("script", "--host", "hero", ".");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("did you mean `hera`");
  }

  @Test
  void writesTheScriptToAFile() throws IOException {
    write("out.sh", "old");
    Ran ran = run("script", "-o", "out.sh", "zeus.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isEmpty();
    assertThat(directory.resolve("out.sh")).content().startsWith("#!/bin/bash\n");
    assertThat(Files.isExecutable(directory.resolve("out.sh"))).isTrue();
    assertThat(run("script", "-o", "no/where.sh", "zeus.apq").code()).isEqualTo(2);
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("hera.apq", "zeus.apq", "out.sh");
    }
  }

  @Test
  void writesADirectoryOfAllHosts() throws IOException {
    Ran ran = run("script", "-o", "out", "--via", "mdevctl", "--masks", "udev", ".");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out()).isEmpty();
    Path zeus = directory.resolve("out/zeus");
    for (String file : List.of("10-masks.sh", "20-mdevs.sh", "40-verify.sh", "90-teardown.sh")) {
      assertThat(zeus.resolve(file)).content().startsWith("#!/bin/bash\n");
      assertThat(Files.isExecutable(zeus.resolve(file))).isTrue();
    }
    assertThat(zeus.resolve("41-ap.rules")).content().contains("ATTR{../../bus/ap/apmask}=\"0x");
    assertThat(directory.resolve("out/README.md")).content().contains("[hera](hera/README.md)");
    assertThat(run("script", "-o", "out", ".").code()).as("written again").isZero();
    assertThat(zeus.resolve("41-ap.rules")).doesNotExist();
    Files.writeString(zeus.resolve("README.md"), "mine");
    Ran foreign = run("script", "-o", "out", ".");
    assertThat(foreign.code()).isEqualTo(2);
    assertThat(foreign.err()).contains("its file `zeus/README.md` is not as apqlint wrote it");
    assertThat(zeus.resolve("README.md")).hasContent("mine");
    assertThat(run("script", "-o", "no/where", ".").code()).isEqualTo(2);
    try (var files = Files.list(directory)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("hera.apq", "zeus.apq", "out");
    }
  }

  @Test
  void writesNoDirectoryWhereOneHostIsRefused() throws IOException {
    write("second.apq", "mdev n on zeus {\n  adapters 5\n  domains 4\n}\n");
    assertThat(run("script", "-o", "out", ".").code()).isEqualTo(1);
    assertThat(directory.resolve("out")).doesNotExist();
  }

  @Test
  void overridesNeedTheirKernel() {
    Ran ran = run("script", "--host", "hera", "--masks", "override", ".");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("of host `hera` has none: it came with Linux 6.19");
    Ran wrong = run("script", "--via", "mdevctrl", "zeus.apq");
    assertThat(wrong.code()).isEqualTo(2);
    assertThat(wrong.err()).contains("`mdevctrl` is not sysfs, mdevctl or virsh");
    for (String mode : List.of("--change", "--teardown")) {
      assertThat(run("script", "--verify", mode, "zeus.apq").code()).isEqualTo(2);
    }
  }

  @Test
  void refusesAScriptThatTheKernelWouldRefuse() throws IOException {
    write("second.apq", "mdev n on zeus {\n  adapters 5\n  domains 4\n}\n");
    Ran ran = run("script", "-o", "out.sh", "zeus.apq", "second.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("error[AP201]: ")
        .endsWith("no script: see the findings above\n");
    assertThat(directory.resolve("out.sh")).doesNotExist();
  }

  @Test
  void printsTheStepsOfAChange() throws IOException {
    write("change.apq", "change zeus { aqmask \"-4\"\n stop g }\n");
    Ran refused = run("script", "--change", "zeus.apq", "change.apq");
    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.out()).isEmpty();
    assertThat(refused.err())
        .contains("error[AP401]: step `stop g` is refused with ENOENT")
        .endsWith(
            "no script: step 2, `stop g`, is refused with ENOENT: the guest has no mdev open\n");
    write("change.apq", "change zeus { aqmask \"-4\"\n start g }\n");
    Ran ran = run("script", "--change", "-o", "out.sh", "zeus.apq", "change.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(directory.resolve("out.sh"))
        .content()
        .contains("write_mask aqmask -4\n", "start_guest g 62177883-");
  }

  @Test
  void printsNoChangeThatWaits() throws IOException {
    write("change.apq", "change zeus { start g\n remove m }\n");
    Ran ran = run("script", "--change", "zeus.apq", "change.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err())
        .contains("AP405")
        .contains("no script: step 2, `remove m`, does not return: the kernel waits");
  }

  @Test
  void printsNoChangeThatStartsAGuestThatCannotStart() throws IOException {
    write(
        "change.apq",
        "guest off on zeus { uses m\n cpu host ap=off }\nchange zeus { start off }\n");
    Ran ran = run("script", "--change", "zeus.apq", "change.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("AP308").endsWith("no script: see the findings above\n");
    write(
        "change.apq", "guest off on zeus { uses m\n cpu host ap=off }\nchange zeus { start g }\n");
    Ran other = run("script", "--change", "zeus.apq", "change.apq");
    assertThat(other.code()).as(other.err()).isZero();
    assertThat(other.out()).contains("# error[AP308] change.apq:");
  }

  @Test
  void saysThatThereIsNoChange() throws IOException {
    Ran ran = run("script", "--change", "zeus.apq");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("host `zeus` has no such block");
    write("change.apq", "change zeus { note \"later\" }\n");
    Ran empty = run("script", "--change", "zeus.apq", "change.apq");
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("host `zeus` has none in them");
    Ran both = run("script", "--change", "--assign", "auto", "zeus.apq", "change.apq");
    assertThat(both.code()).isEqualTo(2);
    assertThat(both.err()).contains("`--assign`", "give one of them");
  }

  @Test
  void refusesAScriptOfWhatCannotBeRead() throws IOException {
    write("typo.apq", "host hades {\n  adapter 5\n}\n");
    Ran ran = run("script", "--host", "hades", "typo.apq");
    assertThat(ran.code()).isEqualTo(1);
    assertThat(ran.err()).contains("error[AP002]: ");
  }

  @Test
  void explainsAFilteredQueue() throws IOException {
    write(
        "unbound.apq",
        host("ares", "62177885-f1bb-47f0-914d-32a22e3a8804")
            .replace("aqmask all\n", "aqmask all\n    queue 06.0004 unbound\n"));
    Ran ran = run("why", "ares/g/06.0004", "unbound.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith(
            "06.0004 (6.4) is not in guest g: adapter 6 is filtered, because 06.0004 of mdev m")
        .contains("queue 06.0004 is declared unbound (unbound.apq:7)")
        .doesNotContain("05.0004");
  }
}
