package org.apqlint.simulated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;

/** The simulated host of a scenario, and the running of scripts on it. */
final class Stage {

  /** What can be told of a host: sysfs, which driver each queue has, and what the tools keep. */
  record Seen(HostState state, BusState bus, Map<String, String> kept) {}

  /** What a script ended with and printed. */
  record Ran(int status, String text) {}

  private static final List<String> TOOLS =
      List.of("called", "virsh", "chzdev", "udevadm", "mdevctl");

  private final SwitchedTree mounted;
  private final Path mountpoint;
  private final Path work;
  private final Scenario scenario;
  private final Folders folders;
  private final Map<String, String> files = new TreeMap<>();
  private final List<List<String>> operations = new ArrayList<>();
  private final Faults faults = new Faults();
  private SimulatedSysfs sysfs;

  /**
   * A stage.
   *
   * @param mountpoint where the tree is mounted
   * @param work a directory to work in
   * @param definitions where mdevctl keeps its definitions
   */
  Stage(SwitchedTree mounted, Path mountpoint, Path work, Path definitions, Scenario scenario)
      throws IOException {
    this.mounted = mounted;
    this.mountpoint = mountpoint;
    this.work = work;
    this.scenario = scenario;
    this.folders =
        new Folders(
            List.of(work.resolve("files"), work.resolve("state"), definitions.resolve("matrix")));
    folders.become(Map.of());
    Files.createDirectories(work.resolve("state/rules.d"));
    install();
  }

  private void install() throws IOException {
    Path bin = Files.createDirectories(work.resolve("bin"));
    for (String tool : TOOLS) {
      try (InputStream in = Stage.class.getResourceAsStream("/simulated/" + tool)) {
        Path file = Files.write(bin.resolve(tool), in.readAllBytes());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    Path proc = Files.createDirectories(work.resolve("proc"));
    Files.writeString(proc.resolve("cmdline"), scenario.parameters() + "\n");
    Files.writeString(work.resolve("verify.bash"), scenario.verify());
  }

  Faults faults() {
    return faults;
  }

  String mountpoint() {
    return mountpoint.toString();
  }

  /** Runs what comes before on a new host, which is what a fresh host looks like from now on. */
  Ran begin() throws IOException, InterruptedException {
    fresh();
    Ran last = new Ran(0, "");
    for (String earlier : scenario.before()) {
      Files.writeString(work.resolve("script.bash"), earlier);
      last = execute();
      if (last.status != 0) {
        return last;
      }
    }
    operations.addAll(sysfs.operations());
    files.putAll(folders.read());
    Files.writeString(work.resolve("script.bash"), scenario.script());
    return last;
  }

  /** The host as it is before the script. */
  void fresh() throws IOException {
    undisturbed();
    sysfs = new SimulatedSysfs(scenario.generation(), scenario.host(), faults);
    operations.forEach(sysfs::perform);
    mounted.become(sysfs);
    folders.become(files);
    Files.createDirectories(work.resolve("state/rules.d"));
  }

  /** Nothing goes wrong from now on; counting begins anew. */
  void undisturbed() throws IOException {
    faults.none();
    new Folders(List.of(work.resolve("control"))).become(Map.of());
  }

  /** The call of that number, of those that change something, fails or is ignored. */
  void disturbCall(int number, String how) throws IOException {
    undisturbed();
    Files.writeString(work.resolve("control/" + how), number + "\n");
  }

  /** The calls of tools that change something. */
  List<String> calls() throws IOException {
    Path calls = work.resolve("control/calls");
    return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
  }

  Seen seen() throws IOException {
    Map<String, String> kept = folders.read();
    // That all comes back to the host at the next boot need not be told to anybody.
    kept.entrySet().removeIf(e -> e.getKey().contains("/chzdev/") && e.getValue().equals("0-255"));
    return new Seen(sysfs.state(), sysfs.busState(), kept);
  }

  Ran execute(String... variables) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("setsid", "--wait", "env"));
    command.addAll(List.of(variables));
    command.addAll(List.of("bash", "-c", "echo $$ >../pid; exec bash ../script.bash"));
    return start(command);
  }

  /** Compares the host with the specification. */
  Ran verify() throws IOException, InterruptedException {
    return start(List.of("bash", "../verify.bash"));
  }

  private Ran start(List<String> command) throws IOException, InterruptedException {
    Path output = work.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(work.resolve("files").toFile())
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.put("SYSFS", mountpoint.toString());
    environment.put("PROC", work.resolve("proc").toString());
    environment.put("STATE", work.resolve("state").toString());
    environment.put("UDEV_DIR", work.resolve("state/rules.d").toString());
    environment.put("CONTROL", work.resolve("control").toString());
    environment.put("DETACH_WAIT", "1");
    environment.put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    int status = builder.start().waitFor();
    return new Ran(status, Files.readString(output));
  }

  /**
   * A guest runs with the mdev.
   *
   * @param process whether its process can be seen; else only the driver tells
   */
  void hold(String uuid, boolean process) throws IOException {
    perform("start", uuid);
    if (process) {
      Path open = Files.createDirectories(work.resolve("proc/4711/fd"));
      Files.createSymbolicLink(open.resolve("9"), Path.of("/dev/vfio/" + sysfs.group(uuid)));
    }
  }

  /** The guest lets go of the mdev. */
  void release(String uuid) throws IOException {
    perform("stop", uuid);
    Files.deleteIfExists(work.resolve("proc/4711/fd/9"));
  }

  private void perform(String operation, String uuid) {
    String result = sysfs.perform(List.of(operation, uuid));
    if (!result.equals("OK")) {
      throw new IllegalStateException(operation + " " + uuid + ": " + result);
    }
  }

  /** Ends the script and all that it started. */
  void kill() {
    signal("-KILL", "-");
  }

  /** Asks the script to end; what it started goes on. */
  void terminate() {
    signal("-TERM", "");
  }

  private void signal(String signal, String group) {
    try {
      String pid = Files.readString(work.resolve("pid")).strip();
      new ProcessBuilder("kill", signal, "--", group + pid)
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
