package org.apqlint.simulated;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.ReferenceHost;

/**
 * Runs one script on simulated hosts: undisturbed, with each write failing in turn, and killed
 * after each write. The script is executed as it is.
 */
final class Campaign {

  /** Errnos take turns; the text is what bash says of each. */
  private enum Fault {
    EBUSY("Device or resource busy"),
    EIO("Input/output error"),
    ENODEV("No such device"),
    EINVAL("Invalid argument"),
    EADDRINUSE("Address already in use"),
    EADDRNOTAVAIL("Cannot assign requested address");

    private final String text;

    Fault(String text) {
      this.text = text;
    }
  }

  /** What can be told of a host: the files, and which driver each queue has. */
  private record Seen(HostState state, BusState bus) {}

  private record Ran(int status, String text) {}

  /** A virsh that remembers what it attached to each guest. */
  private static final String VIRSH =
      """
      #!/bin/bash
      guest=${2#--domain=}
      for word; do [[ $word == --domain=* ]] && guest=${word#--domain=}; done
      attached=$STATE/attached-${guest//\\//_}
      case $1 in
        dominfo) printf 'Id: 1\\nName:           %s\\nState: running\\n' "$guest" ;;
        domstate) echo running ;;
        dumpxml) cat "$attached" 2>/dev/null ;;
        attach-device) cat "${3#--file=}" >>"$attached" ;;
        detach-device) rm -f "$attached" ;;
      esac
      exit 0
      """;

  private final SwitchedTree mounted;
  private final Path mountpoint;
  private final Path work;
  private final String generation;
  private final ReferenceHost host;
  private final List<String> before;
  private final String script;
  private final Consumer<String> complaints;
  private final Faults faults = new Faults();
  private SimulatedSysfs sysfs;

  Campaign(
      SwitchedTree mounted,
      Path mountpoint,
      Path work,
      String generation,
      ReferenceHost host,
      List<String> before,
      String script,
      Consumer<String> complaints) {
    this.mounted = mounted;
    this.mountpoint = mountpoint;
    this.work = work;
    this.generation = generation;
    this.host = host;
    this.before = List.copyOf(before);
    this.script = script;
    this.complaints = complaints;
  }

  /** What came of it. */
  Figures run() throws IOException, InterruptedException {
    freshHost();
    Seen fresh = seen();
    Ran first = execute();
    check(first.status == 0, "the undisturbed run failed:\n" + first.text);
    final Seen provisioned = seen();
    final int writes = faults.done().size();
    faults.none();
    Ran again = execute();
    check(again.status == 0 && faults.done().isEmpty(), "a second run writes:\n" + again.text);
    Figures figures = new Figures(writes, 0, 0, 0, 0);
    for (int number = 1; number <= writes; number++) {
      figures = figures.plus(fail(number, fresh, provisioned)).plus(kill(number, provisioned));
    }
    return figures;
  }

  private Figures fail(int number, Seen fresh, Seen provisioned)
      throws IOException, InterruptedException {
    Fault fault = Fault.values()[number % Fault.values().length];
    freshHost();
    faults.failAt(number, fault.name());
    Ran failed = execute();
    boolean undone =
        check(
            seen().equals(fresh) && tellsThatItIsBack(failed),
            "after taking back what came before write " + number + ":\n" + failed.text);
    boolean truthful =
        check(
            faults.failed().isPresent() && truthful(failed, fault, number),
            "fault at write " + number + " was not told truly:\n" + failed.text);
    freshHost();
    faults.failAt(number, fault.name());
    Ran kept = execute("KEEP=1");
    truthful &=
        check(
            truthful(kept, fault, number) && faults.done().size() == number - 1,
            "fault at write " + number + ", what was done being kept:\n" + kept.text);
    faults.none();
    Ran second = execute();
    boolean converged =
        check(
            second.status == 0 && seen().equals(provisioned),
            "after a fault at write " + number + ":\n" + second.text);
    return new Figures(0, 1, truthful ? 1 : 0, converged ? 1 : 0, undone ? 1 : 0);
  }

  /** That all is as before is told if there was something to take back, and else not. */
  private static boolean tellsThatItIsBack(Ran ran) {
    return ran.text.contains("everything was taken back") != changedNothing(ran)
        && !ran.text.contains("could not take back");
  }

  private Figures kill(int number, Seen provisioned) throws IOException, InterruptedException {
    freshHost();
    faults.killAt(number, this::killTheScript);
    Ran killed = execute();
    boolean died =
        check(
            killed.status == 128 + 9 && faults.done().size() == number,
            "not killed after write " + number + ":\n" + killed.text);
    faults.none();
    Ran second = execute();
    boolean converged =
        check(
            second.status == 0 && seen().equals(provisioned),
            "after a kill at write " + number + ":\n" + second.text);
    return new Figures(0, 1, died ? 1 : 0, converged ? 1 : 0, died ? 1 : 0);
  }

  /** Every write that was done is told, no other, and the one that failed with its reason. */
  private boolean truthful(Ran ran, Fault fault, int number) {
    List<String> told =
        ran.text
            .lines()
            .filter(line -> line.startsWith("   wrote ") && line.contains(mountpoint + "/"))
            .map(line -> line.substring("   wrote ".length()).replace(mountpoint + "/", ""))
            .toList();
    String failure =
        faults.failed().orElseThrow().replace(" to ", " to " + mountpoint + "/") + " failed: ";
    return ran.status == 1
        && told.equals(faults.done().subList(0, number - 1))
        && ran.text.contains("stopped at: ")
        && ran.text.contains("writing " + failure + fault.text)
        && ran.text.contains(changedNothing(ran) ? "nothing was changed" : "done so far:")
        && !ran.text.contains("== done");
  }

  /** Neither a file was written nor a guest told anything. */
  private static boolean changedNothing(Ran ran) {
    return ran.text
        .lines()
        .noneMatch(line -> line.startsWith("   wrote ") || line.startsWith("   detached "));
  }

  private void freshHost() throws IOException, InterruptedException {
    faults.none();
    sysfs = new SimulatedSysfs(generation, host, faults);
    mounted.become(sysfs);
    if (Files.exists(work)) {
      try (var files = Files.walk(work)) {
        files.sorted(java.util.Comparator.reverseOrder()).forEach(Campaign::delete);
      }
    }
    Files.createDirectories(work.resolve("bin"));
    Path virsh = Files.writeString(work.resolve("bin/virsh"), VIRSH);
    Files.setPosixFilePermissions(virsh, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String earlier : before) {
      Files.writeString(work.resolve("script.bash"), earlier);
      Ran ran = execute();
      check(ran.status == 0, "what comes before failed:\n" + ran.text);
    }
    faults.none();
    Files.writeString(work.resolve("script.bash"), script);
  }

  private static void delete(Path path) {
    try {
      Files.delete(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Seen seen() {
    return new Seen(sysfs.state(), sysfs.busState());
  }

  private Ran execute(String... variables) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("setsid", "--wait", "env"));
    command.addAll(List.of(variables));
    command.addAll(List.of("bash", "-c", "echo $$ >pid; exec bash script.bash"));
    return start(command);
  }

  private Ran start(List<String> command) throws IOException, InterruptedException {
    Path output = work.resolve("output");
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .directory(work.toFile())
            .redirectErrorStream(true)
            .redirectInput(new java.io.File("/dev/null"))
            .redirectOutput(output.toFile());
    builder.environment().put("SYSFS", mountpoint.toString());
    builder.environment().put("STATE", work.toString());
    builder.environment().put("PATH", work.resolve("bin") + ":" + System.getenv("PATH"));
    int status = builder.start().waitFor();
    return new Ran(status, Files.readString(output));
  }

  private void killTheScript() {
    try {
      String group = Files.readString(work.resolve("pid")).strip();
      new ProcessBuilder("kill", "-KILL", "--", "-" + group)
          .redirectInput(new java.io.File("/dev/null"))
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean check(boolean good, String complaint) {
    if (!good) {
      complaints.accept(generation + ": " + complaint);
    }
    return good;
  }

  /** A tree that can be exchanged while it is mounted. */
  static final class SwitchedTree implements Tree {
    private volatile Tree now = new EmptyTree();

    void become(Tree tree) {
      now = tree;
    }

    @Override
    public Optional<Node> at(String path) {
      return now.at(path);
    }

    @Override
    public void write(String path, String text) throws Refused {
      now.write(path, text);
    }
  }

  private record EmptyTree() implements Tree {
    @Override
    public Optional<Node> at(String path) {
      return path.isEmpty() ? Optional.of(new Directory(List.of())) : Optional.empty();
    }

    @Override
    public void write(String path, String text) {
      throw new IllegalStateException("nothing to write to");
    }
  }
}
