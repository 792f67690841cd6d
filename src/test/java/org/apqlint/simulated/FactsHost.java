package org.apqlint.simulated;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.BootMask;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueException;
import org.apqlint.reference.ReferenceHost;

/**
 * The machine of a specification: its cards, the masks that it boots with, and the queues that are
 * not there or lose their driver, the latter once masks and overrides are as they shall be.
 */
final class FactsHost implements Tree {

  private final HostAnalysis specified;
  private final Faults faults = new Faults();
  private final SimulatedSysfs sysfs;
  private final CardFiles files;
  private boolean settled;

  FactsHost(HostAnalysis specified) {
    this.specified = specified;
    Host host = specified.host();
    sysfs = new SimulatedSysfs(host.generation().toString(), machine(host), faults);
    files = new CardFiles(sysfs, host.adapters());
    for (BootMask mask : host.boot()) {
      must(List.of(mask.kind().toString(), mask.ids().toMask()));
    }
    faults.none();
  }

  private static ReferenceHost machine(Host host) {
    Map<Integer, Integer> types = new TreeMap<>();
    for (Adapter adapter : host.adapters()) {
      adapter.effectiveHwtype().ifPresent(type -> types.put(adapter.apid(), type));
    }
    return new ReferenceHost(
        host.apxa(),
        host.maxAdapter(),
        host.maxDomain(),
        host.adapterIds().toList(),
        host.domains().ids().toList(),
        host.controlDomains().ids().toList(),
        queues(host, QueueException.State.ABSENT).stream().map(Apqn::toString).toList(),
        types);
  }

  private static List<Apqn> queues(Host host, QueueException.State state) {
    return new Matrix(host.adapterIds(), host.domains().ids())
        .apqns().stream()
            .filter(
                queue ->
                    host.exceptions().stream()
                        .anyMatch(e -> e.state() == state && e.queues().contains(queue)))
            .toList();
  }

  /** The queues lose their driver. One that has none, such as one of an old card, stays so. */
  void settle() {
    if (!settled) {
      settled = true;
      for (Apqn queue : queues(specified.host(), QueueException.State.UNBOUND)) {
        sysfs.perform(List.of("unbind", queue.toString()));
      }
    }
  }

  /** Guests that run open their mdevs; nobody counts what was written until now. */
  void start() {
    settle();
    for (MdevAnalysis mdev : specified.mdevs()) {
      if (mdev.running()) {
        must(List.of("start", mdev.uuid()));
      }
    }
    faults.none();
  }

  int writes() {
    return faults.count();
  }

  private void must(List<String> operation) {
    String result = sysfs.perform(operation);
    if (!result.equals("OK")) {
      throw new IllegalStateException(operation + ": " + result);
    }
  }

  @Override
  public Optional<Node> at(String path) {
    return files.at(path);
  }

  @Override
  public void write(String path, String text) throws Refused {
    if (path.endsWith("/create")) {
      settle();
    }
    files.write(path, text);
  }
}
