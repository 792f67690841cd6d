package org.apqlint.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code apqlint config}: what a check is configured to do. */
@Command(
    name = "config",
    description = "Show the configuration of a check, or the schema of such files.")
final class ConfigCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  static CommandLine of(Context context) {
    return new CommandLine(new ConfigCommand())
        .addSubcommand("show", new ConfigShowCommand(context))
        .addSubcommand("schema", new ConfigSchemaCommand(context));
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "`config` needs a word: show or schema");
  }
}
