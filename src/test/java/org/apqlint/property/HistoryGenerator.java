package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.VectorCase;

/**
 * Makes random histories of a small host, with the outcome that the reference model gives them: as
 * many queues come and go, and masks change, while guests run as in no provisioning.
 */
final class HistoryGenerator {

  private static final int IDS = 4;
  private static final IdSet ALL = IdSet.range(0, IDS - 1);
  private static final int STEPS = 60;
  private static final List<String> MDEVS = List.of("m1", "m2", "m3");
  private static final List<String> ATTRIBUTES =
      List.of("adapter", "domain", "domain", "adapter", "control_domain");

  private static final Set<String> REFUSE_REMOVAL = Set.of("static", "v10");
  private static final Set<String> WITH_AP_CONFIG = Set.of("ap-config", "driver-override");

  private final Random random;
  private final String generation;
  private final Set<String> existing = new TreeSet<>();
  private final List<List<String>> ops = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private final List<History.Moment> moments = new ArrayList<>();
  private ReferenceModel model;

  HistoryGenerator(long seed, String generation) {
    this.random = new Random(seed);
    this.generation = generation;
  }

  History next(String id) {
    List<Integer> all = ALL.toList();
    List<Apqn> queues = new Matrix(ALL, ALL).apqns();
    String absent = pick(queues).toString();
    ReferenceHost host =
        new ReferenceHost(true, IDS, IDS, all, all, List.of(0, 1), List.of(absent), Map.of(0, 9));
    model = ReferenceModel.of(generation, host);
    if (generation.equals("driver-override") && random.nextBoolean()) {
      queues.forEach(this::setOverride);
    } else {
      perform("apmask", "0x" + pick(List.of("0", "8", "1", "00")));
      perform("aqmask", "0x" + pick(List.of("0", "8", "f")));
    }
    MDEVS.forEach(mdev -> perform("create", mdev));
    for (int i = 0; i < STEPS; i++) {
      step(queues);
    }
    VectorCase vector =
        new VectorCase(id, generation, host, ops, results, List.of(), model.state());
    return new History(vector, moments, model.stale(), model.leaking());
  }

  /** Some queues are for guests, one by one. */
  private void setOverride(Apqn queue) {
    if (random.nextInt(4) > 0) {
      perform("override", queue.toString(), "vfio_ap");
      perform("unbind", queue.toString());
      perform("drivers_probe", queue.toString());
    }
  }

  private void step(List<Apqn> queues) {
    String mdev = pick(MDEVS);
    String queue = pick(queues).toString();
    String driver = pick(List.of("vfio_ap", "vfio_ap", "cex4queue"));
    int dice = random.nextInt(24);
    if (dice == 0) {
      perform(pick(List.of("apmask", "aqmask")), pick(List.of("+", "-")) + random.nextInt(IDS));
    } else if (dice <= 2) {
      perform("unbind", queue);
    } else if (dice == 3) {
      perform("bind", driver, queue);
    } else if (dice <= 5) {
      perform("drivers_probe", queue);
    } else if (dice == 6) {
      perform("configure", most().toMask(), most().toMask(), most().toMask());
    } else if (dice == 7 && generation.equals("driver-override")) {
      perform("override", queue, pick(List.of("vfio_ap", "vfio_ap", "cex4queue", "none", "")));
    } else if (!existing.contains(mdev)) {
      perform("create", mdev);
    } else if (dice == 8) {
      perform(pick(List.of("create", waits(mdev) ? "stop" : "remove")), mdev);
    } else if (dice <= 11) {
      perform("start", mdev);
    } else if (dice == 12) {
      perform("stop", mdev);
    } else if (dice == 13 && WITH_AP_CONFIG.contains(generation)) {
      perform("ap_config", mdev, mask() + "," + mask() + "," + mask());
    } else {
      String verb = dice <= 16 ? "unassign_" : "assign_";
      perform(verb + pick(ATTRIBUTES), mdev, Integer.toString(random.nextInt(IDS + 2)));
    }
  }

  /** All ids, or all but one. */
  private IdSet most() {
    return random.nextBoolean() ? ALL : ALL.without(random.nextInt(IDS));
  }

  /** A mask with a few ids, and now and then one above the maximum. */
  private String mask() {
    return String.format("0x%02x", random.nextInt(256) & random.nextInt(256) & 0xfe);
  }

  /** Whether removing it would wait: what happens meanwhile depends on the kernel's release. */
  private boolean waits(String mdev) {
    return model.state().mdevs().get(mdev).running() && !REFUSE_REMOVAL.contains(generation);
  }

  private void perform(String... words) {
    List<String> op = List.of(words);
    String result = model.perform(op);
    ops.add(op);
    results.add(result);
    moments.add(moment());
    if (result.equals("OK") && words[0].equals("create")) {
      existing.add(words[1]);
    } else if (result.equals("OK") && words[0].equals("remove")) {
      existing.remove(words[1]);
    }
  }

  private History.Moment moment() {
    Map<String, Set<Apqn>> unbound = new TreeMap<>();
    model
        .running()
        .forEach(
            (mdev, seen) ->
                unbound.put(
                    mdev,
                    seen.stream()
                        .filter(queue -> !model.isForGuests(queue))
                        .collect(Collectors.toSet())));
    return new History.Moment(model.running(), unbound);
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
