package org.apqlint.simulated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.model.Apqn;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;

/**
 * The part of sysfs that belongs to AP, on a host of some generation of the driver. Each write is
 * an operation of the reference model; its name of an mdev is the UUID.
 */
final class SimulatedSysfs implements Tree {

  private static final String CREATE = SysfsView.TYPE + "/create";

  private static final Map<String, Integer> ERRNO =
      Map.of(
          "ENOENT",
          2,
          // The kernel would wait for the user to go, without end.
          "WAITS",
          4,
          "EIO",
          5,
          "EBUSY",
          16,
          "EEXIST",
          17,
          "ENODEV",
          19,
          "EINVAL",
          22,
          "ERANGE",
          34,
          "EADDRINUSE",
          98,
          "EADDRNOTAVAIL",
          99);

  private final String generation;
  private final ReferenceHost host;
  private final ReferenceModel model;
  private final Faults faults;
  private final List<List<String>> operations = new ArrayList<>();
  private final Map<String, Integer> groups = new HashMap<>();

  /** What is there now; null after a change. */
  private Map<String, Node> nodes;

  SimulatedSysfs(String generation, ReferenceHost host, Faults faults) {
    this.generation = generation;
    this.host = host;
    this.model = ReferenceModel.of(generation, host);
    this.faults = faults;
  }

  static int errno(String name) {
    return ERRNO.get(name);
  }

  synchronized HostState state() {
    return model.state();
  }

  synchronized BusState busState() {
    return model.busState();
  }

  /** The queues that each running guest has, by the UUID of its mdev. */
  synchronized Map<String, Set<Apqn>> running() {
    return model.running();
  }

  /** The operations that changed this host, in order: done again they lead to the same host. */
  synchronized List<List<String>> operations() {
    return List.copyOf(operations);
  }

  /** The number of the IOMMU group of an mdev. */
  synchronized int group(String uuid) {
    return groups.get(uuid);
  }

  /** Carries out an operation of the model, nobody disturbing it; what came of it. */
  synchronized String perform(List<String> operation) {
    String result = model.perform(operation);
    if (result.equals("OK")) {
      operations.add(operation);
      if (operation.get(0).equals("create")) {
        groups.put(operation.get(1), groups.size());
      }
    }
    nodes = null;
    return result;
  }

  @Override
  public synchronized void write(String path, String text) throws Refused {
    String value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    Optional<String> fault = faults.next(path, value);
    if (fault.isPresent()) {
      throw new Refused(errno(fault.get()));
    }
    String result = faults.ignores() ? "OK" : perform(operation(path, value));
    if (!result.equals("OK")) {
      throw new Refused(errno(result));
    }
    faults.done(path, value);
  }

  private static List<String> operation(String path, String value) throws Refused {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals(CREATE)) {
      return List.of("create", value);
    } else if (path.startsWith(SysfsView.MATRIX)) {
      String uuid = path.substring(SysfsView.MATRIX.length() + 1, path.lastIndexOf('/'));
      return name.equals("remove") ? List.of(name, uuid) : List.of(name, uuid, value);
    }
    return switch (name) {
      case "apmask", "aqmask", "drivers_probe", "unbind" -> List.of(name, value);
      case "bind" -> List.of(name, path.split("/")[3], value);
      case "driver_override" -> List.of("override", path.split("/")[3], value);
      default -> throw new Refused(13);
    };
  }

  @Override
  public synchronized Optional<Node> at(String path) {
    if (nodes == null) {
      HostState state = model.state();
      nodes = new SysfsView(generation, host, state, model.busState(), groups).nodes(true).all();
    }
    return Optional.ofNullable(nodes.get(path));
  }
}
