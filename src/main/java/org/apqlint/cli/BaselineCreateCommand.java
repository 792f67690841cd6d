package org.apqlint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apqlint.baseline.Baseline;
import org.apqlint.finding.Finding;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code apqlint baseline create}: what is found now becomes what is known. */
@Command(
    name = "create",
    description = {
      "Print the baseline that knows every finding that a check reports now. Comments that accept"
          + " findings keep doing so.",
      "Syntax errors (AP001) and what is wrong with comments (AP012) cannot be in it; they are"
          + " told on standard error, and the exit code is 1."
    })
final class BaselineCreateCommand implements Callable<Integer> {

  private final Context context;

  @Mixin private SpecPaths paths;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "write it to FILE instead of standard output; replaces only a baseline")
  private String output;

  @Mixin private ConfigOptions config;

  @Mixin private SpecOptions options;

  BaselineCreateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    ConfiguredRun run = config.run(paths.list(), options, context);
    List<Finding> found = run.screened(context.console().today()).analysis().findings();
    List<Finding> left = withCode(found, Screened.NEVER::contains);
    String text = Baseline.write(withCode(found, code -> !Screened.NEVER.contains(code)));
    if (output == null) {
      context.print(text);
    } else {
      AtomicFile.writeText(target(), text);
    }
    return options.complain(left, run.run(), context).code();
  }

  private static List<Finding> withCode(List<Finding> findings, Predicate<String> wanted) {
    return findings.stream()
        .filter(finding -> wanted.test(finding.code()))
        .collect(Collectors.toList());
  }

  private Path target() {
    try {
      Path file = context.console().cwd().resolve(output);
      if (Files.isRegularFile(file) && Files.size(file) > 0) {
        // Whoever forgets -o's value must not lose a specification.
        BaselineFile.read(output, context.console().cwd());
      }
      return file;
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + output + "` is not the name of a file");
    } catch (java.io.IOException e) {
      throw new CommandFailure("cannot read `" + output + "`: " + Failures.reason(e));
    }
  }
}
