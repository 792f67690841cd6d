package org.apqlint.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.report.RuleCatalogue;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * What bash asks when somebody presses Tab. The script of picocli offers every file; this one
 * offers specifications, directories, and the codes of rules, each where it fits.
 */
final class BashCompletion {

  private static final String HEAD =
      """
      # Completion of apqlint for bash, and for zsh through bashcompinit.

      # Offers each line of standard input that begins with what is typed.
      _apqlint_offer() {
          local line
          while IFS= read -r line; do
              # The compgen of zsh leaves the choice to its caller.
              case $line in
                  "$_apqlint_typed"*) COMPREPLY+=("$_apqlint_attached$line") ;;
              esac
          done
      }

      _apqlint_words() {
          _apqlint_offer < <(compgen -W "$1" -- "$_apqlint_typed")
      }

      # What ends with a slash or is a file may have blanks in it; bash then quotes them.
      _apqlint_paths() {
          if type compopt >/dev/null 2>&1; then
              compopt -o filenames 2>/dev/null
          fi
          case $1 in
              directory) _apqlint_offer < <(compgen -d -- "$_apqlint_typed") ;;
              file) _apqlint_offer < <(compgen -f -- "$_apqlint_typed") ;;
              *) _apqlint_offer < <(
                  compgen -f -X '!*.apq' -- "$_apqlint_typed"
                  compgen -d -- "$_apqlint_typed"
              ) ;;
          esac
      }

      # A word that a file follows: the form of a report, and where it goes.
      _apqlint_pair() {
          case $_apqlint_typed in
              *=*)
                  _apqlint_attached=$_apqlint_attached${_apqlint_typed%%=*}=
                  _apqlint_typed=${_apqlint_typed#*=}
                  _apqlint_paths file
                  ;;
              *)
                  if type compopt >/dev/null 2>&1; then
                      compopt -o nospace 2>/dev/null
                  fi
                  _apqlint_words "$1"
                  ;;
          esac
      }

      _apqlint() {
          local _apqlint_typed=${COMP_WORDS[COMP_CWORD]} _apqlint_attached=''
          local option=${COMP_WORDS[COMP_CWORD - 1]} command='' second='' joined='' word i
          COMPREPLY=()
          # bash takes an equals sign for a word of its own, unless COMP_WORDBREAKS says otherwise.
          if [ "$_apqlint_typed" = = ]; then
              _apqlint_typed=
              joined=$COMP_CWORD
          elif [ "$option" = = ]; then
              joined=$((COMP_CWORD - 1))
          fi
          if [ -n "$joined" ]; then
              option=${COMP_WORDS[joined - 1]}
              if [ "$joined" -gt 1 ] && [ "${COMP_WORDS[joined - 2]}" = --output ]; then
                  _apqlint_paths file
                  return
              fi
          fi
          case $_apqlint_typed in
              --*=*)
                  option=${_apqlint_typed%%=*}
                  joined=yes
                  _apqlint_attached=$option=
                  _apqlint_typed=${_apqlint_typed#*=}
                  ;;
          esac
          for ((i = 1; i < COMP_CWORD; i++)); do
              word=${COMP_WORDS[i]}
              case $word in
                  -*) ;;
                  *) if [ -z "$command" ]; then command=$word; elif [ -z "$second" ]; then second=$word; fi ;;
              esac
          done
          case $command in
      """;

  private static final String TAIL =
      """
          esac
      }

      complete -F _apqlint apqlint
      """;

  private static final String ZSH =
      """
      autoload -U +X compinit bashcompinit
      if ! type compdef >/dev/null 2>&1; then
          compinit
      fi
      bashcompinit
      """;

  private final CommandLine root;
  private final StringBuilder out = new StringBuilder();

  private BashCompletion(CommandLine root) {
    this.root = root;
  }

  /** The script for bash. */
  static String bash(CommandLine root) {
    return new BashCompletion(root).write();
  }

  /** The same for zsh, which has to learn first what bash can do. */
  static String zsh(CommandLine root) {
    return ZSH + bash(root);
  }

  private String write() {
    out.append(HEAD);
    line(2, "'')");
    choose(3, root);
    line(3, ";;");
    for (CommandLine command : root.getSubcommands().values()) {
      command(2, command);
    }
    return out.append(TAIL).toString();
  }

  /** The options of a command, or one of its own commands. */
  private void choose(int depth, CommandLine command) {
    line(depth, "case $_apqlint_typed in");
    line(depth + 1, "-*) _apqlint_words " + quoted(names(command.getCommandSpec())) + " ;;");
    line(depth + 1, "*) _apqlint_words " + quoted(commands(command)) + " ;;");
    line(depth, "esac");
  }

  private static List<String> commands(CommandLine command) {
    return List.copyOf(command.getSubcommands().keySet());
  }

  private void command(int depth, CommandLine command) {
    line(depth, command.getCommandName() + ")");
    if (command.getSubcommands().isEmpty()) {
      lowest(depth + 1, command.getCommandSpec());
    } else {
      line(depth + 1, "case $second in");
      command.getSubcommands().values().forEach(sub -> command(depth + 2, sub));
      line(depth + 2, "*)");
      choose(depth + 3, command);
      line(depth + 3, ";;");
      line(depth + 1, "esac");
    }
    line(depth + 1, ";;");
  }

  /** A command that has no commands of its own. */
  private void lowest(int depth, CommandSpec command) {
    List<OptionSpec> taking =
        command.options().stream().filter(option -> option.arity().max() > 0).toList();
    if (!taking.isEmpty()) {
      line(depth, "case $option in");
      taking.forEach(option -> option(depth + 1, option));
      line(depth, "esac");
    }
    line(depth, "case $_apqlint_typed in");
    line(depth + 1, "-*) _apqlint_words " + quoted(names(command)) + " ;;");
    String argument = argument(command);
    if (!argument.isEmpty()) {
      line(depth + 1, "*) " + argument + " ;;");
    }
    line(depth, "esac");
  }

  private void option(int depth, OptionSpec option) {
    line(depth, String.join(" | ", option.names()) + ")");
    String values =
        switch (ValueKind.of(option)) {
          case WORD -> "_apqlint_words " + quoted(ValueKind.words(option));
          case WORD_AND_FILE ->
              "_apqlint_pair "
                  + quoted(ValueKind.words(option).stream().map(w -> w + "=").toList());
          case FILE -> "_apqlint_paths file";
          case DIRECTORY -> "_apqlint_paths directory";
          case SPECIFICATION -> "_apqlint_paths specification";
          case ANYTHING -> "";
        };
    if (option.arity().min() == 0) {
      // Without an equals sign the next word is none of its own.
      line(depth + 1, "if [ -n \"$joined\" ]; then");
      line(depth + 2, values);
      line(depth + 2, "return");
      line(depth + 1, "fi");
    } else {
      if (!values.isEmpty()) {
        line(depth + 1, values);
      }
      line(depth + 1, "return");
    }
    line(depth + 1, ";;");
  }

  private String argument(CommandSpec command) {
    if (command.positionalParameters().isEmpty()) {
      return "";
    }
    var last = command.positionalParameters().get(command.positionalParameters().size() - 1);
    if (command.name().equals("explain")) {
      return "_apqlint_words "
          + quoted(
              Stream.concat(RuleCatalogue.load().words().stream(), Stream.of("mask")).toList());
    }
    return switch (ValueKind.of(last)) {
      case SPECIFICATION -> "_apqlint_paths specification";
      case WORD -> "_apqlint_words " + quoted(ValueKind.words(last));
      default ->
          last.paramLabel().equals(ManCommand.COMMAND)
              ? "_apqlint_words " + quoted(commands(root))
              : "";
    };
  }

  private static List<String> names(CommandSpec command) {
    List<String> names = new ArrayList<>();
    command.options().stream()
        .filter(option -> !option.hidden())
        .map(OptionSpec::longestName)
        .sorted()
        .forEach(names::add);
    return names;
  }

  /** Words of the language and names of rules, of which none has a quote or a blank in it. */
  private static String quoted(List<String> words) {
    return words.stream().collect(Collectors.joining(" ", "'", "'"));
  }

  private void line(int depth, String text) {
    out.append("    ".repeat(depth)).append(text).append('\n');
  }
}
