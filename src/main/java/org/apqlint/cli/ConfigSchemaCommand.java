package org.apqlint.cli;

import java.util.concurrent.Callable;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.settings.SettingsSchema;
import picocli.CommandLine.Command;

/** {@code apqlint config schema}: for editors and other programs that check such files. */
@Command(name = "schema", description = "Print the JSON schema of .apqlint.yaml.")
final class ConfigSchemaCommand implements Callable<Integer> {

  private final Context context;

  ConfigSchemaCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.print(SettingsSchema.text(RuleCatalogue.load()));
    return ExitCode.CLEAN.code();
  }
}
