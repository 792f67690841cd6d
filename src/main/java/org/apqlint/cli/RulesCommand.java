package org.apqlint.cli;

import java.util.concurrent.Callable;
import org.apqlint.report.RuleCatalogue;
import picocli.CommandLine.Command;

/** {@code apqlint rules}: the table of all rules. */
@Command(
    name = "rules",
    description = "List all rules: code, severity, name, and what they say.",
    exitCodeList = {"0:done", "2:a wrong command line"})
final class RulesCommand implements Callable<Integer> {

  private final Context context;

  RulesCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.print(RuleCatalogue.load().table());
    return ExitCode.CLEAN.code();
  }
}
