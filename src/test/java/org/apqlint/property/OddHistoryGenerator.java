package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.VectorCase;

/**
 * Makes histories of hosts of every size, with many mdevs, ids at the limits, and odd texts. The
 * same seed makes the same history. A case has the log lines, as the vectors do.
 */
final class OddHistoryGenerator {

  private static final List<String> ODD_NUMBERS =
      List.of(
          "",
          "+",
          "-1",
          "++5",
          " 5",
          "5 ",
          "5\n",
          "5\n\n",
          "\n5",
          "\n",
          "\t5",
          "5\t",
          "08",
          "00",
          "0x",
          "0X",
          "0x+5",
          "+0x5",
          "0XfF",
          "0xg",
          "x5",
          "5x",
          "1e1",
          "256",
          "255",
          "254",
          "+255",
          "0377",
          "0400",
          "64",
          "63",
          "16",
          "15",
          "18446744073709551615",
          "18446744073709551616",
          "18446744073709551616x",
          "18446744073709551621",
          "0xffffffffffffffff",
          "0x10000000000000005",
          "01777777777777777777777",
          "02000000000000000000005",
          "99999999999999999999999999999999999999",
          "000000000000000000000000000000000005",
          "\"5\"",
          "5\\",
          "5#",
          "{5}",
          "5,6",
          "5-6",
          "\u0665",
          "\u00e4");
  private static final List<String> SIGNS = List.of("+", "-", "-", "", "+-", "-+", " ");
  private static final List<String> SEPARATORS = List.of(",", ",", "\n", ",,", "", "\n,", " ", ";");
  private static final List<String> HEX_ENDS =
      List.of("", "", "", "\n", "\n\n", " ", "g", ",", "0", "\n0");
  private static final List<String> HEX_STARTS =
      List.of("0x", "0x", "0x", "x", "", "0X", " 0x", "\n", "0x0x");

  private final Random random;
  private final String generation;
  private final List<List<String>> ops = new ArrayList<>();
  private final List<String> results = new ArrayList<>();
  private final Map<Integer, List<String>> log = new TreeMap<>();
  private final TreeSet<String> existing = new TreeSet<>();
  private int maxAdapter;
  private int maxDomain;
  private IdSet adapters;
  private IdSet domains;
  private ReferenceModel model;

  OddHistoryGenerator(long seed, String generation) {
    this.random = new Random(seed * 7919);
    this.generation = generation;
  }

  /** A case, and its log beside it. */
  record Odd(VectorCase vector, Map<Integer, List<String>> log) {}

  Odd next(String id) {
    boolean apxa = chance(70);
    maxAdapter = !apxa ? 63 : chance(60) ? 255 : random.nextInt(256);
    maxDomain = !apxa ? 15 : chance(60) ? 255 : random.nextInt(256);
    adapters = ids(maxAdapter, 4);
    domains = ids(maxDomain, 4);
    IdSet here = some(adapters, 85);
    IdSet there = some(domains, 85);
    Map<Integer, Integer> types = new TreeMap<>();
    here.stream().filter(a -> chance(25)).forEach(a -> types.put(a, 8 + random.nextInt(7)));
    ReferenceHost host =
        new ReferenceHost(
            apxa,
            maxAdapter,
            maxDomain,
            here.toList(),
            there.toList(),
            some(ids(maxDomain, 4).union(domains), 70).toList(),
            new Matrix(here, there)
                .apqns().stream().filter(q -> chance(6)).map(Apqn::toString).toList(),
            types);
    model = ReferenceModel.of(generation, host);
    List<Apqn> queues = new Matrix(adapters, domains).apqns();
    if (generation.equals("driver-override") && chance(60)) {
      queues.stream().filter(q -> chance(80)).forEach(this::setOverride);
    } else if (chance(80)) {
      perform("apmask", chance(30) ? "0x" : "-" + joined(some(adapters, 80)));
      perform("aqmask", chance(50) ? "0x" : "-" + joined(some(domains, 80)));
    }
    int mdevs = 1 + random.nextInt(9);
    for (int i = 0; i < mdevs; i++) {
      perform("create", "m" + i);
    }
    int steps = 10 + random.nextInt(60);
    for (int i = 0; i < steps; i++) {
      step("m" + random.nextInt(mdevs), queues);
    }
    return new Odd(
        new VectorCase(id, generation, host, ops, results, List.of(), model.state()), log);
  }

  private String joined(IdSet ids) {
    StringJoiner text = new StringJoiner(",-");
    ids.toList().forEach(i -> text.add("" + i));
    return text.length() == 0 ? "0" : text.toString();
  }

  private void setOverride(Apqn queue) {
    perform("override", queue.toString(), "vfio_ap");
    perform("unbind", queue.toString());
    perform("drivers_probe", queue.toString());
  }

  private void step(String mdev, List<Apqn> queues) {
    String queue =
        chance(5) || queues.isEmpty()
            ? new Apqn(random.nextInt(256), random.nextInt(256)).toString()
            : pick(queues).toString();
    int dice = random.nextInt(100);
    if (dice < 6) {
      perform(pick(List.of("apmask", "aqmask")), maskText());
    } else if (dice < 12) {
      perform("unbind", queue);
    } else if (dice < 15) {
      List<Apqn> loose =
          model.busState().drivers().entrySet().stream()
              .filter(bound -> bound.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .toList();
      String target = loose.isEmpty() || chance(30) ? queue : pick(loose).toString();
      perform("bind", pick(List.of("vfio_ap", "vfio_ap", "cex4queue")), target);
    } else if (dice < 20) {
      perform("drivers_probe", queue);
    } else if (dice < 25) {
      perform(
          "configure",
          some(adapters, 80).toMask(),
          some(domains, 80).toMask(),
          some(domains, 80).toMask());
    } else if (dice < 31 && generation.equals("driver-override")) {
      perform("override", queue, pick(List.of("vfio_ap", "vfio_ap", "cex4queue", "nosuch", "")));
    } else if (!existing.contains(mdev)) {
      perform("create", mdev);
    } else if (dice < 35) {
      boolean waits = model.state().mdevs().get(mdev).running();
      perform(waits ? "stop" : "remove", mdev);
    } else if (dice < 42) {
      perform("start", mdev);
    } else if (dice < 46) {
      perform("stop", mdev);
    } else if (dice < 55 && List.of("ap-config", "driver-override").contains(generation)) {
      perform("ap_config", mdev, apConfig());
    } else {
      String verb = dice < 64 ? "unassign_" : "assign_";
      String attribute = pick(List.of("adapter", "adapter", "domain", "domain", "control_domain"));
      IdSet usual = attribute.equals("adapter") ? adapters : domains;
      perform(verb + attribute, mdev, chance(15) ? pick(ODD_NUMBERS) : number(usual));
    }
  }

  private String number(IdSet usual) {
    int id = usual.isEmpty() || chance(8) ? random.nextInt(258) : pick(usual.toList());
    return pick(List.of("%d", "%d", "0x%x", "0X%02X", "0%o", "+%d", "+0x%04x")).formatted(id);
  }

  private String maskText() {
    if (chance(35)) {
      return hex(
          chance(50)
              ? IdSet.ALL.minus(some(adapters, 60)).minus(some(domains, 60))
              : some(IdSet.ALL, 80));
    }
    StringBuilder text = new StringBuilder(chance(95) ? pick(List.of("+", "-", "-")) : "");
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      text.append(chance(10) ? pick(ODD_NUMBERS) : number(chance(50) ? adapters : domains));
      if (chance(15)) {
        text.append('-').append(number(chance(50) ? adapters : domains));
      }
      if (i + 1 < changes) {
        boolean odd = chance(12);
        text.append(odd ? pick(SEPARATORS) : pick(List.of(",", ",", "\n")));
        text.append(odd ? pick(SIGNS) : pick(List.of("+", "-")));
      }
    }
    return text + (chance(10) ? pick(List.of(",", "\n", ",\n", "-", "+")) : "");
  }

  private String hex(IdSet ids) {
    String digits = ids.toMask().substring(2);
    if (chance(30)) {
      digits = digits.substring(0, random.nextInt(65));
    }
    digits = chance(10) ? digits.toUpperCase(Locale.ROOT) : digits;
    return (chance(90) ? "0x" : pick(HEX_STARTS)) + digits + (chance(90) ? "" : pick(HEX_ENDS));
  }

  private String apConfig() {
    if (chance(4)) {
      return pick(
          List.of("", ",", ",,", "\n\n\n", "0x,0x,0x", "0,0", "0x80", "+1,+1,+1", ",,,\u00e4"));
    }
    String a = hex(some(chance(92) ? adapters : IdSet.ALL, 40));
    String b = hex(some(chance(92) ? domains : IdSet.ALL, 40));
    String c = chance(5) ? "" : hex(some(chance(92) ? domains : IdSet.ALL, 40));
    String s = chance(92) ? "," : pick(List.of("\n", " ", ", ", ";", ",,"));
    String t = chance(92) ? "," : pick(List.of("\n", " ", ", ", ""));
    return a
        + s
        + b
        + t
        + c
        + (chance(92) ? "" : pick(List.of(",", "\n", ",junk", "\njunk", " ", "junk")));
  }

  private IdSet ids(int max, int upTo) {
    IdSet ids = IdSet.NONE;
    int count = random.nextInt(upTo + 1) + (chance(90) ? 1 : 0);
    for (int i = 0; i < count; i++) {
      int id =
          chance(30)
              ? pick(
                  List.of(
                      max,
                      Math.max(0, max - 1),
                      0,
                      Math.min(max, 15),
                      Math.min(max, 63),
                      Math.min(max, 64)))
              : chance(60) ? Math.min(max, random.nextInt(8)) : random.nextInt(max + 1);
      ids = ids.with(id);
    }
    return ids;
  }

  private IdSet some(IdSet ids, int percent) {
    return IdSet.of(ids.stream().filter(i -> chance(percent)).toArray());
  }

  private void perform(String... words) {
    List<String> op = List.of(words);
    String result = model.perform(op);
    if (!model.log().isEmpty()) {
      log.put(ops.size(), model.log());
    }
    ops.add(op);
    results.add(result);
    if (result.equals("OK") && words[0].equals("create")) {
      existing.add(words[1]);
    } else if (result.equals("OK") && words[0].equals("remove")) {
      existing.remove(words[1]);
    }
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
