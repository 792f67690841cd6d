package org.apqlint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apqlint.report.DidYouMean;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apqlint man}: manual pages. */
@Command(
    name = "man",
    description = "Print the manual page of a command, or of apqlint itself, for man(1).",
    exitCodeList = {"0:done", "2:a wrong command line, or a page that cannot be written"})
final class ManCommand implements Callable<Integer> {

  /** What its argument is called. */
  static final String COMMAND = "COMMAND";

  private final Context context;

  @Parameters(
      arity = "0..2",
      paramLabel = COMMAND,
      description = "the command, such as check or baseline create (default: apqlint)")
  private List<String> command = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "DIR",
      description = "write the pages of all commands to files in DIR, such as apqlint-check.1")
  private String output;

  ManCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    CommandLine root = ApqlintCommand.build(context, new String[0]);
    Map<String, CommandLine> commands = ManPage.commands(root);
    if (output != null) {
      writeAll(root, commands.values());
    } else {
      String words = String.join(" ", command);
      if (!commands.containsKey(words)) {
        throw new CommandFailure(
            "no command is called `" + words + "`" + DidYouMean.hint(words, commands.keySet()));
      }
      context.print(ManPage.of(root, commands.get(words)));
    }
    return ExitCode.CLEAN.code();
  }

  private void writeAll(CommandLine root, Collection<CommandLine> commands) {
    if (!command.isEmpty()) {
      throw new CommandFailure("`-o` writes the pages of all commands: name none");
    }
    Path directory = directory();
    for (CommandLine some : commands) {
      AtomicFile.writeText(
          directory.resolve(ManPage.title(some.getCommandSpec()) + ".1"), ManPage.of(root, some));
    }
  }

  private Path directory() {
    try {
      return Files.createDirectories(context.console().cwd().resolve(output));
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a directory");
    } catch (IOException e) {
      throw new CommandFailure("cannot write to `" + output + "`: " + Failures.reason(e));
    }
  }
}
