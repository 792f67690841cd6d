package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Apqn;
import org.apqlint.vectors.CaseToSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Replay and reference model agree where the vectors do not reach: queues and ids that come and go,
 * step by step. And no guest gets a queue that it should not have, unless a finding says so.
 */
class ReplayPropertyTest {

  private static final int HISTORIES = 200;
  private static final Pattern STEP = Pattern.compile("zeus/step-(\\d+)");

  @ParameterizedTest
  @ValueSource(
      strings = {"static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override"})
  void replayIsWhatTheDriverDoes(String generation) {
    int exposing = 0;
    int stale = 0;
    int leaking = 0;
    for (int seed = 1; seed <= HISTORIES; seed++) {
      History history = new HistoryGenerator(seed, generation).next("seed-" + seed);
      String text = CaseToSpec.replay(history.vector());
      Checked checked = Checked.text(history.vector().id() + ".apq", text);
      JsonNode report = checked.json();
      assertThat(ReportedState.results(report))
          .as("results, seed %d%n%s", seed, text)
          .isEqualTo(history.vector().results());
      assertThat(ReportedState.changed(report))
          .as("end, seed %d%n%s", seed, text)
          .isEqualTo(history.vector().end());
      String about = "%s, seed %d%n%s".formatted(generation, seed, text);
      guestsHave(history, checked, about);
      exposing += steps(checked, "AP406").size();
      exposuresAreTold(generation, history, checked, about);
      lossesAreTold(history, checked, about);
      stale += history.stale().size();
      leaking += history.leaking().size();
      endIsTold(generation, history, checked, about);
    }
    // A test over histories in which nothing of the kind happens would prove nothing.
    assertThat(exposing > 0).as("steps that expose").isEqualTo(generation.equals("static"));
    assertThat(stale > 0).as("stale at the end").isEqualTo(!generation.equals("static"));
    assertThat(leaking > 0 && !generation.equals("static"))
        .as("leaks at the end")
        .isEqualTo(generation.equals("dynamic-delta"));
  }

  /** What the steps report as plugged and unplugged adds up to what the guests have. */
  private static void guestsHave(History history, Checked checked, String about) {
    Map<String, Set<Apqn>> seen = new TreeMap<>();
    List<StepOutcome> steps = checked.analysis().hosts().get(0).change().orElseThrow().steps();
    for (int i = 0; i < steps.size(); i++) {
      for (StepOutcome.Effect effect : steps.get(i).effects()) {
        Set<Apqn> has =
            seen.computeIfAbsent(
                effect.guest().replaceFirst("^guest-of-", ""), mdev -> new TreeSet<>());
        has.addAll(effect.plugged());
        has.removeAll(effect.unplugged());
      }
      Map<String, Set<Apqn>> expected = new TreeMap<>(history.moments().get(i).seen());
      expected.values().removeIf(Set::isEmpty);
      Map<String, Set<Apqn>> found = new TreeMap<>(seen);
      found.values().removeIf(Set::isEmpty);
      assertThat(found).as("after step %d, %s", i + 1, about).isEqualTo(expected);
      assertThat(history.moments().get(i).nothingShared())
          .as("no queue with two guests after step %d, %s", i + 1, about)
          .isTrue();
    }
  }

  /** Unbound queues reach a running guest in dynamic-delta only, and in static with AP406. */
  private static void exposuresAreTold(
      String generation, History history, Checked checked, String about) {
    Set<Integer> exposing = stepsWhere(history, History.Moment::exposesMoreThan);
    if (!generation.equals("dynamic-delta")) {
      assertThat(exposing).as("AP406, %s", about).isEqualTo(steps(checked, "AP406"));
    }
    if (!generation.equals("static")) {
      assertThat(steps(checked, "AP406")).as("AP406, %s", about).isEmpty();
    }
  }

  private static void lossesAreTold(History history, Checked checked, String about) {
    assertThat(steps(checked, "AP407"))
        .as("AP407, %s", about)
        .isEqualTo(stepsWhere(history, History.Moment::takesFrom));
  }

  private static void endIsTold(String generation, History history, Checked checked, String about) {
    Set<String> decided =
        generation.equals("v10")
            ? history.stale()
            : generation.equals("dynamic-delta") ? history.leaking() : Set.of();
    Set<String> stale = new TreeSet<>(history.stale());
    stale.removeAll(decided);
    assertThat(mdevs(checked, "AP319")).as("AP319, %s", about).isEqualTo(decided);
    assertThat(mdevs(checked, "AP403")).as("AP403, %s", about).isEqualTo(stale);
  }

  private static Set<Integer> stepsWhere(
      History history, BiPredicate<History.Moment, History.Moment> condition) {
    Set<Integer> numbers = new TreeSet<>();
    History.Moment before = History.Moment.FIRST;
    for (int i = 0; i < history.moments().size(); i++) {
      if (condition.test(history.moments().get(i), before)) {
        numbers.add(i + 1);
      }
      before = history.moments().get(i);
    }
    return numbers;
  }

  private static Set<Integer> steps(Checked checked, String code) {
    return checked.findings(code).stream()
        .map(finding -> STEP.matcher(finding.subject()))
        .filter(Matcher::matches)
        .map(found -> Integer.valueOf(found.group(1)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> mdevs(Checked checked, String code) {
    return checked.findings(code).stream()
        .map(finding -> finding.subject().replaceFirst("^zeus/", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
