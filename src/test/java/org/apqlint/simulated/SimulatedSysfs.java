package org.apqlint.simulated;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;

/**
 * The part of sysfs that belongs to AP, on a host of some generation of the driver. Each write is
 * an operation of the reference model; its name of an mdev is the UUID.
 */
final class SimulatedSysfs implements Tree {

  private static final String MDEVS = "devices/vfio_ap/matrix";
  private static final String CREATE = MDEVS + "/mdev_supported_types/vfio_ap-passthrough/create";
  private static final int ROWS_OF_A_PAGE = 512;

  private static final Map<String, Integer> ERRNO =
      Map.of(
          "ENOENT",
          2,
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

  SimulatedSysfs(String generation, ReferenceHost host, Faults faults) {
    this.generation = generation;
    this.host = host;
    this.model = ReferenceModel.of(generation, host);
    this.faults = faults;
  }

  static int errno(String name) {
    return ERRNO.get(name);
  }

  HostState state() {
    return model.state();
  }

  BusState busState() {
    return model.busState();
  }

  @Override
  public void write(String path, String text) throws Refused {
    String value = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    Optional<String> fault = faults.next(path, value);
    if (fault.isPresent()) {
      throw new Refused(errno(fault.get()));
    }
    String result = model.perform(operation(path, value));
    if (!result.equals("OK")) {
      throw new Refused(errno(result));
    }
    faults.done(path, value);
  }

  private List<String> operation(String path, String value) throws Refused {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (path.equals(CREATE)) {
      return List.of("create", value);
    } else if (path.startsWith(MDEVS)) {
      String uuid = path.substring(MDEVS.length() + 1, path.lastIndexOf('/'));
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
  public Optional<Node> at(String path) {
    Optional<String> text = text(path);
    if (text.isPresent()) {
      return text.map(File::new);
    }
    Matched queue = Matched.of(path, "bus/ap/devices/", "/driver");
    if (queue != null && !driver(queue.name()).isEmpty()) {
      return Optional.of(new Link("../../drivers/" + driver(queue.name())));
    }
    List<String> names = names(path);
    return names.isEmpty() ? Optional.empty() : Optional.of(new Directory(names));
  }

  /** The name between two parts of a path. */
  private record Matched(String name) {
    static Matched of(String path, String before, String after) {
      boolean fits =
          path.startsWith(before)
              && path.endsWith(after)
              && path.length() > before.length() + after.length();
      return fits
          ? new Matched(path.substring(before.length(), path.length() - after.length()))
          : null;
    }
  }

  private String driver(String queue) {
    return Apqn.parse(queue).map(q -> model.busState().drivers().get(q)).orElse("");
  }

  /** The names in a directory: what paths of files go on with. */
  private List<String> names(String directory) {
    String prefix = directory.isEmpty() ? "" : directory + "/";
    TreeSet<String> names =
        files()
            .filter(file -> file.startsWith(prefix))
            .map(file -> file.substring(prefix.length()).split("/")[0])
            .collect(Collectors.toCollection(TreeSet::new));
    return List.copyOf(names);
  }

  private Stream<String> files() {
    List<String> files = new ArrayList<>();
    for (String name :
        List.of(
            "apmask",
            "aqmask",
            "ap_max_adapter_id",
            "ap_max_domain_id",
            "ap_adapter_mask",
            "ap_usage_domain_mask",
            "ap_control_domain_mask",
            "drivers_probe")) {
      files.add("bus/ap/" + name);
    }
    for (String driver : List.of("vfio_ap", "cex4queue")) {
      files.add("bus/ap/drivers/" + driver + "/bind");
      files.add("bus/ap/drivers/" + driver + "/unbind");
    }
    model
        .busState()
        .drivers()
        .forEach(
            (queue, driver) -> {
              String device = "bus/ap/devices/" + queue;
              files.add(device + "/online");
              if (!driver.isEmpty()) {
                files.add(device + "/driver");
              }
              if (generation.equals("driver-override")) {
                files.add(device + "/driver_override");
              }
            });
    files.add(CREATE);
    model.state().mdevs().keySet().forEach(uuid -> mdevFiles(uuid).forEach(files::add));
    return files.stream();
  }

  private Stream<String> mdevFiles(String uuid) {
    Stream<String> always =
        Stream.of("adapter", "domain", "control_domain")
            .flatMap(kind -> Stream.of("assign_" + kind, "unassign_" + kind));
    Stream<String> shown =
        Stream.of("matrix", "control_domains", "remove", "guest_matrix", "ap_config");
    return Stream.concat(always, shown)
        .filter(name -> !name.equals("guest_matrix") || !generation.equals("static"))
        .filter(name -> !name.equals("ap_config") || hasApConfig())
        .map(name -> MDEVS + "/" + uuid + "/" + name);
  }

  private boolean hasApConfig() {
    return generation.equals("ap-config") || generation.equals("driver-override");
  }

  private Optional<String> text(String path) {
    if (files().noneMatch(path::equals)) {
      return Optional.empty();
    }
    HostState state = model.state();
    BusState bus = model.busState();
    return switch (path) {
      case "bus/ap/apmask" -> line(state.apmask());
      case "bus/ap/aqmask" -> line(state.aqmask());
      case "bus/ap/ap_max_adapter_id" -> line(Integer.toString(host.maxAdapter()));
      case "bus/ap/ap_max_domain_id" -> line(Integer.toString(host.maxDomain()));
      case "bus/ap/ap_adapter_mask" -> line(bus.adapters().toMask());
      case "bus/ap/ap_usage_domain_mask" -> line(bus.domains().toMask());
      case "bus/ap/ap_control_domain_mask" -> line(bus.controlDomains().toMask());
      default -> other(path, state, bus);
    };
  }

  private static Optional<String> other(String path, HostState state, BusState bus) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (name.equals("driver")) {
      return Optional.empty();
    }
    String parent = path.split("/")[path.split("/").length - 2];
    HostState.MdevState mdev = state.mdevs().get(parent);
    return Optional.of(
        switch (name) {
          case "matrix" -> rows(mdev.matrix());
          case "guest_matrix" -> rows(mdev.guestMatrix() == null ? List.of() : mdev.guestMatrix());
          case "control_domains" -> rows(mdev.controlDomains());
          case "ap_config" -> apConfig(mdev);
          case "driver_override" ->
              Apqn.parse(parent).map(q -> bus.overrides().getOrDefault(q, "(null)")).orElse("")
                  + "\n";
          default -> "";
        });
  }

  private static Optional<String> line(String text) {
    return Optional.of(text + "\n");
  }

  private static String rows(List<String> rows) {
    return rows.stream().limit(ROWS_OF_A_PAGE).map(row -> row + "\n").collect(Collectors.joining());
  }

  private static String apConfig(HostState.MdevState mdev) {
    IdSet adapters = ids(mdev.matrix().stream().map(row -> row.split("\\.", -1)[0]));
    IdSet domains = ids(mdev.matrix().stream().map(row -> row.split("\\.", -1)[1]));
    IdSet control = ids(mdev.controlDomains().stream());
    return adapters.toMask() + "," + domains.toMask() + "," + control.toMask() + "\n";
  }

  private static IdSet ids(Stream<String> hex) {
    IntStream ids =
        hex.filter(text -> !text.isEmpty()).mapToInt(text -> Integer.parseInt(text, 16));
    return IdSet.of(ids.distinct().sorted().toArray());
  }
}
