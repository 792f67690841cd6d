package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apqlint.Goldens;
import org.apqlint.run.PhaseFigures;
import org.apqlint.run.RuleFigures;
import org.apqlint.run.Stats;
import org.apqlint.run.Work;
import org.junit.jupiter.api.Test;

class StatsTextTest {

  private static final long MS = 1_000_000;

  private static final Stats STATS =
      new Stats(
          1200 * MS,
          310 * MS,
          Map.of(
              Work.START, 90 * MS,
              Work.READ, 1 * MS,
              Work.PARSE, 20 * MS,
              Work.BUILD, 9 * MS,
              Work.WAIT, 200 * MS,
              Work.RULES, 800 * MS),
          List.of(new PhaseFigures("derive", 3, 500 * MS), new PhaseFigures("check", 3, 250 * MS)),
          List.of(
              new RuleFigures("assigned", "", "derive", 12, 12, 300 * MS, 40 * MS),
              new RuleFigures("queue-assigned-twice", "AP201", "check", 8, 2, 90 * MS, 4 * MS),
              new RuleFigures("bound-queues", "", "derive", 6, 6, MS / 4, 0)),
          4,
          287,
          2,
          40);

  @Test
  void theTables() {
    Goldens.verify(
        StatsText.render(STATS, 2), Path.of("src/test/resources/report"), "stats", "txt");
  }

  @Test
  void allRulesHaveNoMore() {
    assertThat(StatsText.render(STATS, 3)).contains("bound-queues").doesNotContain("--stats=all");
  }

  @Test
  void aRunWithoutRulesHasOneTable() {
    Stats none = new Stats(0, 0, Map.of(), List.of(), List.of(), 0, 0, 0, 0);
    assertThat(StatsText.render(none, 10))
        .startsWith("apqlint: 0.0 ms, 0 hosts, 0 queues, 0 sessions of the engine, 0 facts\n")
        .doesNotContain("phase of the rules", "matching");
  }

  @Test
  void forPrograms() {
    Goldens.verify(StatsJson.render(STATS), Path.of("src/test/resources/report"), "stats", "json");
  }
}
