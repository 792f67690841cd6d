package org.apqlint.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatsCollectorTest {

  private static final long MS = 1_000_000;

  private final Ticks clock = new Ticks();
  private final StatsCollector collector = new StatsCollector(clock, 0);

  private static RuleFigures rule(String name, long matching, long acting) {
    return new RuleFigures(name, "", "check", 2, 1, matching, acting);
  }

  @Test
  void addsUpPartsAndPhases() {
    RunEvents.Part first = collector.begin(Work.READ);
    clock.pass(4);
    first.close();
    collector.begin(Work.READ).close();
    RunEvents.Part rules = collector.begin(Work.RULES);
    collector.phase("derive").close();
    collector.phase("check").close();
    collector.phase("derive").close();
    rules.close();
    Stats stats = collector.stats(0);
    assertThat(stats.of(Work.READ)).isEqualTo(6 * MS);
    assertThat(stats.of(Work.RULES)).isEqualTo(7 * MS);
    assertThat(stats.of(Work.PARSE)).isZero();
    assertThat(stats.phases())
        .containsExactly(
            new PhaseFigures("derive", 2, 2 * MS), new PhaseFigures("check", 1, 1 * MS));
    assertThat(stats.outsideOfPhases()).isEqualTo(4 * MS);
  }

  @Test
  void whatIsLeftIsTheRest() {
    collector.begin(Work.PARSE).close();
    clock.pass(10);
    Stats stats = collector.stats(0);
    assertThat(stats.of(Work.START)).isEqualTo(MS);
    assertThat(stats.rest() + stats.of(Work.START) + stats.of(Work.PARSE)).isEqualTo(stats.total());
    assertThat(stats.rest()).isEqualTo(12 * MS);
  }

  @Test
  void addsUpRulesOfAllSessionsTheSlowestFirst() {
    collector.session(3, List.of(rule("b", 1, 0), rule("a", 1, 0)));
    collector.session(4, List.of(rule("c", 2, 3), rule("b", 1, 1)));
    Stats stats = collector.stats(0);
    assertThat(stats.sessions()).isEqualTo(2);
    assertThat(stats.facts()).isEqualTo(7);
    assertThat(stats.rules())
        .containsExactly(
            rule("c", 2, 3), new RuleFigures("b", "", "check", 4, 2, 2, 1), rule("a", 1, 0));
  }

  @Test
  void twoAreToldWhatOneIsTold() {
    StatsCollector other = new StatsCollector(new Ticks(), 0);
    RunEvents both = collector.and(other);
    both.begin(Work.BUILD).close();
    both.phase("plan").close();
    both.session(2, List.of());
    both.specification(1, 12);
    for (Stats stats : List.of(collector.stats(5), other.stats(5))) {
      assertThat(stats.of(Work.BUILD)).isPositive();
      assertThat(stats.phases()).hasSize(1);
      assertThat(stats.facts()).isEqualTo(2);
      assertThat(stats.queues()).isEqualTo(12);
      assertThat(stats.loading()).isEqualTo(5);
    }
    assertThat(RunEvents.IGNORED.and(other)).isSameAs(other);
    assertThat(other.and(RunEvents.IGNORED)).isSameAs(other);
  }
}
