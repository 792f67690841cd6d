package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apqlint.client.Client;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launcher, with a made-up java that prints its arguments. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

  @TempDir private Path directory;
  private Path home;

  @BeforeEach
  void install() throws IOException {
    Path lib = Files.createDirectories(directory.resolve("lib dir"));
    Files.copy(Path.of("src/main/launcher/apqlint"), lib.resolve("apqlint"));
    Files.createFile(lib.resolve("apqlint.jar"));
    home = Files.createDirectories(directory.resolve("java home"));
    Path java = Files.createDirectories(home.resolve("bin")).resolve("java");
    Files.writeString(
        java, "#!/bin/sh\nprintf '%s\\n' \"$@\" \"LC_ALL=$LC_ALL\" \"COLUMNS=$COLUMNS\"\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    version("17.0.15");
  }

  private void version(String version) throws IOException {
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
  }

  private record Result(int code, List<String> lines) {}

  private Result run(Path launcher, Map<String, String> env, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", launcher.toString()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
    builder.environment().put("JAVA_HOME", home.toString());
    builder.environment().putAll(env);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), out.lines().toList());
  }

  private Path launcher() {
    return directory.resolve("lib dir/apqlint");
  }

  @Test
  void findsItsJarThroughLinks() throws IOException, InterruptedException {
    Path bin = Files.createDirectories(directory.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("one"), Path.of("../lib dir/apqlint"));
    Files.createSymbolicLink(bin.resolve("two"), bin.resolve("one"));
    Result result = run(bin.resolve("two"), Map.of(), "check", "a b.apq", "");
    assertThat(result.code()).isZero();
    assertThat(result.lines())
        .containsSequence("-jar", bin + "/../lib dir/apqlint.jar", "check", "a b.apq", "")
        .contains(
            "-XX:TieredStopAtLevel=1",
            "-Dapqlint.terminal=no",
            "-Dapqlint.terminal.err=no",
            "LC_ALL=C.UTF-8");
  }

  @Test
  void passesOptionsOnAndKeepsAUtf8Locale() throws IOException, InterruptedException {
    Result result =
        run(launcher(), Map.of("APQLINT_JAVA_OPTS", "-Xmx1g -Da=b", "LC_ALL", "de_DE.UTF-8"));
    assertThat(result.lines()).containsSequence("-Xmx1g", "-Da=b", "-jar");
    assertThat(result.lines()).contains("LC_ALL=de_DE.UTF-8");
  }

  @Test
  void refusesAnOldJava() throws IOException, InterruptedException {
    version("11.0.2");
    Result old = run(launcher(), Map.of());
    assertThat(old.code()).isEqualTo(2);
    assertThat(old.lines())
        .containsExactly(
            "apqlint: Java 17 or newer is needed, and " + home + "/bin/java is 11.0.2");
    version("1.8.0_402");
    assertThat(run(launcher(), Map.of()).code()).isEqualTo(2);
    version("25-ea");
    assertThat(run(launcher(), Map.of()).code()).isZero();
  }

  @Test
  void saysWhatIsMissing() throws IOException, InterruptedException {
    Files.delete(launcher().resolveSibling("apqlint.jar"));
    Result result = run(launcher(), Map.of());
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.lines().get(0)).contains("apqlint.jar is missing");
  }

  @Test
  void saysThatJavaHomeIsWrong() throws IOException, InterruptedException {
    Result result = run(launcher(), Map.of("JAVA_HOME", "/no/java"));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.lines().get(0)).contains("JAVA_HOME is /no/java");
  }

  /** On a pseudo-terminal of 61 columns, with standard output or standard error elsewhere. */
  @ParameterizedTest
  @CsvSource({
    "'> lines', no, yes",
    "'2> /dev/null | tee lines', no, no",
    "'2> /dev/null', yes, no"
  })
  void asksTheTerminalThatThereIs(String redirection, String terminal, String errorTerminal)
      throws IOException, InterruptedException {
    Client.assumeInstalled("script", "stty");
    ProcessBuilder builder =
        new ProcessBuilder(
                "script", "-qec", "stty cols 61; sh 'lib dir/apqlint' " + redirection, "/dev/null")
            .directory(directory.toFile())
            .redirectErrorStream(true);
    builder.environment().remove("COLUMNS");
    builder.environment().put("JAVA_HOME", home.toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String shown = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(shown).isZero();
    Path file = directory.resolve("lines");
    List<String> lines = (Files.exists(file) ? Files.readString(file) : shown).lines().toList();
    boolean any = terminal.equals("yes") || errorTerminal.equals("yes");
    assertThat(lines)
        .contains(
            "-Dapqlint.terminal=" + terminal,
            "-Dapqlint.terminal.err=" + errorTerminal,
            any ? "COLUMNS=61" : "COLUMNS=");
  }
}
