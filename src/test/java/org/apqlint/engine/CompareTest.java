package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.Expectation;
import org.apqlint.analysis.upgrade.BehaviourChange;
import org.apqlint.analysis.upgrade.GuestComparison;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.config.KernelTable;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.LeftOut;
import org.apqlint.model.Spec;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.apqlint.syntax.UnreadableSourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Two kernels, compared on one specification that has something for each rule. */
class CompareTest {

  private static Engine engine = Engine.load();

  /** What the tests that name differences say of another engine. */
  static Stream<Expectation> expectations() {
    return Stream.<Consumer<CompareTest>>of(
            CompareTest::topicsComeUpOnlyWhereTheyMatter,
            CompareTest::logTextsAreToldWhereTheAnswerIsTheSame,
            CompareTest::anMdevThatTheKernelRefusesGivesNothing,
            CompareTest::leakThatEndsIsALoss,
            CompareTest::controlDomainsAreNoQueues)
        .map(test -> new Expectation("comparison", true, other -> passes(test, other)));
  }

  private static boolean passes(Consumer<CompareTest> test, Engine other) {
    Engine own = engine;
    engine = other;
    try {
      test.accept(new CompareTest());
      return true;
    } catch (AssertionError fails) {
      return false;
    } finally {
      engine = own;
    }
  }

  private static final String HOST =
      """
      host zeus {
          kernel 6.12
          adapters 3, 5, 6
          domains 4, 0x47
          control-domains 4
          apmask all but 5, 6
          queue 06.0047 unbound
      }
      mdev m on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4, 0x47
          control-domains 4, 9
      }
      guest g on zeus {
          uses m
          state running
      }
      """;

  private static final String CHANGE =
      """
      change zeus {
          unassign domain 0x47 from m
          assign domain 0x47 to m
          apmask "+7"
          aqmask "0x0"
          apmask "+5"
          unbind 05.0004
          ap_config m "0x04,0x08,0x08"
          override 05.0004 with "vfio_ap"
          lpar adapters 3, 5 domains 4 control-domains 4
          remove m
      }
      """;

  private static Upgrade compare(String text, String from, String to) {
    Path here = Path.of("");
    try {
      Spec spec =
          new SpecReader(new SourceOptions(here, InputStream.nullInputStream(), here))
              .readText("zeus.apq", text)
              .spec();
      Spec before = on(spec, from);
      return engine.compare(before, on(spec, to), Set.of("zeus"));
    } catch (UnreadableSourceException e) {
      throw new AssertionError(e);
    }
  }

  private static Spec on(Spec spec, String kernel) {
    KernelTable table = KernelTable.load();
    return spec.with(h -> h.with(table.inPlaceOf(h.kernel(), kernel).orElseThrow()));
  }

  private static HostUpgrade host(String text, String from, String to) {
    return compare(text, from, to).hosts().get(0);
  }

  @ParameterizedTest
  @EnumSource(Generation.class)
  void theSameKernelChangesNothing(Generation generation) {
    String name = generation.toString();
    Upgrade upgrade = compare(HOST + CHANGE, name, name);
    assertThat(upgrade.hosts().get(0).nothingChanges()).isTrue();
    assertThat(upgrade.hosts().get(0).guests()).hasSize(1);
    assertThat(upgrade.newFindings()).isEmpty();
    assertThat(upgrade.goneFindings()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"static, dynamic", "v10, ap-config", "dynamic-delta, dynamic", "6.12, 6.19"})
  void theWayBackIsTheReverse(String one, String other) {
    Upgrade there = compare(HOST + CHANGE, one, other);
    Upgrade back = compare(HOST + CHANGE, other, one);
    HostUpgrade up = there.hosts().get(0);
    HostUpgrade down = back.hosts().get(0);
    assertThat(without304(back.newFindings())).isEqualTo(codes(there.goneFindings()));
    assertThat(codes(back.goneFindings())).isEqualTo(without304(there.newFindings()));
    assertThat(down.steps()).hasSameSizeAs(up.steps());
    for (int i = 0; i < up.steps().size(); i++) {
      assertThat(down.steps().get(i).before()).isEqualTo(up.steps().get(i).after());
    }
    assertThat(topics(down)).isEqualTo(topics(up)).isNotEmpty();
    GuestComparison guest = up.guests().get(0);
    assertThat(down.guests().get(0).lost()).isEqualTo(guest.gained());
    assertThat(down.guests().get(0).gained()).isEqualTo(guest.lost());
  }

  private static List<String> codes(List<Finding> findings) {
    return findings.stream().map(f -> f.code() + " " + f.subject()).toList();
  }

  private static List<String> without304(List<Finding> findings) {
    return codes(findings).stream().filter(code -> !code.startsWith("AP304")).toList();
  }

  private static Set<String> topics(HostUpgrade host) {
    return host.behaviour().stream().map(BehaviourChange::topic).collect(Collectors.toSet());
  }

  @Test
  void topicsComeUpOnlyWhereTheyMatter() {
    assertThat(topics(host(HOST + CHANGE, "static", "6.19")))
        .containsExactlyInAnyOrder(
            "change-in-use",
            "assignment",
            "filter",
            "control-domains",
            "masks",
            "lpar",
            "unbinding",
            "ap-config",
            "driver-override",
            "removal",
            "guest-matrix");
    String quiet =
        HOST.replace("    queue 06.0047 unbound\n", "")
            .replace("    state running\n", "")
            .replace("control-domains 4, 9", "control-domains 4");
    assertThat(topics(host(quiet, "static", "6.19"))).containsExactly("guest-matrix");
    String absent =
        quiet.replace(
            "domains 4, 0x47\n    control-domains 4\n    apmask", "domains 4\n    apmask");
    assertThat(topics(host(absent, "v10", "6.8"))).contains("configuration", "filter");
    String withoutQci = quiet.replace("control-domains 4\n    a", "without apqci\n    a");
    assertThat(topics(host(withoutQci, "v10", "6.8"))).contains("qci");
    String override = quiet.replace("apmask all but 5, 6", "override 5.* with vfio_ap");
    assertThat(topics(host(override, "6.12", "6.19"))).contains("driver-override");
    String atOnce = quiet + "change zeus {\n    ap_config m \"0x04,0x08,0x08\"\n}\n";
    assertThat(topics(host(atOnce, "6.8", "6.12"))).contains("ap-config");
  }

  @Test
  void logTextsAreToldWhereTheAnswerIsTheSame() {
    String busy = HOST + "change zeus {\n    apmask \"+5\"\n}\n";
    HostUpgrade texts = host(busy, "6.12", "6.15");
    assertThat(topics(texts)).containsExactly("log");
    assertThat(texts.steps()).hasSize(1);
    assertThat(texts.steps().get(0).resultDiffers()).isFalse();
    assertThat(topics(host(busy, "static", "6.15"))).doesNotContain("log");
    assertThat(topics(host(HOST, "6.12", "6.15"))).isEmpty();
  }

  @Test
  void anMdevThatTheKernelRefusesGivesNothing() {
    String shared =
        HOST
            + """
            mdev n on zeus {
                uuid 62177884-f1bb-47f0-914d-32a22e3a8804
                adapters 5
                domains 4
            }
            guest h on zeus {
                uses n
            }
            """;
    List<GuestComparison> guests = host(shared, "6.12", "6.15").guests();
    assertThat(guests.get(0).before().refused()).isFalse();
    assertThat(guests.get(1).before().codes()).containsExactly("AP201");
    assertThat(guests.get(1).before().queues().isEmpty()).isTrue();
    assertThat(guests).noneMatch(GuestComparison::changed);
  }

  @Test
  void leakThatEndsIsALoss() {
    String assign =
        HOST.replaceFirst("domains 4, 0x47", "domains 4, 0x47, 0xab")
            + "change zeus {\n    assign domain 0xab to m\n}\n";
    HostUpgrade end = host(assign, "6.1.75", "6.1.76");
    assertThat(end.guests()).noneMatch(GuestComparison::changed);
    assertThat(end.mdevs()).hasSize(1);
    assertThat(end.mdevs().get(0).lost()).contains(new Apqn(6, 0x47));
    assertThat(end.guestsLose()).isTrue();
  }

  @Test
  void controlDomainsAreNoQueues() {
    String bound = HOST.replace("    queue 06.0047 unbound\n", "");
    GuestComparison guest = host(bound, "static", "6.8").guests().get(0);
    assertThat(guest.controlLost().toList()).containsExactly(9);
    assertThat(guest.lost()).isEmpty();
  }

  @Test
  void hostsThatAreNotNamedAreLeftAlone() {
    Upgrade none = engine.compare(empty(), empty(), Set.of("hera"));
    assertThat(none.hosts()).isEmpty();
    assertThat(none.elsewhere()).isEmpty();
  }

  private static Spec empty() {
    Host host = host(HOST, "6.12", "6.15").before().host();
    return new Spec(
        List.of(host),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new LeftOut(Set.of(), Set.of(), false, false));
  }
}
