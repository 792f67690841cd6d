package org.apqlint.run;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Adds up where the time of a run goes. Several threads may tell it. */
public final class StatsCollector implements RunEvents {

  private static final Comparator<RuleFigures> SLOWEST_FIRST =
      Comparator.comparingLong(RuleFigures::time).reversed().thenComparing(RuleFigures::rule);

  private final LongSupplier clock;
  private final long start;
  private final Map<Work, Long> work = new EnumMap<>(Work.class);
  private final Map<String, PhaseFigures> phases = new LinkedHashMap<>();
  private final Map<String, RuleFigures> rules = new LinkedHashMap<>();
  private long sessions;
  private long facts;
  private int hosts;
  private long queues;

  /**
   * Collects from now on.
   *
   * @param clock tells nanoseconds
   * @param start what the clock told when the run began
   */
  public StatsCollector(LongSupplier clock, long start) {
    this.clock = clock;
    this.start = start;
    add(Work.START, clock.getAsLong() - start);
  }

  @Override
  public Part begin(Work part) {
    long begun = clock.getAsLong();
    return () -> add(part, clock.getAsLong() - begun);
  }

  private synchronized void add(Work part, long time) {
    work.merge(part, time, Long::sum);
  }

  @Override
  public Part phase(String name) {
    long begun = clock.getAsLong();
    return () -> add(name, clock.getAsLong() - begun);
  }

  private synchronized void add(String phase, long time) {
    phases.compute(
        phase,
        (name, before) -> (before == null ? new PhaseFigures(name, 0, 0) : before).plus(time));
  }

  @Override
  public synchronized void specification(int numberOfHosts, long numberOfQueues) {
    hosts = numberOfHosts;
    queues = numberOfQueues;
  }

  @Override
  public Optional<LongSupplier> ruleClock() {
    return Optional.of(clock);
  }

  @Override
  public synchronized void session(long inserted, List<RuleFigures> figures) {
    sessions++;
    facts += inserted;
    for (RuleFigures figure : figures) {
      rules.merge(figure.rule(), figure, RuleFigures::plus);
    }
  }

  /**
   * What there is so far.
   *
   * @param loading what loading the rules took
   */
  public synchronized Stats stats(long loading) {
    return new Stats(
        clock.getAsLong() - start,
        loading,
        work,
        List.copyOf(phases.values()),
        rules.values().stream().sorted(SLOWEST_FIRST).toList(),
        sessions,
        facts,
        hosts,
        queues);
  }
}
