package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceHost;

/**
 * Makes small scenarios: few ids, so that mdevs, masks and missing queues meet often. The same seed
 * makes the same scenario.
 */
public final class ScenarioGenerator {

  private static final int LAST_ID = 9;
  private static final int OLD_CARD = 9;
  private static final Matrix EVERYTHING = new Matrix(IdSet.ALL, IdSet.ALL);

  private final Random random;

  public ScenarioGenerator(long seed) {
    random = new Random(seed);
  }

  /** The ids of the host are within its limits; those of an mdev need not be. */
  public Scenario next(String generation) {
    int maxAdapter = LAST_ID - (chance(0.1) ? 1 : 0);
    int maxDomain = LAST_ID - (chance(0.1) ? 1 : 0);
    IdSet adapters = some(0.6).intersect(IdSet.range(0, maxAdapter));
    IdSet domains = some(0.6).intersect(IdSet.range(0, maxDomain));
    IdSet controlDomains = some(0.7).intersect(IdSet.range(0, maxDomain));
    List<Apqn> queues = new Matrix(adapters, domains).apqns();
    List<String> absent = queues.stream().filter(q -> chance(0.04)).map(Apqn::toString).toList();
    Set<String> unbound = new TreeSet<>();
    queues.stream().map(Apqn::toString).filter(q -> chance(0.08)).forEach(unbound::add);
    absent.forEach(unbound::remove);
    Map<Integer, Integer> types = new TreeMap<>();
    adapters.stream()
        .filter(a -> chance(0.2))
        .forEach(a -> types.put(a, OLD_CARD + random.nextInt(4)));
    ReferenceHost host =
        new ReferenceHost(
            true,
            maxAdapter,
            maxDomain,
            adapters.toList(),
            domains.toList(),
            controlDomains.toList(),
            absent,
            types);
    boolean overridden = generation.equals("driver-override") && chance(0.7);
    boolean freed = !overridden || chance(0.05);
    IdSet apmask = freed ? IdSet.ALL.minus(some(chance(0.3) ? 0.5 : 1.0)) : IdSet.ALL;
    IdSet aqmask = freed ? IdSet.ALL.minus(some(chance(0.3) ? 0.5 : 0.9)) : IdSet.ALL;
    boolean needsQueues = overridden || generation.equals("static");
    return new Scenario(
        generation,
        host,
        apmask,
        aqmask,
        overridden ? overrides(queues, absent) : Map.of(),
        unbound,
        mdevs(needsQueues && chance(0.9) ? new Matrix(adapters, domains) : EVERYTHING));
  }

  /** Most queues that exist are for vfio_ap; now and then one that does not exist is overridden. */
  private Map<String, String> overrides(List<Apqn> queues, List<String> absent) {
    Map<String, String> overrides = new TreeMap<>();
    for (Apqn queue : queues) {
      if (chance(absent.contains(queue.toString()) ? 0.02 : 0.9)) {
        overrides.put(queue.toString(), driver());
      }
    }
    if (chance(0.05)) {
      overrides.put(new Apqn(random.nextInt(LAST_ID), LAST_ID).toString(), driver());
    }
    return overrides;
  }

  private String driver() {
    return chance(0.94) ? "vfio_ap" : chance(0.5) ? "cex4queue" : "no-driver";
  }

  /**
   * Mostly each mdev has domains of its own; now and then one takes what another one has.
   *
   * @param some the ids that they take theirs from
   */
  private List<Scenario.Mdev> mdevs(Matrix some) {
    List<Scenario.Mdev> mdevs = new ArrayList<>();
    IdSet free = IdSet.range(0, LAST_ID);
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      IdSet domains = some(0.3);
      if (!chance(0.1)) {
        domains = domains.intersect(free);
      }
      free = free.minus(domains);
      mdevs.add(
          new Scenario.Mdev(
              "m" + i,
              some(0.3).intersect(some.adapters()),
              domains.intersect(some.domains()),
              some(0.2),
              chance(0.7)));
    }
    return mdevs;
  }

  private IdSet some(double probability) {
    return IdSet.of(IntStream.rangeClosed(0, LAST_ID).filter(id -> chance(probability)).toArray());
  }

  private boolean chance(double probability) {
    return random.nextDouble() < probability;
  }
}
