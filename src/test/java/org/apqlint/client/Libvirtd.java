package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A libvirtd of a test's own: nothing of this system's configuration, domains or sockets is in its
 * sight, and with the first of its processes all the others end, guests too.
 */
final class Libvirtd implements AutoCloseable {

  /** What keeps it apart. */
  static final List<String> UNSHARE =
      List.of("unshare", "--mount", "--net", "--pid", "--fork", "--kill-child", "--mount-proc");

  private static final Path SCRIPT = Path.of("src/test/resources/client/libvirtd.bash");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path directory;
  private final Process process;

  private Libvirtd(Path directory, Process process) {
    this.directory = directory;
    this.process = process;
  }

  /** Starts it; its socket and what it says lie in that directory. */
  static Libvirtd start(Path directory) throws IOException {
    List<String> command = new ArrayList<>(UNSHARE);
    command.addAll(List.of("bash", SCRIPT.toString(), directory.toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile())
            .start();
    Libvirtd libvirtd = new Libvirtd(directory, process);
    await(
        "the socket of libvirtd",
        () -> Files.exists(libvirtd.socket()) || !libvirtd.process.isAlive());
    assertThat(libvirtd.process.isAlive()).as(libvirtd.log()).isTrue();
    return libvirtd;
  }

  private Path socket() {
    return directory.resolve("libvirt-sock");
  }

  String log() throws IOException {
    return Files.readString(directory.resolve("log"));
  }

  /** What a client of libvirt finds this one by. */
  Map<String, String> environment() {
    return Map.of("LIBVIRT_DEFAULT_URI", "qemu:///system?socket=" + socket());
  }

  /** One command of virsh. */
  Client.Result virsh(String... command) {
    List<String> all = new ArrayList<>(List.of("virsh", "--quiet"));
    all.addAll(List.of(command));
    return Client.run(environment(), "", all);
  }

  /** Kills it with all its processes, and makes sure of it. */
  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    await("the end of " + all, () -> !process.isAlive() && all.stream().noneMatch(Libvirtd::runs));
  }

  private static void await(String what, BooleanSupplier condition) {
    Instant end = Instant.now().plus(PATIENCE);
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as(what).isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  // One that is dead but not yet buried by its parent has no command any more.
  private static boolean runs(ProcessHandle handle) {
    return handle.isAlive() && handle.info().command().isPresent();
  }
}
