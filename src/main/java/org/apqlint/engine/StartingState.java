package org.apqlint.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Existing;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Overrides;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.engine.replay.Defined;
import org.apqlint.engine.replay.Hardware;
import org.apqlint.engine.replay.Identity;
import org.apqlint.engine.replay.Limits;
import org.apqlint.engine.replay.MaskWritten;
import org.apqlint.engine.replay.Opened;
import org.apqlint.engine.replay.Overridden;
import org.apqlint.engine.replay.OverrideCount;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueOverride;
import org.apqlint.model.Spec;

/**
 * What a host is like before the first step of a replay: as declared, or fresh after a boot.
 *
 * @param facts the state that the kernel keeps
 */
record StartingState(List<Object> facts) {

  StartingState {
    facts = List.copyOf(facts);
  }

  /**
   * The host as the specification declares it, even where the kernel would have refused it: what
   * guests see is what the intent reading says.
   *
   * @param absent mdevs that do not exist yet
   */
  static StartingState declared(Spec spec, Session intent, Set<String> absent) {
    Host host = spec.hosts().get(0);
    List<Object> facts = ofEveryHost(spec, intent);
    facts.add(host.apmask());
    facts.add(host.aqmask());
    facts.addAll(intent.all(QueueRow.class));
    facts.addAll(overrides(host, intent));
    Stream.of(host.apmask(), host.aqmask())
        .filter(PoolMask::written)
        .forEach(mask -> facts.add(new MaskWritten(mask.kind())));
    intent.all(Assigned.class).stream().filter(a -> !absent.contains(a.mdev())).forEach(facts::add);
    spec.mdevs().stream()
        .filter(m -> m.autostart() && !absent.contains(m.name()))
        .map(Defined::of)
        .forEach(facts::add);
    Map<String, String> opened = opened(spec, absent);
    opened.forEach((mdev, guest) -> facts.add(new Opened(mdev, guest)));
    intent.all(GuestMatrix.class).stream()
        .filter(g -> !absent.contains(g.mdev()))
        .filter(g -> new Visible(host.generation(), opened.containsKey(g.mdev())).shows())
        .forEach(facts::add);
    return new StartingState(facts);
  }

  /** The host after a boot: masks of the boot, every queue on its owner's driver, no mdev. */
  static StartingState fresh(Spec spec, Session intent) {
    Host host = spec.hosts().get(0);
    PoolMask apmask = host.apmask().fresh();
    PoolMask aqmask = host.aqmask().fresh();
    List<Object> facts = ofEveryHost(spec, intent);
    facts.add(apmask);
    facts.add(aqmask);
    Matrix reserved = new Matrix(apmask.ids(), aqmask.ids());
    for (QueueRow row : intent.all(QueueRow.class)) {
      facts.add(row.probed(reserved.domainsOf(row.apid()), IdSet.NONE));
    }
    facts.add(new OverrideCount(0));
    return new StartingState(facts);
  }

  private static List<Object> ofEveryHost(Spec spec, Session intent) {
    Host host = spec.hosts().get(0);
    List<Object> facts = new ArrayList<>();
    facts.add(host.kernel());
    facts.add(new Limits(host.maxAdapter(), host.maxDomain()));
    facts.addAll(intent.all(Existing.class));
    facts.addAll(intent.all(Configuration.class));
    facts.addAll(spec.guests());
    facts.addAll(host.exceptions());
    facts.add(new Hardware(oldCards(host)));
    spec.mdevs().forEach(m -> facts.add(new Identity(m.name(), m.uuid())));
    return facts;
  }

  /** Which guest has which mdev open; of two running guests with one mdev the first has it. */
  private static Map<String, String> opened(Spec spec, Set<String> absent) {
    Map<String, String> opened = new LinkedHashMap<>();
    spec.guests().stream()
        .filter(Guest::running)
        .flatMap(
            g -> g.uses().stream().limit(1).map(use -> new Opened(use.mdev().name(), g.name())))
        .filter(o -> !absent.contains(o.mdev()) && has(spec, o.mdev()))
        .forEach(o -> opened.putIfAbsent(o.mdev(), o.guest()));
    return opened;
  }

  private static boolean has(Spec spec, String mdev) {
    return spec.mdevs().stream().anyMatch(m -> m.name().equals(mdev));
  }

  private static List<Object> overrides(Host host, Session intent) {
    List<Object> overrides = new ArrayList<>();
    for (Overrides row : intent.all(Overrides.class)) {
      for (int apqi : row.domains().toList()) {
        Apqn queue = new Apqn(row.apid(), apqi);
        overrides.add(
            new Overridden(queue, QueueOverride.driverOf(host.overrides(), queue).orElseThrow()));
      }
    }
    overrides.add(new OverrideCount(overrides.size()));
    return overrides;
  }

  private static IdSet oldCards(Host host) {
    return IdSet.of(
        host.adapters().stream().filter(a -> !a.newEnough()).map(Adapter::apid).toList());
  }
}
