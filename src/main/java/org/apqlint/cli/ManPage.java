package org.apqlint.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.TextTable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The manual page of a command, from what picocli knows of it; help shows the same. */
final class ManPage {

  private static final String SECTION = "1";
  private static final int COMMAND_CELLS = 14;

  private final CommandLine root;
  private final CommandLine line;
  private final CommandSpec command;
  private final Roff page = new Roff();

  private ManPage(CommandLine root, CommandLine line) {
    this.root = root;
    this.line = line;
    this.command = line.getCommandSpec();
  }

  /** The page of a command. */
  static String of(CommandLine root, CommandLine command) {
    return new ManPage(root, command).write();
  }

  /** All commands by their words: {@code baseline create}; apqlint itself has none. */
  static Map<String, CommandLine> commands(CommandLine root) {
    Map<String, CommandLine> all = new LinkedHashMap<>();
    add(root, "", all);
    return all;
  }

  private static void add(CommandLine command, String words, Map<String, CommandLine> all) {
    all.put(words, command);
    command.getSubcommands().forEach((name, sub) -> add(sub, (words + " " + name).strip(), all));
  }

  /** The name of a page: {@code apqlint-check}. */
  static String title(CommandSpec command) {
    return command.qualifiedName("-");
  }

  private String write() {
    String version = String.join(" ", root.getCommandSpec().version());
    page.macro(
        "TH", title(command).toUpperCase(Locale.ROOT), SECTION, "", version, "apqlint manual");
    page.macro("SH", "NAME");
    page.raw(Roff.escaped(title(command)) + " \\- " + Roff.escaped(summary(command)));
    synopsis();
    page.macro("SH", "DESCRIPTION");
    paragraphs(command.usageMessage().description());
    if (!line.getSubcommands().isEmpty()) {
      subcommands();
    }
    list("ARGUMENTS", command.positionalParameters().stream());
    list("OPTIONS", command.options().stream().filter(option -> !option.hidden()));
    page.macro("SH", "EXIT STATUS");
    command.usageMessage().exitCodeList().forEach((code, text) -> item(Roff.bold(code), text));
    surroundings("ENVIRONMENT", Surroundings.ENVIRONMENT);
    surroundings("FILES", Surroundings.FILES);
    examples();
    seeAlso();
    return page.toString();
  }

  /** What the help of apqlint lists: each command with its first sentence. */
  static String listed(Help help) {
    if (help.subcommands().isEmpty()) {
      return "";
    }
    TextTable table =
        TextTable.forColumns(
            help.colorScheme(),
            new Column(COMMAND_CELLS, 2, Column.Overflow.SPAN),
            new Column(
                help.commandSpec().usageMessage().width() - COMMAND_CELLS,
                1,
                Column.Overflow.WRAP));
    help.subcommands()
        .forEach(
            (name, command) ->
                table.addRowValues(
                    help.colorScheme().commandText(name),
                    help.colorScheme().text(summary(command.commandSpec()))));
    return table.toString();
  }

  /** The first sentence of the description, in the form of that section. */
  private static String summary(CommandSpec command) {
    String first = command.usageMessage().description()[0];
    int end = first.indexOf(". ");
    String sentence = end < 0 ? first : first.substring(0, end);
    sentence = sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1);
  }

  private void synopsis() {
    page.macro("SH", "SYNOPSIS");
    if (!line.getSubcommands().isEmpty()) {
      page.raw(
          Roff.bold(command.qualifiedName())
              + " "
              + Roff.italic("COMMAND")
              + " ["
              + Roff.italic("OPTION")
              + "]...");
      return;
    }
    Stream<String> required =
        command.options().stream().filter(ArgSpec::required).map(ManPage::withValue);
    Stream<String> arguments = command.positionalParameters().stream().map(ManPage::argument);
    page.raw(
        Stream.of(
                Stream.of(Roff.bold(command.qualifiedName()), "[" + Roff.italic("OPTION") + "]..."),
                required,
                arguments)
            .flatMap(words -> words)
            .collect(Collectors.joining(" ")));
  }

  private static String argument(PositionalParamSpec argument) {
    String label = Roff.italic(argument.paramLabel()) + (argument.arity().max() > 1 ? "..." : "");
    return argument.arity().min() == 0 ? "[" + label + "]" : label;
  }

  private void paragraphs(String... paragraphs) {
    for (int i = 0; i < paragraphs.length; i++) {
      if (i > 0) {
        page.macro("PP");
      }
      page.prose(paragraphs[i]);
    }
  }

  private void subcommands() {
    page.macro("SH", "COMMANDS");
    line.getSubcommands()
        .forEach((name, sub) -> item(Roff.bold(name), summary(sub.getCommandSpec())));
  }

  private void list(String heading, Stream<? extends ArgSpec> arguments) {
    List<? extends ArgSpec> all = arguments.toList();
    if (!all.isEmpty()) {
      page.macro("SH", heading);
      all.forEach(argument -> item(tag(argument), String.join(" ", argument.description())));
    }
  }

  private static String tag(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? withValue(option)
        : argument((PositionalParamSpec) argument);
  }

  /** All names of an option; the value behind the last one. */
  private static String withValue(OptionSpec option) {
    String names = Stream.of(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
    if (option.arity().max() == 0) {
      return names;
    }
    String value = "=" + Roff.italic(option.paramLabel());
    return names + (option.arity().min() == 0 ? "[" + value + "]" : value);
  }

  private void item(String tag, String text) {
    page.macro("TP");
    page.raw(tag);
    page.prose(text);
  }

  private void surroundings(String heading, Map<String, String> items) {
    page.macro("SH", heading);
    items.forEach((name, text) -> item(Roff.bold(name), text));
  }

  private void examples() {
    List<Surroundings.Example> examples = Surroundings.examples(command.qualifiedName());
    if (!examples.isEmpty()) {
      page.macro("SH", "EXAMPLES");
      for (Surroundings.Example example : examples) {
        item(Roff.bold(example.line()), example.text());
      }
    }
  }

  private void seeAlso() {
    page.macro("SH", "SEE ALSO");
    List<String> others =
        commands(root).values().stream()
            .map(CommandLine::getCommandSpec)
            .filter(other -> other != command)
            .map(other -> Roff.bold(title(other)) + "(" + SECTION + ")")
            .toList();
    for (int i = 0; i < others.size(); i++) {
      page.raw(others.get(i) + (i < others.size() - 1 ? "," : ""));
    }
  }
}
