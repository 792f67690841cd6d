package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.client.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

class ManPageTest {

  private static final List<String> SECTIONS =
      List.of(
          "NAME",
          "SYNOPSIS",
          "DESCRIPTION",
          "OPTIONS",
          "EXIT STATUS",
          "ENVIRONMENT",
          "FILES",
          "EXAMPLES",
          "SEE ALSO");

  @TempDir private Path directory;

  private static CommandLine root() {
    return ApqlintCommand.build(
        new Context(
            new Console(System.in, System.out, System.err, Path.of(""), Map.of(), false), null),
        new String[0]);
  }

  static Stream<String> names() {
    return ManPage.commands(root()).keySet().stream();
  }

  private static CommandSpec spec(String name) {
    return ManPage.commands(root()).get(name).getCommandSpec();
  }

  private static String page(String name) {
    Ran ran = Ran.with(new EnginePipeline(), ("man " + name).strip().split(" "));
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasAllThereIsToSay(String name) {
    CommandSpec command = spec(name);
    String page = page(name);
    assertThat(page).containsSubsequence(SECTIONS.stream().map(s -> ".SH \"" + s + "\"").toList());
    for (OptionSpec option : command.options()) {
      String tag = Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
      assertThat(page).contains(".TP\n" + tag);
      if (option.arity().max() > 0) {
        assertThat(page).contains("=" + Roff.italic(option.paramLabel()));
      }
    }
    for (PositionalParamSpec argument : command.positionalParameters()) {
      assertThat(page).contains(".SH \"ARGUMENTS\"", Roff.italic(argument.paramLabel()));
    }
    assertThat(command.usageMessage().exitCodeList()).containsKeys("0", "2");
    command
        .usageMessage()
        .exitCodeList()
        .forEach((code, text) -> assertThat(page).contains(".TP\n" + Roff.bold(code) + "\n"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void helpIsComplete(String name) {
    CommandSpec command = spec(name);
    assertThat(command.usageMessage().description()).isNotEmpty();
    for (String paragraph : command.usageMessage().description()) {
      assertThat(paragraph).matches("(?s)[A-Z].*\\.");
    }
    for (OptionSpec option : command.options()) {
      assertThat(option.description()).as(option.longestName()).isNotEmpty();
      assertThat(String.join("", option.description()))
          .as(option.longestName())
          .matches("(?s)[^A-Z].*[^.]");
    }
    String help = command.commandLine().getUsageMessage();
    assertThat(help).contains("\nOptions:\n", "\nExit codes:\n");
  }

  @ParameterizedTest
  @MethodSource("names")
  void groffHasNothingToSay(String name) {
    Client.assumeInstalled("groff");
    Client.Result result =
        Client.run(
            Map.of(), page(name), List.of("groff", "-man", "-ww", "-Kutf8", "-Tutf8", "-P-c"));
    assertThat(result.err()).isEmpty();
    // -P-c: bold and italic by overstriking, which is taken away here.
    String plain = result.ok().replaceAll(".\b", "");
    assertThat(plain).contains("NAME", "SEE ALSO");
    for (OptionSpec option : spec(name).options()) {
      for (String word : option.names()) {
        assertThat(plain).as("as it is typed").contains(word);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void mandocFindsNoMistake(String name) {
    Client.assumeInstalled("mandoc");
    // The name of a page stands on one line, however long, and a page has no date of its own.
    List<String> findings =
        Client.run(Map.of(), page(name), List.of("mandoc", "-Tlint"))
            .text()
            .lines()
            .filter(line -> !line.contains("<stdin>:3:") && !line.contains("missing date"))
            .toList();
    assertThat(findings).isEmpty();
  }

  @Test
  void textIsPrintedToTheLetter() {
    String odd = ".dot 'quote \\back-slash ~ ^ × \"q\" `code`";
    assertThat(new Roff().prose(odd).toString())
        .isEqualTo("\\&.dot 'quote \\eback\\-slash \\(ti \\(ha \\[u00D7] \"q\" \\fBcode\\fR\n");
    Client.assumeInstalled("groff");
    String page = new Roff().macro("TH", "X", "1", "", "a \"b\"", "c").prose(odd).toString();
    assertThat(
            Client.run(Map.of(), page, List.of("groff", "-man", "-ww", "-Tutf8", "-P-c"))
                .ok()
                .replaceAll(".\b", ""))
        .contains(".dot 'quote \\back-slash ~ ^ × \"q\" code", "a \"b\"");
  }

  @Test
  void allPagesAtOnce() throws IOException {
    Ran ran =
        Ran.on(
            new Ran.Setting(false, Map.of(), directory),
            new EnginePipeline(),
            "man",
            "-o",
            "share/man1");
    assertThat(ran.code()).as(ran.err()).isZero();
    for (String name : names().toList()) {
      Path file = directory.resolve("share/man1/" + ManPage.title(spec(name)) + ".1");
      assertThat(Files.readString(file)).isEqualTo(page(name));
    }
  }

  @Test
  void mistakes() {
    Ran unknown = Ran.with(new EnginePipeline(), "man", "chek");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).contains("no command is called `chek`", "did you mean `check`");
    assertThat(Ran.with(new EnginePipeline(), "man", "-o", "x", "check").code()).isEqualTo(2);
    assertThat(Ran.with(new EnginePipeline(), "man", "-o", "pom.xml/x").err())
        .startsWith("apqlint: cannot write to `pom.xml/x`: ");
  }

  static Stream<String> examples() {
    return Surroundings.examples("apqlint").stream().map(Surroundings.Example::line);
  }

  /** The part of an example that is a command line of apqlint, up to a pipe or a redirection. */
  @ParameterizedTest
  @MethodSource("examples")
  void examplesAreCommandLines(String line) {
    String[] words = line.split(" [|>] ")[0].split(" ");
    assertThat(words[0]).isEqualTo("apqlint");
    root().parseArgs(Arrays.copyOfRange(words, 1, words.length));
  }

  @Test
  void everyCommandHasAnExample() {
    for (String name : names().toList()) {
      assertThat(Surroundings.examples(("apqlint " + name).strip())).as(name).isNotEmpty();
    }
  }
}
