package org.apqlint.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code apqlint config}: it only has subcommands. */
@Command(
    name = "config",
    description = "Show the configuration of a check, or the JSON schema of such files.")
final class ConfigCommand implements Runnable {

  @Spec private CommandSpec spec;

  static CommandLine build(Context context) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand(new ConfigShowCommand(context))
        .addSubcommand(new ConfigSchemaCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "`show` or `schema` is missing");
  }
}
