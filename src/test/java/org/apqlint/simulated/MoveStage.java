package org.apqlint.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Move;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.script.MoveFolder;
import org.apqlint.script.Targets;

/** The two hosts of a move, and the running of its scripts on them. */
final class MoveStage {

  /** What can be told of both hosts: sysfs by the host's name, and what files and tools keep. */
  record Seen(
      Map<String, HostState> states, Map<String, BusState> buses, Map<String, String> kept) {}

  /** What leads to the same two hosts again. */
  record Moment(Map<String, List<List<String>>> operations, Map<String, String> files) {}

  private final TwoHosts tree;
  private final Path mountpoint;
  private final Path work;
  private final Move move;
  private final Targets targets;
  private final boolean running;
  private final Folders folders;
  private final Map<String, SimulatedSysfs> hosts = new LinkedHashMap<>();
  private final Faults faults = new Faults();

  /**
   * A stage.
   *
   * @param mountpoint where the tree is mounted
   * @param work a directory to work in
   */
  MoveStage(TwoHosts tree, Path mountpoint, Path work, Move move, Targets targets)
      throws IOException {
    this.targets = targets;
    this.tree = tree;
    this.mountpoint = mountpoint;
    this.work = work;
    this.move = move;
    this.running = move.guest().running();
    this.folders =
        new Folders(
            names().stream()
                .flatMap(name -> Stream.of(at(name, "files"), at(name, "state")))
                .toList());
    folders.become(Map.of());
    install();
  }

  String source() {
    return move.from().host().name();
  }

  String target() {
    return move.to().host().name();
  }

  private List<String> names() {
    return List.of(source(), target());
  }

  private Path at(String host, String below) {
    return work.resolve(host).resolve(below);
  }

  private void install() throws IOException {
    Path bin = Files.createDirectories(work.resolve("bin"));
    for (String tool : List.of("called", "virsh", "monitor")) {
      try (InputStream in = MoveStage.class.getResourceAsStream("/simulated/" + tool)) {
        Path file = Files.write(bin.resolve(tool), in.readAllBytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
  }

  Faults faults() {
    return faults;
  }

  /** Both hosts before the move. */
  void begin() throws IOException {
    undisturbed();
    for (HostAnalysis end : List.of(move.from(), move.to())) {
      String name = end.host().name();
      become(name, new ArrayList<>());
      Files.createDirectories(at(name, "proc"));
      masks(end).forEach(operation -> perform(name, operation));
      for (Mdev mdev : end.declared()) {
        if (name.equals(source()) || move.target().filter(mdev::equals).isEmpty()) {
          provision(name, mdev);
        }
      }
    }
    Map<String, String> files = new TreeMap<>();
    for (String name : names()) {
      MoveFolder.files(move, targets, List.of())
          .forEach((file, text) -> files.put(at(name, "files/" + file).toString(), text));
    }
    if (move.guest().hypervisor() == Guest.Hypervisor.LIBVIRT) {
      domain(files);
    } else {
      files.put(at(source(), "state/qemu/status").toString(), "running\n");
      // As if the guest had been there once, so that the end of the way back is where it began.
      files.put(at(target(), "state/qemu/status").toString(), "paused (postmigrate)\n");
      move.source()
          .ifPresent(
              mdev -> files.put(at(source(), "state/qemu/device").toString(), mdev.uuid() + "\n"));
    }
    if (running) {
      move.source().ifPresent(mdev -> perform(source(), List.of("start", mdev.uuid())));
    }
    folders.become(files);
    restore(moment());
  }

  private void domain(Map<String, String> files) {
    String domain =
        at(source(), "state/virsh/domains/" + move.guest().name().replaceAll("[^a-zA-Z0-9]", "_"))
            .toString();
    files.put(domain + "/name", move.guest().name() + "\n");
    if (running) {
      files.put(domain + "/running", "");
    }
    move.source()
        .ifPresent(
            mdev -> {
              String device =
                  files.get(at(source(), "files/hostdev-" + mdev.uuid() + ".xml").toString());
              files.put(domain + "/config/" + mdev.uuid(), device);
              if (running) {
                files.put(domain + "/live/" + mdev.uuid(), device);
              }
            });
  }

  private static List<List<String>> masks(HostAnalysis end) {
    List<List<String>> operations = new ArrayList<>();
    operations.add(List.of("apmask", end.host().apmask().ids().toMask()));
    operations.add(List.of("aqmask", end.host().aqmask().ids().toMask()));
    for (var row : end.queues()) {
      // What the specification says is unbound although the masks leave it to vfio_ap.
      row.released().minus(row.vfio()).stream()
          .mapToObj(apqi -> List.of("unbind", new Apqn(row.apid(), apqi).toString()))
          .forEach(operations::add);
    }
    return operations;
  }

  private void provision(String host, Mdev mdev) {
    perform(host, List.of("create", mdev.uuid()));
    assign(host, mdev, "assign_adapter", mdev.adapters().ids());
    assign(host, mdev, "assign_domain", mdev.domains().ids());
    assign(host, mdev, "assign_control_domain", mdev.controlDomains().ids());
  }

  private void assign(String host, Mdev mdev, String attribute, IdSet ids) {
    for (int id : ids.toList()) {
      perform(host, List.of(attribute, mdev.uuid(), Integer.toString(id)));
    }
  }

  /** Does that to a host, nobody disturbing it. */
  void perform(String host, List<String> operation) {
    String result = hosts.get(host).perform(operation);
    if (!result.equals("OK")) {
      throw new IllegalStateException(operation + " on " + host + ": " + result);
    }
  }

  private void become(String name, List<List<String>> operations) {
    HostAnalysis end = name.equals(source()) ? move.from() : move.to();
    SimulatedSysfs host =
        new SimulatedSysfs(
            end.host().generation().toString(), CampaignMain.machine(end.host()), faults);
    operations.forEach(host::perform);
    hosts.put(name, host);
    tree.become(name, host);
  }

  /** What leads to the two hosts as they are now. */
  Moment moment() throws IOException {
    Map<String, List<List<String>>> operations = new TreeMap<>();
    hosts.forEach((name, host) -> operations.put(name, host.operations()));
    return new Moment(operations, folders.read());
  }

  /** Both hosts are as they were, and nothing goes wrong. */
  void restore(Moment moment) throws IOException {
    undisturbed();
    folders.become(moment.files());
    for (String name : names()) {
      become(name, moment.operations().get(name));
      Path open = Files.createDirectories(at(name, "proc/4711/fd")).resolve("9");
      Files.deleteIfExists(open);
      for (String uuid : hosts.get(name).running().keySet()) {
        Files.createSymbolicLink(open, Path.of("/dev/vfio/" + hosts.get(name).group(uuid)));
      }
    }
  }

  /** Nothing goes wrong from now on; counting begins anew. */
  void undisturbed() throws IOException {
    faults.none();
    for (String name : names()) {
      new Folders(List.of(at(name, "control"))).become(Map.of());
    }
  }

  /** Something goes wrong on that host: what is named so, which may have a number. */
  void disturb(String host, String how, String number) throws IOException {
    undisturbed();
    Files.writeString(at(host, "control/" + how), number + "\n");
  }

  /** The calls of tools that change something, on that host. */
  List<String> calls(String host) throws IOException {
    Path calls = at(host, "control/calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  Seen seen() throws IOException {
    Map<String, HostState> states = new TreeMap<>();
    Map<String, BusState> buses = new TreeMap<>();
    hosts.forEach(
        (name, host) -> {
          states.put(name, host.state());
          buses.put(name, host.busState());
        });
    return new Seen(states, buses, folders.read());
  }

  /** The queues of running guests on that host, by the UUID of their mdev. */
  Map<String, Set<Apqn>> running(String host) {
    return hosts.get(host).running();
  }

  /** Runs a stage of the script of that host. */
  Stage.Ran run(String host, String stage) throws IOException, InterruptedException {
    String script =
        folders.read().keySet().stream()
            .map(path -> Path.of(path).getFileName().toString())
            .filter(name -> name.startsWith(host + "-") && name.endsWith(".sh"))
            .findFirst()
            .orElseThrow();
    return execute(
        host,
        mountpoint.resolve(host),
        List.of("bash", "-c", "echo $$ >../pid; exec bash \"$0\" \"$1\"", script, stage));
  }

  /** Runs the script for inside of the guest, which sees these queues. */
  Stage.Ran inside(Set<Apqn> queues) throws IOException, InterruptedException {
    Path devices = work.resolve("guest/bus/ap/devices");
    new Folders(List.of(work.resolve("guest"))).become(Map.of());
    Files.createDirectories(devices);
    for (Apqn queue : queues) {
      Files.createDirectories(devices.resolve(queue.toString()));
    }
    String script =
        folders.read().keySet().stream()
            .map(path -> Path.of(path).getFileName().toString())
            .filter(name -> name.startsWith("inside-"))
            .findFirst()
            .orElseThrow();
    return execute(target(), work.resolve("guest"), List.of("bash", script));
  }

  private Stage.Ran execute(String host, Path sysfs, List<String> command)
      throws IOException, InterruptedException {
    Path output = work.resolve("output");
    List<String> whole = new ArrayList<>(List.of("setsid", "--wait"));
    whole.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(whole)
            .directory(at(host, "files").toFile())
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(output.toFile());
    String other = host.equals(source()) ? target() : source();
    Map<String, String> environment = builder.environment();
    environment.put("SYSFS", sysfs.toString());
    environment.put("PROC", at(host, "proc").toString());
    environment.put("STATE", at(host, "state").toString());
    environment.put("PEER", at(other, "state").toString());
    environment.put("CONTROL", at(host, "control").toString());
    environment.put("DETACH_WAIT", "1");
    environment.put("SCAN_WAIT", "0");
    environment.put("MONITOR", "monitor");
    environment.put("MIGRATE_WAIT", "1");
    environment.put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    int status = builder.start().waitFor();
    return new Stage.Ran(status, Files.readString(output));
  }

  /** Ends the script of that host and all that it started. */
  void kill(String host) {
    try {
      String pid = Files.readString(at(host, "pid")).strip();
      new ProcessBuilder("kill", "-KILL", "--", "-" + pid)
          .redirectInput(new java.io.File("/dev/null"))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
