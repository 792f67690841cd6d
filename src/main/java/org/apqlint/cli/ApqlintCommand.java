package org.apqlint.cli;

import java.util.List;
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
      "Environment: NO_COLOR, COLUMNS, JAVA_HOME, APQLINT_JAVA_OPTS, APQLINT_DEBUG, and of GitHub's"
          + " jobs GITHUB_ACTIONS and GITHUB_STEP_SUMMARY."
    })
final class ApqlintCommand implements Callable<Integer> {

  private static final List<String> COMMANDS =
      List.of(
          "check",
          "script",
          "matrix",
          "why",
          "upgrade",
          "migrate",
          "facts",
          "fmt",
          "config",
          "baseline",
          "explain",
          "rules");

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

  /**
   * The command line for these arguments. When the first names a command, the others are left out:
   * describing each to picocli takes time that a short run notices.
   */
  static CommandLine build(Context context, String[] args) {
    CommandLine root = new CommandLine(new ApqlintCommand());
    String first = args.length == 0 ? "" : args[0];
    boolean one = COMMANDS.contains(first);
    for (String name : COMMANDS) {
      if (!one || name.equals(first)) {
        root.addSubcommand(command(name, context));
      }
    }
    return root;
  }

  private static CommandLine command(String name, Context context) {
    return switch (name) {
      case "check" -> new CommandLine(new CheckCommand(context));
      case "script" -> new CommandLine(new ScriptCommand(context));
      case "matrix" -> new CommandLine(new MatrixCommand(context));
      case "why" -> new CommandLine(new WhyCommand(context));
      case "upgrade" -> new CommandLine(new UpgradeCommand(context));
      case "migrate" -> new CommandLine(new MigrateCommand(context));
      case "facts" -> new CommandLine(new FactsCommand(context));
      case "fmt" -> new CommandLine(new FmtCommand(context));
      case "config" -> ConfigCommand.build(context);
      case "baseline" -> BaselineCommand.build(context);
      // `explain mask -5,-6`: a mask may begin with a sign.
      case "explain" ->
          new CommandLine(new ExplainCommand(context)).setUnmatchedOptionsArePositionalParams(true);
      case "rules" -> new CommandLine(new RulesCommand(context));
      default -> throw new IllegalArgumentException("no command is called " + name);
    };
  }

  @Override
  public Integer call() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }
}
