package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.client.Client;
import org.apqlint.report.RuleCatalogue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a real shell offers when somebody presses Tab. */
class CompletionTest {

  @TempDir private Path directory;
  private Path script;

  @BeforeEach
  void files() throws IOException {
    Client.assumeInstalled("bash");
    script = Files.writeString(directory.resolve("completion"), script("bash"));
    Files.createDirectories(directory.resolve("work/some hosts"));
    for (String name : List.of("zeus.apq", "a b.apq", "zeus.json", "zebra.txt")) {
      Files.createFile(directory.resolve("work").resolve(name));
    }
  }

  private static String script(String shell) {
    Ran ran = Ran.with(new EnginePipeline(), "completion", shell);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private static CommandLine root() {
    return ApqlintCommand.build(
        new Context(
            new Console(System.in, System.out, System.err, Path.of(""), Map.of(), false), null),
        new String[0]);
  }

  /** What is offered for the last of these words. */
  private List<String> offered(String... words) {
    List<String> command =
        new ArrayList<>(
            List.of(
                "bash",
                "-c",
                "cd \"$1\" && source \"$2\" && shift 2 && COMP_WORDS=(apqlint \"$@\") &&"
                    + " COMP_CWORD=$# && _apqlint && printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                directory.resolve("work").toString(),
                script.toString()));
    command.addAll(List.of(words));
    Client.Result result = Client.run(Map.of(), "", command);
    assertThat(result.err()).isEmpty();
    return result.ok().lines().filter(line -> !line.isEmpty()).toList();
  }

  @Test
  void commands() {
    assertThat(offered("")).containsExactlyElementsOf(root().getSubcommands().keySet());
    assertThat(offered("ma")).containsExactly("matrix", "man");
    assertThat(offered("--v")).containsExactly("--version");
    assertThat(offered("nonsense", "")).isEmpty();
    assertThat(offered("baseline", "")).containsExactly("create", "prune");
    assertThat(offered("baseline", "create", "z")).containsExactly("zeus.apq");
    assertThat(offered("baseline", "create", "-o", "zeus.j")).containsExactly("zeus.json");
  }

  static Stream<String> names() {
    return ManPage.commands(root()).keySet().stream();
  }

  private static String[] words(String command, String... more) {
    return Stream.concat(Stream.of(command.split(" ")), Stream.of(more))
        .filter(word -> !word.isEmpty())
        .toArray(String[]::new);
  }

  @ParameterizedTest
  @MethodSource("names")
  void allOptions(String command) {
    assertThat(offered(words(command, "-")))
        .containsExactlyInAnyOrderElementsOf(
            ManPage.commands(root()).get(command).getCommandSpec().options().stream()
                .map(OptionSpec::longestName)
                .toList());
  }

  static Stream<Arguments> choices() {
    return root().getSubcommands().values().stream()
        .map(CommandLine::getCommandSpec)
        .flatMap(
            command ->
                command.options().stream()
                    .filter(option -> ValueKind.of(option) == ValueKind.WORD)
                    .map(option -> Arguments.of(command.name(), option)));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void theWordsOfAnOption(String command, OptionSpec option) {
    String name = option.longestName();
    List<String> words = ValueKind.words(option);
    assertThat(words).hasSizeGreaterThan(1);
    assertThat(offered(command, name, "=", "")).containsExactlyElementsOf(words);
    if (option.arity().min() > 0) {
      assertThat(offered(command, name, "")).containsExactlyElementsOf(words);
    }
    String first = words.get(0);
    assertThat(offered(command, name, "=", first.substring(0, 1))).contains(first);
    // Where an equals sign does not part words, as in zsh.
    assertThat(offered(command, name + "=" + first)).contains(name + "=" + first);
  }

  @Test
  void onlySpecificationsAndDirectories() {
    assertThat(offered("check", "")).containsExactlyInAnyOrder("zeus.apq", "a b.apq", "some hosts");
    assertThat(offered("why", "zeus/db", "ze")).containsExactly("zeus.apq");
    assertThat(offered("check", "--stats", "ze")).containsExactly("zeus.apq");
    assertThat(offered("fmt", "--check", "a")).containsExactly("a b.apq");
    assertThat(offered("check", "--root", "")).containsExactly("some hosts");
    assertThat(offered("upgrade", "--to", "")).as("a kernel").isEmpty();
  }

  @Test
  void filesOfReports() {
    assertThat(offered("check", "--output", "sa")).containsExactly("sarif=");
    assertThat(offered("check", "--output", "json", "=", "ze"))
        .containsExactlyInAnyOrder("zeus.apq", "zeus.json", "zebra.txt");
    assertThat(offered("check", "--output", "json", "=")).contains("zeus.json");
    assertThat(offered("check", "--output=json=zeus.j")).containsExactly("--output=json=zeus.json");
    assertThat(offered("check", "--format", "json", "ze")).containsExactly("zeus.apq");
  }

  @Test
  void rules() {
    assertThat(offered("explain", "AP20"))
        .containsExactlyElementsOf(
            RuleCatalogue.load().words().stream().filter(w -> w.startsWith("AP20")).toList())
        .contains("AP201");
    assertThat(offered("explain", "mas")).contains("mask");
    assertThat(offered("man", "ch")).containsExactly("check");
    assertThat(offered("completion", "")).containsExactly("bash", "zsh");
  }

  @Test
  void isSoundBash() {
    Client.assumeInstalled("shellcheck");
    assertThat(Client.run("shellcheck", "-s", "bash", script.toString()).text()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"check --fail-on=wa|--fail-on=warning", "explain AP201|AP201"})
  void worksInZsh(String line) throws IOException {
    Client.assumeInstalled("zsh");
    Path zsh = Files.writeString(directory.resolve("completion.zsh"), script("zsh"));
    String[] typed = line.split("\\|");
    // As bashcompinit calls it: with the arrays of sh.
    Client.Result result =
        Client.run(
            Map.of("HOME", directory.toString(), "ZDOTDIR", directory.toString()),
            "",
            List.of(
                "zsh",
                "-fc",
                "source $1 && functions _bash_complete >/dev/null && emulate sh &&"
                    + " COMP_WORDS=(apqlint $2 $3) && COMP_CWORD=2 && _apqlint &&"
                    + " printf '%s\\n' \"${COMPREPLY[@]}\"",
                "zsh",
                zsh.toString(),
                typed[0].split(" ")[0],
                typed[0].split(" ")[1]));
    assertThat(result.err()).isEmpty();
    assertThat(result.ok().lines()).containsExactly(typed[1]);
  }

  @Test
  void otherShellsAreAMistake() {
    Ran ran = Ran.with(new EnginePipeline(), "completion", "bsh");
    assertThat(ran.code()).isEqualTo(2);
    assertThat(ran.err()).contains("`bsh` is not bash or zsh", "did you mean `bash`");
  }
}
