package org.apqlint.reference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceMdev.Attribute;

/**
 * A host with the vfio_ap driver of one generation. Operations are those of the conformance
 * vectors: a name, then arguments, the last of a write being the text written without its newline.
 */
public abstract class ReferenceModel implements ReferenceBus.Listener {

  final ReferenceBus bus;
  final Map<String, ReferenceMdev> mdevs = new LinkedHashMap<>();
  private final ReferenceHost host;
  private final List<String> log = new ArrayList<>();

  ReferenceModel(ReferenceHost host) {
    this.host = host;
    this.bus = new ReferenceBus(host);
    bus.start(this);
  }

  /** A freshly booted host: both masks all ones, no mdev, every queue on its default driver. */
  public static ReferenceModel of(String generation, ReferenceHost host) {
    return switch (generation) {
      case "static" -> new StaticModel(host);
      case "v10" -> new V10Model(host);
      case "dynamic-delta" -> new DynamicDeltaModel(host);
      case "dynamic", "ap-config" -> new DynamicModel(host);
      case "driver-override" -> new DriverOverrideModel(host);
      default -> throw new IllegalArgumentException("no model of generation " + generation);
    };
  }

  /** Carries out an operation: {@code OK}, or the name of the errno, and then nothing changed. */
  public final String perform(List<String> op) {
    log.clear();
    try {
      carryOut(op);
      return "OK";
    } catch (Errno errno) {
      return errno.getMessage();
    }
  }

  /** The lines that the last operation logged, in the texts of Linux 6.15. */
  public final List<String> log() {
    return List.copyOf(log);
  }

  /** The queues that vfio_ap has. */
  public final List<Apqn> boundToVfio() {
    return bus.boundToVfio();
  }

  /** What can be read now. */
  public final HostState state() {
    Map<String, HostState.MdevState> states = new LinkedHashMap<>();
    mdevs.forEach((name, mdev) -> states.put(name, state(mdev)));
    return new HostState(bus.apmask.toMask(), bus.aqmask.toMask(), states);
  }

  /** What the bus has now. */
  public final BusState busState() {
    return bus.state();
  }

  private HostState.MdevState state(ReferenceMdev mdev) {
    boolean shows = showsGuestMatrix(mdev);
    return new HostState.MdevState(
        mdev.open,
        mdev.held.matrix().lines(),
        shows ? mdev.guest.matrix().lines() : null,
        mdev.held.controlDomains(),
        shows ? mdev.guest.controlDomains() : List.of(),
        mdev.open
            ? new HostState.Masks(
                mdev.guest.apm.toMask(), mdev.guest.aqm.toMask(), mdev.guest.adm.toMask())
            : null);
  }

  /** The queues that each running guest has, by the name of its mdev. */
  public final Map<String, Set<Apqn>> running() {
    Map<String, Set<Apqn>> queues = new TreeMap<>();
    mdevs.values().stream()
        .filter(mdev -> mdev.open)
        .forEach(mdev -> queues.put(mdev.name, Set.copyOf(mdev.guest.matrix().apqns())));
    return queues;
  }

  /** Whether the queue is bound to vfio_ap. */
  public final boolean isForGuests(Apqn queue) {
    return bus.isVfio(queue);
  }

  /** The mdevs whose guest gets something else than a fresh filter would leave. */
  public final Set<String> stale() {
    Set<String> names = new TreeSet<>();
    for (ReferenceMdev mdev : mdevs.values()) {
      ReferenceMdev copy = new ReferenceMdev(mdev.name);
      for (Attribute attribute : Attribute.values()) {
        copy.held.set(attribute, mdev.held.get(attribute));
      }
      filter(copy);
      if (showsGuestMatrix(mdev) && !copy.guest.matrix().equals(mdev.guest.matrix())) {
        names.add(mdev.name);
      }
    }
    return names;
  }

  /** The mdevs whose guest, running or to come, has a queue that is not bound to vfio_ap. */
  public final Set<String> leaking() {
    Set<String> names = new TreeSet<>();
    mdevs.values().stream()
        .filter(this::showsGuestMatrix)
        .filter(mdev -> !bus.allVfio(mdev.guest.matrix()))
        .forEach(mdev -> names.add(mdev.name));
    return names;
  }

  /** Works out from nothing what a guest may have. */
  abstract void filter(ReferenceMdev mdev);

  private void carryOut(List<String> op) {
    String last = op.get(op.size() - 1);
    switch (op.get(0)) {
      case "apmask" -> writeMask(Attribute.ADAPTER, last);
      case "aqmask" -> writeMask(Attribute.DOMAIN, last);
      case "create" -> create(last);
      case "remove" -> remove(mdev(last));
      case "assign_adapter" -> assign(mdev(op.get(1)), Attribute.ADAPTER, last);
      case "assign_domain" -> assign(mdev(op.get(1)), Attribute.DOMAIN, last);
      case "assign_control_domain" -> assign(mdev(op.get(1)), Attribute.CONTROL_DOMAIN, last);
      case "unassign_adapter" -> unassign(mdev(op.get(1)), Attribute.ADAPTER, last);
      case "unassign_domain" -> unassign(mdev(op.get(1)), Attribute.DOMAIN, last);
      case "unassign_control_domain" -> unassign(mdev(op.get(1)), Attribute.CONTROL_DOMAIN, last);
      case "ap_config" -> writeApConfig(mdev(op.get(1)), last);
      case "start" -> start(mdev(last));
      case "stop" -> stop(mdev(last));
      case "unbind" -> bus.unbind(queue(last));
      case "bind" -> bus.bind(queue(last), op.get(1));
      case "drivers_probe" -> bus.probe(queue(last));
      case "override" -> override(queue(op.get(1)), last);
      case "configure" -> configure(op);
      default -> throw new IllegalArgumentException("no operation " + op.get(0));
    }
  }

  private static Apqn queue(String text) {
    return Apqn.parse(text).orElseThrow(() -> new IllegalArgumentException("no APQN: " + text));
  }

  private ReferenceMdev mdev(String name) {
    ReferenceMdev mdev = mdevs.get(name);
    Errno.refuseIf(mdev == null, "ENODEV");
    return mdev;
  }

  // ---- masks

  private void writeMask(Attribute kind, String text) {
    checkMasksMayBeWritten();
    boolean adapters = kind == Attribute.ADAPTER;
    IdSet old = adapters ? bus.apmask : bus.aqmask;
    IdSet wanted = KernelText.mask(text + "\n", old);
    if (wanted.equals(old) && skipsUnchangedMask()) {
      return;
    }
    IdSet taken = wanted.minus(old);
    checkNotInUse(
        adapters
            ? new Matrix(taken, otherMask(bus.aqmask))
            : new Matrix(otherMask(bus.apmask), taken));
    if (adapters) {
      bus.apmask = wanted;
    } else {
      bus.aqmask = wanted;
    }
    bus.reprobeAll();
  }

  void checkMasksMayBeWritten() {}

  boolean skipsUnchangedMask() {
    return true;
  }

  IdSet otherMask(IdSet current) {
    return current;
  }

  /** APQNs that the host would take back must be in no mdev. */
  void checkNotInUse(Matrix taken) {
    for (ReferenceMdev owner : newestFirst()) {
      Matrix conflict = owner.held.matrix().intersect(taken);
      if (!conflict.isEmpty()) {
        for (Apqn queue : conflict.apqns()) {
          log(owner, "Can not reserve queue " + queue + " for host driver: in use by mdev");
        }
        throw new Errno("EBUSY");
      }
    }
  }

  // ---- mdevs

  private void create(String name) {
    Errno.refuseIf(mdevs.containsKey(name), "EEXIST");
    mdevs.put(name, new ReferenceMdev(name));
  }

  abstract void remove(ReferenceMdev mdev);

  abstract void assign(ReferenceMdev mdev, Attribute attribute, String text);

  abstract void unassign(ReferenceMdev mdev, Attribute attribute, String text);

  void writeApConfig(ReferenceMdev mdev, String text) {
    throw new IllegalArgumentException("this generation has no ap_config");
  }

  void start(ReferenceMdev mdev) {
    Errno.refuseIf(mdev.open, "EBUSY");
    mdev.open = true;
  }

  void stop(ReferenceMdev mdev) {
    Errno.refuseIf(!mdev.open, "ENOENT");
    mdev.open = false;
  }

  /** Whether the files of the guest's matrix and control domains exist and can be read. */
  boolean showsGuestMatrix(ReferenceMdev mdev) {
    return true;
  }

  /** The id that is written, once it is known to be a number that the machine can have. */
  final int parse(Attribute attribute, String text) {
    long id = KernelText.number(text + "\n");
    Errno.refuseIf(Long.compareUnsigned(id, maximum(attribute)) > 0, "ENODEV");
    return (int) id;
  }

  final int maximum(Attribute attribute) {
    return attribute == Attribute.ADAPTER ? host.maxAdapter() : host.maxDomain();
  }

  final void checkNotReserved(Matrix matrix) {
    Errno.refuseIf(bus.anyReserved(matrix), "EADDRNOTAVAIL");
  }

  final void checkNotShared(ReferenceMdev mdev, Matrix matrix) {
    for (ReferenceMdev other : newestFirst()) {
      Matrix shared = other.held.matrix().intersect(matrix);
      if (other != mdev && !shared.isEmpty()) {
        for (Apqn queue : shared.apqns()) {
          log(
              mdev,
              "Userspace may not assign queue "
                  + queue
                  + " to mdev: already assigned to "
                  + other.name);
        }
        throw new Errno("EADDRINUSE");
      }
    }
  }

  /** What assigning one id adds to the APQNs of an mdev. */
  static Matrix added(ReferenceMdev mdev, Attribute attribute, int id) {
    return switch (attribute) {
      case ADAPTER -> Matrix.row(id, mdev.held.aqm);
      case DOMAIN -> Matrix.column(mdev.held.apm, id);
      case CONTROL_DOMAIN -> Matrix.EMPTY;
    };
  }

  final List<ReferenceMdev> newestFirst() {
    List<ReferenceMdev> list = new ArrayList<>(mdevs.values());
    Collections.reverse(list);
    return list;
  }

  final void log(ReferenceMdev mdev, String text) {
    log.add("vfio_ap_mdev " + mdev.name + ": " + text);
  }

  // ---- the rest

  void override(Apqn queue, String driver) {
    throw new IllegalArgumentException("this generation has no driver_override");
  }

  private void configure(List<String> op) {
    IdSet adapters = IdSet.ofMask(op.get(1));
    IdSet domains = IdSet.ofMask(op.get(2));
    IdSet controlDomains = IdSet.ofMask(op.get(3));
    configure(adapters, domains, controlDomains);
  }

  void configure(IdSet adapters, IdSet domains, IdSet controlDomains) {
    bus.adapters = adapters;
    bus.domains = domains;
    bus.controlDomains = controlDomains;
    bus.scan();
  }
}
