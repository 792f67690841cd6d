package org.apqlint.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.model.SourceText;
import org.apqlint.report.Glyphs;
import org.apqlint.report.RuleCatalogue;
import org.apqlint.settings.SettingsFile;
import org.apqlint.settings.SettingsJson;
import org.apqlint.settings.SettingsYaml;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apqlint config show}: the configuration that a check of these files would have. */
@Command(
    name = "show",
    description =
        "Print the configuration that a check of these files has, and where each value comes from.",
    exitCodeList = {
      "0:done",
      "2:a wrong command line, or something that cannot be read or written"
    })
final class ConfigShowCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      arity = "0..*",
      paramLabel = "SPEC",
      description = "files, directories, or - (default: the current directory)")
  private List<String> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Word.class,
      description = "text, which is YAML, or json (default: text)")
  private Format format = Format.TEXT;

  @Mixin private ConfigOptions config;

  @Mixin private ColourOption colour;

  ConfigShowCommand(Context context) {
    this.context = context;
  }

  /** A slip in a path would show the configuration of another directory. */
  private void mustExist(String path) {
    try {
      if (!path.equals("-") && !Files.exists(context.console().cwd().resolve(path))) {
        throw new CommandFailure("cannot read `" + path + "`: no such file or directory");
      }
    } catch (InvalidPathException e) {
      throw new CommandFailure("`" + path + "` is not the name of a file");
    }
  }

  @Override
  public Integer call() {
    paths.forEach(this::mustExist);
    Configuration found =
        config.read(paths.isEmpty() ? List.of("") : paths, colour.look(context.console()), context);
    Optional<String> file = found.text().map(SourceText::file);
    RuleCatalogue rules = RuleCatalogue.load();
    String usual = Configuration.USUAL.name().toLowerCase(Locale.ROOT);
    context.print(
        format == Format.JSON
            ? SettingsJson.of(found.settings(), file, usual, rules)
            : "# "
                + file.map(Glyphs::visible).orElse("there is no " + SettingsFile.NAME)
                + "\n"
                + SettingsYaml.of(found.settings(), usual, rules));
    return ExitCode.CLEAN.code();
  }
}
