package org.apqlint.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.engine.Engine;
import org.apqlint.syntax.ReadResult;
import org.junit.jupiter.api.Test;

/**
 * How time and memory grow with the number of hosts. Processor time is given in ratios: to that of
 * the smallest fleet, and to what reading the same text takes on the same machine.
 *
 * <p>Other sizes: {@code -Dhosts=10,100,1000}, the smallest first.
 */
class GrowthBenchmark {

  private static final int WARM_UP = 8;
  private static final int REPETITIONS = 5;
  private static final double NOISE = 2;
  private static final double MIB = 1024.0 * 1024;

  /**
   * One fleet.
   *
   * @param elapsed seconds to check it
   * @param reading seconds to read its text, by one thread
   * @param checking processor seconds to check it, by all threads
   * @param kept MiB that the result takes
   * @param peak MiB that were in use at most, garbage included
   */
  private record Cost(
      int hosts,
      double elapsed,
      double reading,
      double checking,
      double kept,
      double peak,
      int findings) {}

  private final OperatingSystemMXBean system =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private final Engine engine = Engine.load();

  @Test
  void growsWithTheHosts() {
    List<Integer> sizes =
        Arrays.stream(System.getProperty("hosts", "10,30,100").split(","))
            .map(Integer::valueOf)
            .toList();
    // The first runs are those of a cold machine, which also compiles.
    for (int i = 0; i < WARM_UP; i++) {
      cost(sizes.get(0));
    }
    List<Cost> costs = new ArrayList<>();
    System.out.printf(
        "%6s%10s%10s%10s%12s%12s%10s%10s%10s%10s%n",
        "hosts",
        "check s",
        "cpu s",
        "read s",
        "× per host",
        "× reading",
        "kept MiB",
        "per host",
        "peak MiB",
        "findings");
    for (int size : sizes) {
      Cost cost = cost(size);
      costs.add(cost);
      print(cost, costs.get(0));
    }
    Cost first = costs.get(0);
    for (Cost cost : costs) {
      assertThat(perHost(cost)).as("time per host of " + cost).isLessThan(perHost(first) * NOISE);
      assertThat(cost.kept / cost.hosts)
          .as("memory per host of " + cost)
          .isLessThan(first.kept / first.hosts * NOISE);
    }
  }

  private static double perHost(Cost cost) {
    return cost.checking / cost.hosts;
  }

  private static void print(Cost cost, Cost first) {
    System.out.printf(
        "%6d%10.2f%10.2f%10.3f%12.2f%12.1f%10.1f%10.2f%10.0f%10d%n",
        cost.hosts,
        cost.elapsed,
        cost.checking,
        cost.reading,
        perHost(cost) / perHost(first),
        cost.checking / cost.reading,
        cost.kept,
        cost.kept / cost.hosts,
        cost.peak,
        cost.findings);
  }

  /** The best time of several runs; what the last one holds on to is in memory. */
  private Cost cost(int hosts) {
    String text = Fleet.of(hosts);
    double elapsed = Double.MAX_VALUE;
    double reading = Double.MAX_VALUE;
    double checking = Double.MAX_VALUE;
    double kept = 0;
    double peak = 0;
    int findings = 0;
    for (int i = 0; i < REPETITIONS; i++) {
      double before = used();
      pools().forEach(MemoryPoolMXBean::resetPeakUsage);
      long start = System.nanoTime();
      ReadResult read = Checked.read("fleet.apq", text);
      // One thread reads, and the processor's clock ticks too slowly for so little time.
      reading = Math.min(reading, (System.nanoTime() - start) / 1e9);
      long between = system.getProcessCpuTime();
      long clock = System.nanoTime();
      Checked checked = Checked.by(engine, read);
      elapsed = Math.min(elapsed, (System.nanoTime() - clock) / 1e9);
      long end = system.getProcessCpuTime();
      peak = pools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB;
      assertThat(read.findings()).isEmpty();
      assertThat(steps(checked)).isEqualTo(hosts * Fleet.STEPS_PER_HOST);
      kept = used() - before;
      findings = checked.findings().size();
      checking = Math.min(checking, (end - between) / 1e9);
    }
    return new Cost(hosts, elapsed, reading, checking, kept, peak, findings);
  }

  private static long steps(Checked checked) {
    return checked.analysis().hosts().stream()
        .map(HostAnalysis::change)
        .flatMap(change -> change.orElseThrow().steps().stream())
        .map(StepOutcome::step)
        .count();
  }

  private static double used() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / MIB;
  }

  private static Stream<MemoryPoolMXBean> pools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP);
  }
}
