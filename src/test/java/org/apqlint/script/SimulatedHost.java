package org.apqlint.script;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.model.IdSet;

/** A tree like /sys with queues and mdevs, a virsh, and a simulation behind each write. */
final class SimulatedHost {

  /** Keeps the state of each guest in a file; its definitions hold the devices of {@code xml}. */
  private static final String VIRSH =
      """
      #!/bin/bash
      printf '%q ' "$@" >>"$SYSFS/virsh"
      echo >>"$SYSFS/virsh"
      guest=${*: -1}
      state=$SYSFS/state-${guest#--domain=}
      case $1 in
        dominfo) printf 'Id: 1\\nName:           %s\\n' "${guest#--domain=}" ;;
        domstate) cat "$state" ;;
        dumpxml) cat "$SYSFS/xml" ;;
        start) echo running >"$state" ;;
        shutdown) [[ -e $SYSFS/deaf ]] || echo 'shut off' >"$state" ;;
      esac
      """;

  private final Path root;

  SimulatedHost(Path root) throws IOException {
    this.root = root;
    put("bus/ap/drivers/vfio_ap/bind", "");
    put("bus/ap/drivers/vfio_ap/unbind", "");
    put("bus/ap/drivers/cex4queue/bind", "");
    put("bus/ap/drivers/cex4queue/unbind", "");
    put("bus/ap/drivers_probe", "");
    put("bus/ap/ap_max_adapter_id", "255");
    put("bus/ap/ap_max_domain_id", "255");
    put("devices/vfio_ap/matrix/mdev_supported_types/vfio_ap-passthrough/create", "");
    put("has_ap_config", "");
    Path virsh = put("bin/virsh", VIRSH);
    Files.setPosixFilePermissions(virsh, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** A file of the tree, with a line end unless it is to be empty. */
  Path put(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text.isEmpty() ? "" : text + "\n");
  }

  void masks(IdSet apmask, IdSet aqmask) throws IOException {
    put("bus/ap/apmask", apmask.toMask());
    put("bus/ap/aqmask", aqmask.toMask());
  }

  void lpar(IdSet adapters, IdSet domains) throws IOException {
    put("bus/ap/ap_adapter_mask", adapters.toMask());
    put("bus/ap/ap_usage_domain_mask", domains.toMask());
    put("bus/ap/ap_control_domain_mask", domains.toMask());
  }

  void queue(String apqn, String driver) throws IOException {
    Path device = Files.createDirectories(root.resolve("bus/ap/devices/" + apqn));
    Files.createSymbolicLink(device.resolve("driver"), root.resolve("bus/ap/drivers/" + driver));
  }

  /** An mdev as ap-config has it; nothing is assigned to it yet. */
  void mdev(String uuid) throws IOException {
    String none = IdSet.NONE.toMask();
    for (String file : List.of("matrix", "guest_matrix", "control_domains", "remove")) {
      put(mdevFile(uuid, file), "");
    }
    put(mdevFile(uuid, "adapters"), "");
    put(mdevFile(uuid, "domains"), "");
    for (String kind : List.of("adapter", "domain", "control_domain")) {
      put(mdevFile(uuid, "assign_" + kind), "");
      put(mdevFile(uuid, "unassign_" + kind), "");
    }
    put(mdevFile(uuid, "ap_config"), none + "," + none + "," + none);
  }

  private static String mdevFile(String uuid, String file) {
    return "devices/vfio_ap/matrix/" + uuid + "/" + file;
  }

  /** Runs bash commands among the functions of a script, as the simulated kernel would. */
  void arrange(String script, String commands) throws Exception {
    int body = script.indexOf("# What follows is the host.");
    Shell.Result result = run(simulated(script.substring(0, body) + "# What follows") + commands);
    if (result.status() != 0) {
      throw new AssertionError(result.text());
    }
    Files.deleteIfExists(root.resolve("writes"));
  }

  /** The script with a simulation behind each write. */
  String simulated(String script) throws IOException {
    String write = "{ printf '%s\\n' \"$value\" >\"$file\"; }";
    if (!script.contains(write)) {
      throw new AssertionError("the write is not where it was");
    }
    try (InputStream in = getClass().getResourceAsStream("/script/simulate.bash")) {
      String simulation = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return script
          .replace(write, "{ simulate \"$value\" \"$file\"; }")
          .replace("\n# What follows", "\n" + simulation + "\n# What follows");
    }
  }

  /** Runs a script with these variables, such as {@code FROM=3}. */
  Shell.Result run(String script, String... variables) throws Exception {
    Path file = Files.writeString(root.resolve("script.bash"), script + "\n");
    Map<String, String> environment = new HashMap<>();
    environment.put("SYSFS", root.toString());
    environment.put("PATH", root.resolve("bin") + ":" + System.getenv("PATH"));
    for (String variable : variables) {
      environment.put(variable.split("=")[0], variable.split("=")[1]);
    }
    return Shell.run(root, environment, "bash", file.toString());
  }

  /** What was written where, in order. */
  List<String> writes() throws IOException {
    return linesOf("writes");
  }

  /** What virsh was told to change. */
  List<String> virsh() throws IOException {
    return linesOf("virsh").stream()
        .map(String::strip)
        .filter(line -> line.startsWith("start") || line.startsWith("shutdown"))
        .toList();
  }

  private List<String> linesOf(String file) throws IOException {
    Path path = root.resolve(file);
    return Files.exists(path) ? Files.readAllLines(path) : List.of();
  }
}
