package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** A host that is being made up, or changed a little. */
final class MoveHostDraft {

  static final int LAST_ID = 5;

  private static final List<String> GENERATIONS =
      List.of("static", "v10", "dynamic-delta", "dynamic", "ap-config", "driver-override");
  private static final List<String> TYPES = List.of("cex8c", "cex7c", "cex8p", "cex8a", "cex3c");
  private static final List<String> MODES = List.of("cca", "ep11", "accelerator");
  private static final List<String> KINDS = List.of("aes", "apka", "ep11");
  private static final List<String> PATTERNS =
      List.of("0x7a11c3d5e90b4f62", "0x12ab34cd56ef7890", "0x99aa00ff11bb22cc");
  private static final int COMMON_FUNCTIONS = 0x92800000;

  private final Chance chance;
  private String name;
  private String generation;
  private int maxAdapter;
  private int maxDomain;
  private IdSet adapters;
  private IdSet domains;
  private IdSet controlDomains;
  private final Set<Apqn> absent = new TreeSet<>();
  private final Set<Apqn> unbound = new TreeSet<>();
  private final Map<Integer, MoveCard> cards = new TreeMap<>();
  private IdSet apmask = IdSet.ALL;
  private IdSet aqmask = IdSet.ALL;
  private final Map<Apqn, String> overrides = new TreeMap<>();
  private final List<MoveKey> keys = new ArrayList<>();
  private final Set<String> lacks = new TreeSet<>();

  private MoveHostDraft(Chance chance) {
    this.chance = chance;
  }

  /** A host of its own. */
  static MoveHostDraft fresh(Chance chance, String name) {
    MoveHostDraft host = new MoveHostDraft(chance);
    host.name = name;
    host.generation = chance.oneOf(GENERATIONS);
    host.maxAdapter = LAST_ID - (chance.of(0.04) ? 1 : 0);
    host.maxDomain = LAST_ID - (chance.of(0.04) ? 1 : 0);
    host.adapters = host.within(chance.some(0.7), host.maxAdapter);
    host.domains = host.within(chance.some(0.7), host.maxDomain);
    host.controlDomains = host.within(chance.some(0.7), host.maxDomain);
    host.share();
    for (Apqn queue : new Matrix(host.adapters, host.domains).apqns()) {
      if (chance.of(0.03)) {
        host.absent.add(queue);
      } else if (chance.of(0.05)) {
        host.unbound.add(queue);
      }
    }
    host.describeCards();
    host.describeKeys();
    for (String facility : List.of("apqci", "apft", "apqi")) {
      if (chance.of(0.02)) {
        host.lacks.add(facility);
      }
    }
    return host;
  }

  /** The same as a host under another name. */
  static MoveHostDraft like(Chance chance, MoveHost host, String name) {
    MoveHostDraft copy = new MoveHostDraft(chance);
    copy.name = name;
    copy.generation = host.generation();
    copy.maxAdapter = host.maxAdapter();
    copy.maxDomain = host.maxDomain();
    copy.adapters = host.adapters();
    copy.domains = host.domains();
    copy.controlDomains = host.controlDomains();
    copy.absent.addAll(host.absent());
    copy.unbound.addAll(host.unbound());
    copy.cards.putAll(host.cards());
    copy.apmask = host.apmask();
    copy.aqmask = host.aqmask();
    copy.overrides.putAll(host.overrides());
    copy.keys.addAll(host.keys());
    copy.lacks.addAll(host.lacks());
    return copy;
  }

  /** Masks or overrides; now and then both, or overrides that the kernel does not know. */
  private void share() {
    boolean overriding = generation.equals("driver-override") && chance.of(0.6);
    if (!overriding || chance.of(0.03)) {
      IdSet all = IdSet.range(0, LAST_ID);
      apmask = IdSet.ALL.minus(chance.of(0.7) ? all : chance.some(0.7));
      aqmask = IdSet.ALL.minus(chance.of(0.5) ? all : chance.some(0.7));
    }
    if (overriding || chance.of(0.02)) {
      new Matrix(adapters, domains)
          .apqns().stream().filter(queue -> chance.of(0.97)).forEach(this::override);
    }
  }

  private void override(Apqn queue) {
    overrides.put(queue, chance.of(0.97) ? "vfio_ap" : chance.of(0.5) ? "cex4queue" : "no-driver");
  }

  private IdSet within(IdSet ids, int maximum) {
    return ids.with(chance.below(maximum + 1)).intersect(IdSet.range(0, maximum));
  }

  private void describeCards() {
    double described = chance.of(0.5) ? 1.0 : 0.3;
    for (int apid : adapters.toList()) {
      if (chance.of(described)) {
        cards.put(apid, new MoveCard("cex8c", null, null, null));
      }
      if (chance.of(0.08)) {
        cards.put(apid, card());
      }
    }
  }

  private MoveCard card() {
    return new MoveCard(
        chance.of(0.7) ? chance.oneOf(TYPES) : null,
        chance.of(0.3) ? chance.oneOf(MODES) : null,
        chance.of(0.2) ? Integer.valueOf(MoveCard.CEX4 - 1 + chance.below(6)) : null,
        chance.of(0.5) ? functions() : null);
  }

  private Integer functions() {
    int bits = COMMON_FUNCTIONS;
    if (chance.of(0.5)) {
      bits ^= 1 << (31 - chance.below(10));
    }
    return chance.of(0.1) ? Integer.valueOf(bits | 0x8000) : Integer.valueOf(bits);
  }

  private void describeKeys() {
    if (chance.of(0.75)) {
      keys.add(key(true, "aes"));
    }
    while (chance.of(0.2)) {
      keys.add(key(chance.of(0.3), chance.oneOf(KINDS)));
    }
  }

  private MoveKey key(boolean all, String kind) {
    List<String> patterns = new ArrayList<>(List.of(chance.oneOf(PATTERNS)));
    if (chance.of(0.2)) {
      patterns.add(chance.oneOf(PATTERNS));
    }
    int apid = chance.below(LAST_ID + 1);
    int apqi = chance.below(LAST_ID + 1);
    if (all) {
      return new MoveKey("*.*", new Matrix(IdSet.ALL, IdSet.ALL), kind, patterns);
    } else if (chance.of(0.3)) {
      return new MoveKey(
          String.format("%02x.*", apid), Matrix.row(apid, IdSet.ALL), kind, patterns);
    } else if (chance.of(0.4)) {
      return new MoveKey(
          String.format("*.%04x", apqi), Matrix.column(IdSet.ALL, apqi), kind, patterns);
    }
    Apqn queue = new Apqn(apid, apqi);
    return new MoveKey(queue.toString(), Matrix.row(apid, IdSet.of(apqi)), kind, patterns);
  }

  /** One thing is otherwise. */
  MoveHostDraft changed() {
    int id = chance.below(LAST_ID + 1);
    Apqn queue = new Apqn(id, chance.below(LAST_ID + 1));
    switch (chance.below(14)) {
      case 0 -> adapters = within(flip(adapters, id), maxAdapter);
      case 1 -> domains = within(flip(domains, id), maxDomain);
      case 2 -> controlDomains = flip(controlDomains, id).intersect(IdSet.range(0, maxDomain));
      case 3 -> unbound.add(queue);
      case 4 -> absent.add(queue);
      case 5 -> apmask = overrides.isEmpty() ? flip(apmask, id) : apmask;
      case 6 -> aqmask = overrides.isEmpty() ? flip(aqmask, id) : aqmask;
      case 7 -> cards.put(id, card());
      case 8 -> cards.replaceAll((apid, card) -> chance.of(0.5) ? card() : card);
      case 9 -> keys.add(key(chance.of(0.5), chance.of(0.7) ? "aes" : chance.oneOf(KINDS)));
      case 10 -> keys.clear();
      case 11 -> lacks.add(chance.oneOf(List.of("apqci", "apft", "apqi")));
      case 12 -> becomes(chance.oneOf(GENERATIONS));
      default -> maxDomain = LAST_ID - (domains.union(controlDomains).contains(LAST_ID) ? 0 : 1);
    }
    return this;
  }

  private void becomes(String other) {
    if (!other.equals(generation)) {
      generation = other;
      overrides.clear();
      apmask = IdSet.ALL.minus(IdSet.range(0, LAST_ID));
    }
  }

  private static IdSet flip(IdSet ids, int id) {
    return ids.contains(id) ? ids.without(id) : ids.with(id);
  }

  MoveHost host() {
    absent.removeIf(queue -> !new Matrix(adapters, domains).contains(queue));
    unbound.removeIf(
        queue -> absent.contains(queue) || !new Matrix(adapters, domains).contains(queue));
    cards.keySet().removeIf(apid -> !adapters.contains(apid));
    return new MoveHost(
        name,
        generation,
        maxAdapter,
        maxDomain,
        adapters,
        domains,
        controlDomains,
        new TreeSet<>(absent),
        new TreeSet<>(unbound),
        new TreeMap<>(cards),
        apmask,
        aqmask,
        new TreeMap<>(overrides),
        List.copyOf(keys),
        new TreeSet<>(lacks));
  }
}
