package org.apqlint.reference;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** The AP bus of a host: its configuration, its masks, and which driver each queue is bound to. */
final class ReferenceBus {

  static final String VFIO_AP = "vfio_ap";
  static final String DEFAULT_DRIVER = "cex4queue";
  private static final String UNBOUND = "";
  private static final int CEX4 = 10;

  /** What the vfio_ap driver does when a queue comes or goes. */
  interface Listener {
    void bound(Apqn queue);

    void unbound(Apqn queue);
  }

  IdSet apmask = IdSet.ALL;
  IdSet aqmask = IdSet.ALL;
  IdSet adapters;
  IdSet domains;
  IdSet controlDomains;
  private final Set<String> absent;
  private final Map<Integer, Integer> types;
  private final Map<Apqn, String> driverOf = new TreeMap<>();
  private final Map<Apqn, String> overrides = new HashMap<>();
  private int overridesCounted;
  private Listener listener;

  ReferenceBus(ReferenceHost host) {
    adapters = IdSet.of(host.adapters());
    domains = IdSet.of(host.domains());
    controlDomains = IdSet.of(host.controlDomains());
    absent = Set.copyOf(host.absent());
    types = Map.copyOf(host.types());
  }

  void start(Listener driver) {
    listener = driver;
    scan();
  }

  /** Queue devices follow the configuration; new ones are bound as ownership says. */
  void scan() {
    Matrix configuration = new Matrix(adapters, domains);
    for (Apqn queue : List.copyOf(driverOf.keySet())) {
      if (!configuration.contains(queue)) {
        detach(queue);
        driverOf.remove(queue);
        overrides.remove(queue);
      }
    }
    for (Apqn queue : configuration.apqns()) {
      if (!absent.contains(queue.toString()) && !driverOf.containsKey(queue)) {
        driverOf.put(queue, UNBOUND);
        attach(queue, rightDriver(queue));
      }
    }
  }

  BusState state() {
    return new BusState(adapters, domains, controlDomains, driverOf, overrides);
  }

  boolean exists(Apqn queue) {
    return driverOf.containsKey(queue);
  }

  boolean isBound(Apqn queue) {
    return !driverOf.getOrDefault(queue, UNBOUND).isEmpty();
  }

  List<Apqn> boundToVfio() {
    return driverOf.keySet().stream().filter(this::isVfio).toList();
  }

  boolean isVfio(Apqn queue) {
    return VFIO_AP.equals(driverOf.get(queue));
  }

  boolean allVfio(Matrix matrix) {
    return matrix.apqns().stream().allMatch(this::isVfio);
  }

  boolean anyVfio(IdSet apids, IdSet apqis) {
    return new Matrix(apids, apqis).apqns().stream().anyMatch(this::isVfio);
  }

  boolean anyReserved(Matrix matrix) {
    return matrix.apqns().stream().anyMatch(this::isReserved);
  }

  /** An overridden queue belongs to the driver that it is bound to, others as the masks say. */
  boolean isReserved(Apqn queue) {
    if (overrides.containsKey(queue)) {
      return !isVfio(queue);
    }
    return apmask.contains(queue.apid()) && aqmask.contains(queue.apqi());
  }

  private boolean allows(Apqn queue, String driver) {
    if (overrides.containsKey(queue) && !overrides.get(queue).equals(driver)) {
      return false;
    }
    boolean rightSide =
        overrides.containsKey(queue)
            || driver.equals(
                apmask.contains(queue.apid()) && aqmask.contains(queue.apqi())
                    ? DEFAULT_DRIVER
                    : VFIO_AP);
    return rightSide
        && (driver.equals(DEFAULT_DRIVER)
            || driver.equals(VFIO_AP) && types.getOrDefault(queue.apid(), CEX4) >= CEX4);
  }

  private String rightDriver(Apqn queue) {
    return allows(queue, VFIO_AP)
        ? VFIO_AP
        : allows(queue, DEFAULT_DRIVER) ? DEFAULT_DRIVER : UNBOUND;
  }

  /** What an effective mask write ends with: every queue goes where it belongs. */
  void reprobeAll() {
    for (Apqn queue : List.copyOf(driverOf.keySet())) {
      String right = rightDriver(queue);
      if (!driverOf.get(queue).equals(right)) {
        detach(queue);
        attach(queue, right);
      }
    }
  }

  void unbind(Apqn queue) {
    Errno.refuseIf(!isBound(queue), "ENODEV");
    detach(queue);
  }

  void bind(Apqn queue, String driver) {
    Errno.refuseIf(!exists(queue), "ENODEV");
    Errno.refuseIf(isBound(queue), "EBUSY");
    Errno.refuseIf(!allows(queue, driver), "ENODEV");
    attach(queue, driver);
  }

  void probe(Apqn queue) {
    Errno.refuseIf(!exists(queue), "ENODEV");
    if (!isBound(queue)) {
      attach(queue, rightDriver(queue));
    }
  }

  boolean countsOverrides() {
    return overridesCounted > 0;
  }

  void override(Apqn queue, String driver) {
    Errno.refuseIf(!exists(queue), "ENODEV");
    Errno.refuseIf(!apmask.equals(IdSet.ALL) || !aqmask.equals(IdSet.ALL), "EINVAL");
    boolean had = overrides.containsKey(queue);
    if (driver.isEmpty()) {
      overrides.remove(queue);
      overridesCounted -= had ? 1 : 0;
    } else {
      overrides.put(queue, driver);
      overridesCounted += had ? 0 : 1;
    }
  }

  private void attach(Apqn queue, String driver) {
    driverOf.put(queue, driver);
    if (driver.equals(VFIO_AP)) {
      listener.bound(queue);
    }
  }

  private void detach(Apqn queue) {
    boolean wasVfio = isVfio(queue);
    driverOf.put(queue, UNBOUND);
    if (wasVfio) {
      listener.unbound(queue);
    }
  }
}
