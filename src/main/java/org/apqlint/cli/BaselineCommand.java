package org.apqlint.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code apqlint baseline}: it only has subcommands. */
@Command(
    name = "baseline",
    description =
        "Keep a list of findings that are known, for specifications that are older than their"
            + " linter: `check --baseline FILE` then reports only others.")
final class BaselineCommand implements Runnable {

  @Spec private CommandSpec spec;

  static CommandLine build(Context context) {
    return new CommandLine(new BaselineCommand())
        .addSubcommand(new BaselineCreateCommand(context))
        .addSubcommand(new BaselinePruneCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "`create` or `prune` is missing");
  }
}
