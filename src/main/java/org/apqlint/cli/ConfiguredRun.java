package org.apqlint.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.fix.SpelledFixes;
import org.apqlint.model.SourceText;
import org.apqlint.report.ReportInput;

/**
 * A run of which a configuration decides what is reported. What accepts findings comes in order:
 * first the comments of the text, then levels, last a baseline, which knows what is left.
 */
record ConfiguredRun(SpecRun run, Configuration configuration) {

  /** The same run on other texts of its files. */
  ConfiguredRun again(
      List<String> paths, Map<String, SourceText> texts, SpecOptions options, Context context) {
    SpecRun other =
        options.again(
            paths, context, spec -> spec.under(configuration.settings().demands()), texts);
    return new ConfiguredRun(other, configuration);
  }

  /** What comments and levels leave. */
  Screened screened(LocalDate today) {
    return configuration.apply(run.screened(today));
  }

  /** What is to be reported on that day, but for what a baseline knows. */
  ReportInput reportInput(LocalDate today, Optional<BaselineFile> baseline) {
    Screened levelled = screened(today);
    Screened rest = baseline.map(file -> file.apply(levelled)).orElse(levelled);
    List<Finding> spelled = SpelledFixes.of(rest.analysis().findings(), run.sources());
    return new ReportInput(
        new Analysis(rest.analysis().hosts(), rest.analysis().migrations(), spelled),
        run.spec().changes(),
        baseline.map(file -> file.among(run.sources())).orElse(run.sources()),
        rest.suppressed(),
        configuration.background(run.analysis()));
  }
}
