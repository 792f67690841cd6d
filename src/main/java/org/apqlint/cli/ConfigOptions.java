package org.apqlint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.SourceText;
import org.apqlint.report.FindingText;
import org.apqlint.report.Glyphs;
import org.apqlint.report.Look;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.settings.ReadSettings;
import org.apqlint.settings.SettingsFile;
import org.apqlint.settings.SettingsProblem;
import org.apqlint.settings.SettingsReader;
import org.apqlint.syntax.SourceFiles;
import org.apqlint.syntax.UnreadableSourceException;
import picocli.CommandLine.Option;

/** Which configuration a run has. */
final class ConfigOptions {

  private static final String WITHOUT = "; `--no-config` runs without it";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the configuration (default: "
              + SettingsFile.NAME
              + " in the nearest directory that has"
              + " all of the specification in it, or in one above)")
  private String file;

  @Option(names = "--no-config", description = "read no configuration")
  private boolean none;

  /** Reads and analyses a specification, with what the configuration demands of it. */
  ConfiguredRun run(List<String> paths, SpecOptions options, Context context) {
    Configuration configuration = read(paths, options.look(context.console()), context);
    SpecRun run =
        options.read(paths, context, spec -> spec.under(configuration.settings().demands()));
    return new ConfiguredRun(run, configuration);
  }

  /**
   * Finds and reads it. What is wrong with it is said on standard error, all of it.
   *
   * @param paths what the run is about
   * @throws CommandFailure if it cannot be used
   */
  Configuration read(List<String> paths, Look look, Context context) {
    if (none && file != null) {
      throw new CommandFailure("`--config` and `--no-config` contradict each other");
    }
    Path cwd = context.console().cwd();
    Optional<Path> found = none ? Optional.empty() : found(cwd, paths);
    return found.map(path -> read(path, look, context)).orElseGet(() -> Configuration.none(cwd));
  }

  private Optional<Path> found(Path cwd, List<String> paths) {
    if (file != null) {
      try {
        return Optional.of(Path.of(file));
      } catch (InvalidPathException e) {
        throw new CommandFailure("--config `" + file + "` is not the name of a file");
      }
    }
    Optional<Path> nearest = SettingsFile.nearest(cwd, paths);
    nearest
        .flatMap(ConfigOptions::obstacle)
        .ifPresent(
            obstacle -> {
              throw new CommandFailure(
                  "the configuration `" + shown(nearest.get(), cwd) + "` " + obstacle + WITHOUT);
            });
    return nearest.map(path -> shown(path, cwd));
  }

  private static Optional<String> obstacle(Path path) {
    if (path.endsWith(SettingsFile.OTHER_NAME)) {
      return Optional.of("must be called `" + SettingsFile.NAME + "`");
    }
    // A pipe would be waited for. What a link does not lead to is told when it is read.
    return Files.exists(path) && !Files.isRegularFile(path)
        ? Optional.of("is no regular file")
        : Optional.empty();
  }

  /** As seen from the current directory. */
  private static Path shown(Path path, Path cwd) {
    Path here = SettingsFile.absolute(cwd);
    return path.getRoot().equals(here.getRoot()) ? here.relativize(path) : path;
  }

  private Configuration read(Path path, Look look, Context context) {
    Path cwd = context.console().cwd();
    String without = file == null ? WITHOUT : "";
    SourceText text;
    try {
      text = new SourceFiles(cwd).read(path);
    } catch (UnreadableSourceException e) {
      throw new CommandFailure("the configuration " + e.getMessage() + without);
    }
    ReadSettings read = SettingsReader.read(text, RuleCatalogue.load());
    if (!read.problems().isEmpty()) {
      FindingText shown = new FindingText(Map.of(text.file(), text), look);
      read.problems().forEach(one -> context.complain(shown.of(finding(one)) + "\n"));
      throw new CommandFailure("the configuration cannot be used, as said above" + without);
    }
    Path parent = SettingsFile.absolute(cwd.resolve(path)).getParent();
    return new Configuration(read.settings(), Optional.of(text), parent, cwd);
  }

  /** It is shown as a finding is, but no rule has found it. */
  private static Finding finding(SettingsProblem problem) {
    return new Finding(
        "",
        "",
        Severity.ERROR,
        Glyphs.visible(problem.message()),
        problem.place(),
        "",
        problem.related(),
        Optional.empty(),
        problem.help().map(Glyphs::visible),
        "",
        Optional.empty(),
        RefusedBy.NOBODY);
  }
}
