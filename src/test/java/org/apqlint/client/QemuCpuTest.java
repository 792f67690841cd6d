package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.finding.Finding;
import org.apqlint.model.CpuFeature;
import org.apqlint.script.Targets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What apqlint says of a {@code cpu} statement, and what QEMU makes of the same model. */
class QemuCpuTest {

  private static final Pattern REQUIRES = Pattern.compile("warning: '(\\w+)' requires 'ap'");
  private static final Pattern UNAVAILABLE =
      Pattern.compile("features requested in the CPU model are not available.*: (.*)");
  private static final Pattern NAMED =
      Pattern.compile(
          "vfio-ap,sysfsdev=/sys/devices/vfio_ap/matrix/[0-9a-f-]{36},id=[A-Za-z][A-Za-z0-9._-]*");
  private static final String NO_BUS = "No 'ap-bus' bus found for device 'vfio-ap'";

  @BeforeAll
  static void needsQemu() {
    Client.assumeInstalled("qemu-system-s390x");
  }

  /** What must be found where a guest asks for these features, and QEMU takes them or not. */
  private static Set<String> expected(CpuGuests.Place place, Set<CpuFeature> on, boolean taken) {
    Set<String> codes = new TreeSet<>();
    if (!taken) {
      codes.add("AP321");
    }
    boolean ap = on.contains(CpuFeature.AP);
    Set<CpuFeature> others = CpuGuests.set(on.stream().filter(f -> f != CpuFeature.AP));
    switch (place) {
      case USER -> {
        if (!ap) {
          codes.add("AP308");
        } else if (taken) {
          Stream.of(
                  on.contains(CpuFeature.APFT) ? "" : "AP309",
                  on.contains(CpuFeature.APQCI) ? "" : "AP310",
                  on.contains(CpuFeature.APQI) ? "" : "AP311")
              .filter(code -> !code.isEmpty())
              .forEach(codes::add);
        }
      }
      case IDLE -> {
        if (taken && !ap && !others.isEmpty()) {
          codes.add("AP313");
        }
      }
      case POOR -> {
        if (!others.isEmpty()) {
          codes.add("AP312");
        }
      }
    }
    return codes;
  }

  /** The features that are on in an answer to {@link CpuStatement#query}. */
  private static Set<CpuFeature> expanded(JsonNode answer) {
    JsonNode props = answer.path("return").path("model").path("props");
    return CpuGuests.set(
        Stream.of(CpuFeature.values())
            .filter(
                feature -> {
                  assertThat(props.path(feature.toString()).isBoolean()).as("" + answer).isTrue();
                  return props.path(feature.toString()).asBoolean();
                }));
  }

  private static void agree(List<CpuStatement> statements, List<JsonNode> answers) {
    CpuGuests guests = new CpuGuests(statements);
    for (int i = 0; i < statements.size(); i++) {
      boolean taken = answers.get(i).has("return");
      if (!taken) {
        assertThat("" + answers.get(i)).contains("it was introduced with later models");
      }
      Set<CpuFeature> on = taken ? expanded(answers.get(i)) : statements.get(i).on();
      for (CpuGuests.Place place : CpuGuests.Place.values()) {
        String subject = place + ": cpu " + statements.get(i);
        assertThat(guests.effective(place, i)).as(subject).isEqualTo(on);
        assertThat(guests.codes(place, i)).as(subject).isEqualTo(expected(place, on, taken));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"z14", "gen16a", "z13-base", "qemu"})
  void everySettingMeansTheSame(String model) {
    List<CpuStatement> all = CpuStatement.all(model);
    assertThat(all).hasSize(81).doesNotHaveDuplicates();
    agree(all, Qemu.ask(all.stream().map(CpuStatement::query).toList()));
  }

  /** No model but a host-like one has an AP feature that is not named: not even the newest. */
  @Test
  void everyModelMeansTheSame() {
    List<CpuStatement> asked =
        models().stream()
            .flatMap(
                m ->
                    Stream.concat(
                        Stream.of(CpuStatement.bare(m), all(m, false), all(m, true)),
                        Stream.of(CpuFeature.values())
                            .map(f -> new CpuStatement(m, Map.of(f, true)))))
            .toList();
    List<JsonNode> answers = Qemu.ask(asked.stream().map(CpuStatement::query).toList());
    Set<String> tooOld = new TreeSet<>();
    for (int i = 0; i < asked.size(); i++) {
      if (!answers.get(i).has("return")) {
        tooOld.add(asked.get(i).model());
      }
    }
    assertThat(tooOld)
        .contains("z900", "z10EC", "z196.2-base", "z114")
        .doesNotContain("zEC12", "zBC12-base", "z14", "gen16a", "qemu", "max");
    for (int i = 0; i < asked.size(); i += 200) {
      int end = Math.min(i + 200, asked.size());
      agree(asked.subList(i, end), answers.subList(i, end));
    }
  }

  private static List<String> models() {
    List<String> names = new ArrayList<>();
    Qemu.ask(List.of(Qemu.command("query-cpu-definitions")))
        .get(0)
        .path("return")
        .forEach(model -> names.add(model.path("name").asText()));
    return names;
  }

  /** Each feature on, or each off. */
  private static CpuStatement all(String model, boolean on) {
    return new CpuStatement(
        model, Stream.of(CpuFeature.values()).collect(Collectors.toMap(f -> f, f -> on)));
  }

  /**
   * AP313 names the features of which QEMU warns when it starts, and AP312 those that it cannot
   * give: without KVM that is every AP feature, as on a host without the facilities.
   */
  @Test
  void everySettingStartsAsTold() {
    List<CpuStatement> all = CpuStatement.all("qemu");
    CpuGuests guests = new CpuGuests(all);
    for (int i = 0; i < all.size(); i++) {
      Client.Result start = Qemu.start("-cpu", all.get(i).option());
      String subject = all.get(i) + ": " + start.text();
      assertThat(
              named(
                  guests.findings(CpuGuests.Place.IDLE, i), "AP313", "asks for (.*), and its CPU"))
          .as(subject)
          .isEqualTo(
              REQUIRES
                  .matcher(start.err())
                  .results()
                  .map(QemuCpuTest::feature)
                  .collect(Collectors.toSet()));
      Set<CpuFeature> refused =
          UNAVAILABLE
              .matcher(start.err())
              .results()
              .flatMap(m -> Stream.of(m.group(1).strip().split(" ")))
              .map(name -> CpuFeature.named(name).orElseThrow())
              .collect(Collectors.toSet());
      assertThat(start.status() == 0).as(subject).isEqualTo(refused.isEmpty());
      // Every host of a guest with AP has the instructions; here they are refused too.
      assertThat(refused.remove(CpuFeature.AP))
          .as(subject)
          .isEqualTo(all.get(i).settings().getOrDefault(CpuFeature.AP, false));
      assertThat(
              named(
                  guests.findings(CpuGuests.Place.POOR, i),
                  "AP312",
                  "asks for feature (\\w+), and"))
          .as(subject)
          .isEqualTo(refused);
    }
  }

  private static CpuFeature feature(MatchResult found) {
    return CpuFeature.named(found.group(1)).orElseThrow();
  }

  private static Set<CpuFeature> named(List<Finding> findings, String code, String message) {
    return findings.stream()
        .filter(finding -> finding.code().equals(code))
        .flatMap(finding -> Pattern.compile(message).matcher(finding.message()).results())
        .flatMap(m -> Stream.of(m.group(1).split(", ")))
        .map(name -> CpuFeature.named(name).orElseThrow())
        .collect(Collectors.toSet());
  }

  /** AP308: QEMU reads the device of a script, on its command line and in its monitor. */
  @Test
  void withoutApThereIsNoBusForTheDevice() {
    Set<String> options = devices("-device");
    assertThat(options).isNotEmpty().allMatch(NAMED.asMatchPredicate());
    for (String device : options) {
      Client.Result start = Qemu.start("-cpu", "max", "-device", device);
      assertThat(start.err()).contains("-device " + device + ": " + NO_BUS);
      assertThat(start.status()).isNotZero();
    }
    Set<String> added = devices("device_add");
    assertThat(added).isNotEmpty().allMatch(NAMED.asMatchPredicate());
    for (String device : added) {
      JsonNode answer = Qemu.ask(List.of(Qemu.monitor("device_add " + device))).get(0);
      assertThat(answer.path("return").asText()).isEqualTo("Error: " + NO_BUS + "\r\n");
    }
  }

  /** The devices that follow this word in the scripts of the samples. */
  private static Set<String> devices(String word) {
    Targets targets = new Targets(Targets.Via.SYSFS, Targets.Pools.SYSFS, Targets.Guests.QEMU);
    Pattern device = Pattern.compile(word + " (vfio-ap[^\\s']+)");
    return Folder.ofSamples(targets).stream()
        .flatMap(folder -> folder.files("30-guests", ".sh").values().stream())
        .flatMap(script -> device.matcher(script).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** QEMU looks for the bus before it looks at the properties. */
  @Test
  void theDeviceIsNamedByItsPathInSysfs() {
    assertThat(Qemu.start("-device", "vfio-ap,help").ok()).contains("sysfsdev=<str>");
  }
}
