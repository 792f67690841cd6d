package org.apqlint.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.model.Acceptance;
import org.apqlint.model.SourceText;
import org.apqlint.report.Configured;
import org.apqlint.settings.Level;
import org.apqlint.settings.Settings;
import org.apqlint.settings.SettingsFile;

/**
 * The configuration of a run, and what it makes of findings. Only the report of a check is made
 * with it: verdicts, refusals and scripts look at all findings, each as severe as its rule has it.
 *
 * @param text the file; empty if there is none
 * @param directory the directory of the file, which paths in it are relative to
 * @param cwd the directory that the paths of findings are relative to
 */
record Configuration(Settings settings, Optional<SourceText> text, Path directory, Path cwd) {

  /** The threshold where nobody says another. */
  static final FailOn USUAL = FailOn.ERROR;

  /** Nothing is configured. */
  static Configuration none(Path cwd) {
    return new Configuration(Settings.NONE, Optional.empty(), cwd, cwd);
  }

  /** The findings that are left, each as severe as is configured; also those that are accepted. */
  Screened apply(Screened found) {
    Map<Finding, Acceptance> suppressed = new LinkedHashMap<>();
    found
        .suppressed()
        .forEach((finding, by) -> apply(finding).ifPresent(one -> suppressed.put(one, by)));
    Analysis analysis = found.analysis();
    return new Screened(
        new Analysis(
            analysis.hosts(),
            analysis.migrations(),
            analysis.findings().stream().map(this::apply).flatMap(Optional::stream).toList()),
        suppressed);
  }

  /** What the report must know beside the findings that are left. */
  Configured background(Analysis all) {
    return new Configured(
        text, all.findings().stream().filter(finding -> apply(finding).isEmpty()).toList());
  }

  /** The threshold: that of the command line, of the file, or the usual one. */
  FailOn failOn(Optional<FailOn> typed) {
    return typed
        .or(
            () ->
                settings
                    .failOn()
                    .map(found -> FailOn.valueOf(found.word().toUpperCase(Locale.ROOT))))
        .orElse(USUAL);
  }

  private Optional<Finding> apply(Finding finding) {
    Optional<Level> level = settings.level(finding.code(), path(finding.place().file()));
    return level.isEmpty()
        ? Optional.of(finding)
        : level.get().severity().map(finding::withSeverity);
  }

  /** A file as seen from the directory of the configuration, if it is below that. */
  private Optional<String> path(String file) {
    if (file.equals("-") || settings.paths().isEmpty()) {
      return Optional.empty();
    }
    Path top = SettingsFile.absolute(directory);
    Path path = SettingsFile.absolute(cwd.resolve(file));
    if (!path.startsWith(top)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>();
    top.relativize(path).forEach(part -> parts.add(part.toString()));
    return Optional.of(String.join("/", parts));
  }
}
