package org.apqlint.simulated;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceHost;

/**
 * What sysfs shows of a host at one moment: the AP bus, the matrix device with its mdevs, and the
 * places where mdevctl looks for these.
 */
final class SysfsView {

  static final String MATRIX = "devices/vfio_ap/matrix";
  static final String TYPE = MATRIX + "/mdev_supported_types/vfio_ap-passthrough";

  private static final int ROWS_OF_A_PAGE = 512;

  private final String generation;
  private final ReferenceHost host;
  private final HostState state;
  private final BusState bus;
  private final Map<String, Integer> groups;
  private final Nodes nodes = new Nodes();

  /**
   * A view.
   *
   * @param groups the number of the IOMMU group of each mdev
   */
  SysfsView(
      String generation,
      ReferenceHost host,
      HostState state,
      BusState bus,
      Map<String, Integer> groups) {
    this.generation = generation;
    this.host = host;
    this.state = state;
    this.bus = bus;
    this.groups = groups;
  }

  /**
   * All of it.
   *
   * @param loaded whether vfio_ap is there; without it there is no matrix device
   */
  Nodes nodes(boolean loaded) {
    bus();
    driver("cex4queue");
    if (loaded) {
      driver("vfio_ap");
      matrix();
    }
    bus.drivers().forEach(this::queue);
    return nodes;
  }

  private void bus() {
    bus("apmask", state.apmask());
    bus("aqmask", state.aqmask());
    bus("ap_max_adapter_id", Integer.toString(host.maxAdapter()));
    bus("ap_max_domain_id", Integer.toString(host.maxDomain()));
    bus("ap_adapter_mask", bus.adapters().toMask());
    bus("ap_usage_domain_mask", bus.domains().toMask());
    bus("ap_control_domain_mask", bus.controlDomains().toMask());
    nodes.file("bus/ap/drivers_probe", "");
  }

  private void bus(String name, String text) {
    nodes.file("bus/ap/" + name, text + "\n");
  }

  private void driver(String name) {
    nodes.file("bus/ap/drivers/" + name + "/bind", "");
    nodes.file("bus/ap/drivers/" + name + "/unbind", "");
  }

  private void queue(Apqn queue, String driver) {
    String device = "bus/ap/devices/" + queue;
    nodes.directory(device);
    if (!driver.isEmpty()) {
      nodes.link(device + "/driver", "../../drivers/" + driver);
      nodes.link("bus/ap/drivers/" + driver + "/" + queue, "../../devices/" + queue);
    }
    if (driver.equals("vfio_ap") && !generation.equals("static")) {
      nodes.file(device + "/status", status(queue) + "\n");
    } else if (!driver.equals("vfio_ap")) {
      nodes.file(device + "/online", "1\n");
    }
    if (generation.equals("driver-override")) {
      nodes.file(device + "/driver_override", bus.overrides().getOrDefault(queue, "(null)") + "\n");
    }
  }

  private String status(Apqn queue) {
    String row = queue.toString();
    for (HostState.MdevState mdev : state.mdevs().values()) {
      if (mdev.matrix().contains(row)) {
        boolean guests = mdev.guestMatrix() != null && mdev.guestMatrix().contains(row);
        return mdev.running() && guests ? "in use" : "assigned";
      }
    }
    return "unassigned";
  }

  private void matrix() {
    nodes.link("class/mdev_bus/matrix", "../../" + MATRIX);
    nodes.directory("bus/mdev/devices").directory(TYPE + "/devices");
    nodes.file(TYPE + "/create", "");
    nodes.file(TYPE + "/available_instances", 65536 - state.mdevs().size() + "\n");
    nodes.file(TYPE + "/device_api", "vfio-ap\n");
    nodes.file(TYPE + "/name", "VFIO AP Passthrough Device\n");
    state.mdevs().forEach(this::mdev);
  }

  private void mdev(String uuid, HostState.MdevState mdev) {
    String path = MATRIX + "/" + uuid;
    for (String kind : List.of("adapter", "domain", "control_domain")) {
      nodes.file(path + "/assign_" + kind, "").file(path + "/unassign_" + kind, "");
    }
    nodes.file(path + "/remove", "").file(path + "/matrix", rows(mdev.matrix()));
    nodes.file(path + "/control_domains", rows(mdev.controlDomains()));
    if (!generation.equals("static")) {
      nodes.file(
          path + "/guest_matrix",
          rows(mdev.guestMatrix() == null ? List.of() : mdev.guestMatrix()));
    }
    if (generation.equals("ap-config") || generation.equals("driver-override")) {
      nodes.file(path + "/ap_config", apConfig(mdev));
    }
    nodes.link(path + "/mdev_type", "../mdev_supported_types/vfio_ap-passthrough");
    nodes.link(path + "/iommu_group", "../../../../kernel/iommu_groups/" + groups.get(uuid));
    nodes.link(TYPE + "/devices/" + uuid, "../../../" + uuid);
    nodes.link("bus/mdev/devices/" + uuid, "../../../" + path);
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
