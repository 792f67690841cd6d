package org.apqlint.run;

import java.util.List;
import java.util.Map;

/**
 * Where the time of a run went. All times are nanoseconds of the clock on the wall.
 *
 * @param total the whole run, from the start of the program on; not that of the virtual machine
 * @param loading what loading the rules took on a thread of its own; 0 if they were there
 * @param work the parts that follow one another, of which nothing is left out but the rest
 * @param phases the phases of the rules, in the order in which they first ran
 * @param rules the rules that matched something, the slowest first
 * @param sessions how many worlds of facts there were
 * @param facts how many facts they had in all
 * @param hosts how many hosts the specification has
 * @param queues how many queues these hosts have
 */
public record Stats(
    long total,
    long loading,
    Map<Work, Long> work,
    List<PhaseFigures> phases,
    List<RuleFigures> rules,
    long sessions,
    long facts,
    int hosts,
    long queues) {

  public Stats {
    work = Map.copyOf(work);
    phases = List.copyOf(phases);
    rules = List.copyOf(rules);
  }

  /** What a part took. */
  public long of(Work part) {
    return work.getOrDefault(part, 0L);
  }

  /** What none of the parts took: suppressions, and the report. */
  public long rest() {
    return total - work.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * What the engine took outside of its phases: sessions are made, facts inserted, results read.
   */
  public long outsideOfPhases() {
    return of(Work.RULES) - phases.stream().mapToLong(PhaseFigures::time).sum();
  }
}
