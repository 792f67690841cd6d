package org.apqlint.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code apqlint} itself: it only has subcommands. */
@Command(
    name = "apqlint",
    versionProvider = ApqlintCommand.Version.class,
    description = "Lint specifications of crypto pass-through (vfio_ap) on IBM Z KVM hosts.",
    footer = {
      "",
      "Exit codes: 0 clean, 1 findings at or above the threshold, 2 usage or failure.",
      "Environment: NO_COLOR, COLUMNS, JAVA_HOME, APQLINT_JAVA_OPTS, APQLINT_DEBUG."
    })
final class ApqlintCommand implements Callable<Integer> {

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"apqlint " + (version == null ? "(not packaged)" : version)};
    }
  }

  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "print a stack trace for an internal error")
  private boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "print this help")
  private boolean help;

  @Option(names = "--version", versionHelp = true, description = "print the version")
  private boolean version;

  @Spec private CommandSpec spec;

  static CommandLine build(Context context) {
    CommandLine root = new CommandLine(new ApqlintCommand());
    root.addSubcommand(new CheckCommand(context));
    root.addSubcommand(new MatrixCommand(context));
    root.addSubcommand(new WhyCommand(context));
    CommandLine explain = new CommandLine(new ExplainCommand(context));
    // `explain mask -5,-6`: a mask may begin with a sign.
    explain.setUnmatchedOptionsArePositionalParams(true);
    root.addSubcommand(explain);
    root.addSubcommand(new RulesCommand(context));
    return root;
  }

  boolean debug() {
    return debug;
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
