package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.run.PhaseFigures;
import org.apqlint.run.RuleFigures;
import org.apqlint.run.Stats;
import org.apqlint.run.Work;

/** Where the time of a run went, in three tables for people. */
public final class StatsText {

  private static final String GAP = "  ";
  private static final String PHASE = "phase";

  private StatsText() {}

  /**
   * The tables.
   *
   * @param most how many rules are listed at most, the slowest first
   */
  public static String render(Stats stats, int most) {
    StringBuilder text = new StringBuilder();
    text.append("apqlint: ").append(milliseconds(stats.total())).append(" ms, ");
    text.append(size(stats)).append("\n\n");
    table(text, parts(stats));
    if (stats.loading() > 0) {
      text.append("loading the rules took ")
          .append(milliseconds(stats.loading()))
          .append(" ms, on a thread beside the reading\n");
    }
    if (!stats.phases().isEmpty()) {
      table(text.append('\n'), phases(stats));
    }
    if (!stats.rules().isEmpty()) {
      table(text.append('\n'), rules(stats.rules().subList(0, listed(stats, most))));
      int more = stats.rules().size() - listed(stats, most);
      if (more > 0) {
        text.append("and ").append(more).append(" more with --stats=all\n");
      }
      text.append(
              "matching: until a match of the rule was found, since the last match or action;\n")
          .append("rules that matched nothing may have been tried in between\n");
    }
    return text.toString();
  }

  private static int listed(Stats stats, int most) {
    return Math.min(most, stats.rules().size());
  }

  private static String size(Stats stats) {
    return Stream.of(
            count(stats.hosts(), "host"),
            count(stats.queues(), "queue"),
            count(stats.sessions(), "session") + " of the engine",
            count(stats.facts(), "fact"))
        .collect(Collectors.joining(", "));
  }

  private static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }

  private static List<List<String>> parts(Stats stats) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("part", "ms", "share"));
    for (Work part : Work.values()) {
      rows.add(row(part.toString(), stats.of(part), stats));
    }
    rows.add(row("the rest, such as the report", stats.rest(), stats));
    return rows;
  }

  private static List<String> row(String name, long time, Stats stats) {
    return List.of(name, milliseconds(time), share(time, stats.total()));
  }

  private static List<List<String>> phases(Stats stats) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("phase of the rules", "ms", "share", "runs"));
    for (PhaseFigures phase : stats.phases()) {
      rows.add(
          List.of(
              phase.phase(),
              milliseconds(phase.time()),
              share(phase.time(), stats.of(Work.RULES)),
              "" + phase.runs()));
    }
    long outside = stats.outsideOfPhases();
    rows.add(
        List.of(
            "outside of phases", milliseconds(outside), share(outside, stats.of(Work.RULES)), ""));
    return rows;
  }

  private static List<List<String>> rules(List<RuleFigures> rules) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("rule", "ms", "matching", "acting", "matches", "firings", PHASE));
    for (RuleFigures rule : rules) {
      rows.add(
          List.of(
              (rule.code() + " " + rule.rule()).strip(),
              milliseconds(rule.time()),
              milliseconds(rule.matching()),
              milliseconds(rule.acting()),
              "" + rule.matches(),
              "" + rule.firings(),
              rule.phase()));
    }
    return rows;
  }

  private static String milliseconds(long nanoseconds) {
    return String.format(Locale.ROOT, "%.1f", nanoseconds / 1e6);
  }

  private static String share(long part, long whole) {
    return whole == 0 ? "" : String.format(Locale.ROOT, "%.1f %%", 100.0 * part / whole);
  }

  /** Names to the left and figures to the right. */
  private static void table(StringBuilder text, List<List<String>> rows) {
    List<String> heads = rows.get(0);
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < heads.size(); i++) {
        int column = i;
        int width = rows.stream().mapToInt(some -> some.get(column).length()).max().orElse(0);
        String pad = " ".repeat(width - row.get(i).length());
        boolean name = i == 0 || heads.get(i).equals(PHASE);
        line.append(i == 0 ? "" : GAP).append(name ? row.get(i) + pad : pad + row.get(i));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
  }
}
