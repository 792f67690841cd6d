package org.apqlint.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.apqlint.report.JsonReport;
import org.apqlint.report.TextReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/** {@code apqlint check}: the report. */
@Command(
    name = "check",
    description = "Report what is wrong with a specification, and what its guests get.")
final class CheckCommand implements Callable<Integer> {

  private static final String JSON = "json";

  static final class FormatConverter implements ITypeConverter<String> {
    @Override
    public String convert(String value) {
      if (!value.equals("text") && !value.equals(JSON)) {
        throw new TypeConversionException("`" + value + "` is not text or json");
      }
      return value;
    }
  }

  static final class FailOnConverter implements ITypeConverter<FailOn> {
    @Override
    public FailOn convert(String value) {
      return FailOn.named(value)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "`" + value + "` is not error, warning, info or never"));
    }
  }

  private final Context context;

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "files, directories, or - for standard input")
  private List<String> paths;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatConverter.class,
      description = "text or json (default: text)")
  private String format = "text";

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      converter = FailOnConverter.class,
      description =
          "exit with 1 from this severity on: error, warning, info or never (default: error)")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private SpecOptions options;

  CheckCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    SpecRun run = options.read(paths, context);
    context.print(
        format.equals(JSON)
            ? JsonReport.render(run.analysis())
            : new TextReport(options.coloured(context.console())).render(run.reportInput()));
    return failOn.judge(run.analysis().findings()).code();
  }
}
