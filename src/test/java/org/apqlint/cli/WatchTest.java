package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rounds of {@code check --watch}: files are edited while it waits. */
class WatchTest {

  private static final String HOST =
      "host zeus {\n    kernel 6.12\n    adapters 5, 6\n    domains 4\n}\n";
  private static final int PATIENCE = 50;

  /** An edit that fails fails the test. */
  private interface Edit {
    void make() throws IOException;
  }

  @TempDir private Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<String> rounds = new ArrayList<>();
  private boolean terminal;

  @BeforeEach
  void write() throws IOException {
    write("zeus.apq", HOST);
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Console console() {
    return new Console(
        InputStream.nullInputStream(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        directory,
        Map.of(),
        terminal,
        Clock.systemUTC());
  }

  /** Ends the loop when all edits were made and answered. */
  private Changes edits(Edit... edits) {
    Deque<Edit> left = new ArrayDeque<>(List.of(edits));
    return files -> {
      rounds.add(taken());
      if (left.isEmpty()) {
        return false;
      }
      int[] pauses = {0};
      return new PolledChanges(
              time -> {
                if (pauses[0]++ == 0) {
                  make(left.remove());
                }
                if (pauses[0] > PATIENCE) {
                  throw new InterruptedException("nothing changes");
                }
              })
          .await(files);
    };
  }

  private static void make(Edit edit) {
    try {
      edit.make();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String taken() {
    String text = out.toString(StandardCharsets.UTF_8) + err.toString(StandardCharsets.UTF_8);
    out.reset();
    err.reset();
    return text;
  }

  /** Checks these paths again after each edit. */
  private int watch(List<String> paths, Edit... edits) {
    Context context = new Context(console(), new EnginePipeline());
    return new WatchLoop(context, edits(edits))
        .run(
            some -> {
              SpecRun run = some.pipeline().run(paths, Optional.empty(), some.console());
              Analysis analysis = run.analysis();
              some.print(analysis.hosts().size() + " hosts\n");
              analysis.findings().forEach(finding -> some.print(finding.message() + "\n"));
              return FailOn.ERROR.judge(analysis.findings()).code();
            });
  }

  @Test
  void anEditIsSeen() {
    int code =
        watch(
            List.of("zeus.apq"),
            () -> write("zeus.apq", HOST.replace("zeus", "hera") + HOST),
            () -> write("zeus.apq", HOST + "guest {\n"),
            () -> write("zeus.apq", HOST));
    assertThat(rounds).hasSize(4);
    assertThat(rounds.get(0)).startsWith("1 hosts\n").endsWith("watching 1 file, Ctrl-C ends it\n");
    assertThat(rounds.get(1)).startsWith("2 hosts\n");
    assertThat(rounds.get(2)).contains("1 hosts\n").hasLineCount(3);
    assertThat(rounds.get(3)).isEqualTo(rounds.get(0));
    assertThat(code).isZero();
  }

  @Test
  void aNewFileOfADirectoryIsSeen() {
    watch(
        List.of("."),
        () -> write("below/hera.apq", HOST.replace("zeus", "hera")),
        () -> write("below/hera.apq", HOST.replace("zeus", "ares") + HOST.replace("zeus", "hera")),
        () -> Files.delete(directory.resolve("below/hera.apq")));
    assertThat(rounds).hasSize(4);
    assertThat(rounds.get(1)).startsWith("2 hosts\n").contains("watching 2 files");
    assertThat(rounds.get(2)).startsWith("3 hosts\n");
    assertThat(rounds.get(3)).startsWith("1 hosts\n");
  }

  @Test
  void anIncludeIsSeenAlsoWhereItWasMissing() {
    watch(
        List.of("zeus.apq"),
        () -> write("zeus.apq", "include \"sub/hera.apq\"\n" + HOST),
        () -> write("sub/hera.apq", HOST.replace("zeus", "hera")),
        () -> write("sub/hera.apq", "# nothing\n"));
    assertThat(rounds).hasSize(4);
    assertThat(rounds.get(1)).contains("`sub/hera.apq`, does not exist");
    assertThat(rounds.get(2)).startsWith("2 hosts\n");
    assertThat(rounds.get(3)).startsWith("1 hosts\n").contains("watching 2 files");
  }

  @Test
  void editorsReplaceFiles() throws IOException {
    Path file = directory.resolve("zeus.apq");
    FileTime time = Files.getLastModifiedTime(file);
    watch(
        List.of("zeus.apq"),
        () -> {
          write("zeus.apq~", HOST.replace("zeus", "hera"));
          Files.setLastModifiedTime(directory.resolve("zeus.apq~"), time);
          Files.move(directory.resolve("zeus.apq~"), file, StandardCopyOption.REPLACE_EXISTING);
        });
    assertThat(rounds).as("same size, same time, another file").hasSize(2);
  }

  @Test
  void aFileThatIsGoneMayComeBack() {
    int code =
        watch(
            List.of("zeus.apq"),
            () -> Files.delete(directory.resolve("zeus.apq")),
            () -> write("zeus.apq", HOST),
            () -> Files.write(directory.resolve("zeus.apq"), new byte[] {(byte) 0xff}));
    assertThat(rounds).hasSize(4);
    assertThat(rounds.get(1)).startsWith("apqlint: zeus.apq: no such file or directory\n");
    assertThat(rounds.get(2)).startsWith("1 hosts\n");
    assertThat(rounds.get(3)).startsWith("apqlint: zeus.apq: not UTF-8");
    assertThat(code).isEqualTo(2);
  }

  @Test
  void whatChangesDuringARunIsSeen() {
    boolean[] edited = {false};
    Context context = new Context(console(), new EnginePipeline());
    List<Integer> hosts = new ArrayList<>();
    new WatchLoop(
            context,
            files -> {
              Map<Path, Stamp> now = files.now();
              return files.differFrom(now);
            })
        .run(
            some -> {
              SpecRun run =
                  some.pipeline().run(List.of("zeus.apq"), Optional.empty(), some.console());
              hosts.add(run.analysis().hosts().size());
              if (!edited[0]) {
                edited[0] = true;
                make(() -> write("zeus.apq", HOST + HOST.replace("zeus", "hera")));
              }
              return 0;
            });
    assertThat(hosts).containsExactly(1, 2);
  }

  @Test
  void waitsUntilWritingIsOver() throws IOException {
    WatchedFiles files = new WatchedFiles();
    files.file(directory.resolve("zeus.apq"));
    int[] pauses = {0};
    boolean changed =
        new PolledChanges(
                time -> {
                  if (pauses[0]++ < 4) {
                    make(() -> write("zeus.apq", HOST + "#".repeat(pauses[0])));
                  }
                })
            .await(files);
    assertThat(changed).isTrue();
    assertThat(pauses[0]).as("four writes, and one pause without").isEqualTo(5);
  }

  @Test
  void whatNeverSettlesIsReportedAllTheSame() {
    WatchedFiles files = new WatchedFiles();
    files.file(directory.resolve("zeus.apq"));
    int[] pauses = {0};
    assertThat(
            new PolledChanges(time -> make(() -> write("zeus.apq", HOST + "#".repeat(++pauses[0]))))
                .await(files))
        .isTrue();
    assertThat(pauses[0]).isLessThan(PATIENCE);
  }

  @Test
  void otherFilesAreNoReason() throws IOException {
    WatchedFiles files = new WatchedFiles();
    files.file(directory);
    files.file(directory.resolve("zeus.apq"));
    write("notes.txt", "x");
    write(".hidden/ares.apq", HOST);
    assertThat(files.differFrom(files.now())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void onlyATerminalIsCleared(boolean onTerminal) {
    terminal = onTerminal;
    watch(List.of("zeus.apq"), () -> write("zeus.apq", HOST + "# more\n"));
    assertThat(rounds.get(0)).doesNotContain("\u001b");
    assertThat(rounds.get(1).startsWith("\u001b[H\u001b[2J1 hosts\n")).isEqualTo(onTerminal);
    assertThat(rounds.get(1).contains("\u001b")).isEqualTo(onTerminal);
  }

  @Test
  void aFirstRunThatFailsIsAFailure() {
    assertThatThrownBy(() -> watch(List.of("gone.apq"))).isInstanceOf(CommandFailure.class);
    assertThat(rounds).isEmpty();
    Ran stdin = Ran.with(new EnginePipeline(), "check", "--watch", "zeus.apq", "-");
    assertThat(stdin.code()).isEqualTo(2);
    assertThat(stdin.err()).contains("standard input is none");
  }

  /** The command as a whole, on a thread of its own; an interrupt ends its waiting. */
  @Test
  void baselineAndConfigurationBearOnTheRun() throws IOException, InterruptedException {
    write("zeus.apq", HOST + "guest db on zeuss {\n    state running\n}\n");
    write("known.yaml", created());
    int[] code = {-1};
    Thread watching =
        new Thread(
            () ->
                code[0] =
                    Main.run(
                        new String[] {"check", "--watch", "--baseline", "known.yaml", "zeus.apq"},
                        console()));
    watching.start();
    try {
      awaitRounds(watching, 1);
      assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("AP004");
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("watching 2 files");
      String known = created();
      write("known.yaml", known.substring(0, known.indexOf("\nfindings") + 1) + "findings: []\n");
      awaitRounds(watching, 2);
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("AP004");
      write(".apqlint.yaml", "fail-on: nonsense\n");
      awaitRounds(watching, 3);
      assertThat(err.toString(StandardCharsets.UTF_8)).contains("`nonsense`");
      write(".apqlint.yaml", "fail-on: never\n");
      awaitRounds(watching, 4);
    } finally {
      watching.interrupt();
      watching.join();
    }
    assertThat(code[0]).as("of the last round").isZero();
  }

  private String created() {
    return Ran.on(
            new Ran.Setting(false, Map.of(), directory),
            new EnginePipeline(),
            "baseline",
            "create",
            "zeus.apq")
        .out();
  }

  private void awaitRounds(Thread watching, int rounds) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (err.toString(StandardCharsets.UTF_8).split("Ctrl-C ends it", -1).length > rounds) {
        return;
      }
      assertThat(watching.isAlive()).as(err.toString(StandardCharsets.UTF_8)).isTrue();
      Thread.sleep(100);
    }
    throw new AssertionError(err.toString(StandardCharsets.UTF_8));
  }
}
