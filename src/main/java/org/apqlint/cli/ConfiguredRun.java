package org.apqlint.cli;

import java.time.LocalDate;
import java.util.Optional;
import org.apqlint.report.ReportInput;

/**
 * A run of which a configuration decides what is reported. What accepts findings comes in order:
 * first the comments of the text, then levels, last a baseline, which knows what is left.
 */
record ConfiguredRun(SpecRun run, Configuration configuration) {

  /** What comments and levels leave. */
  Screened screened(LocalDate today) {
    return configuration.apply(run.screened(today));
  }

  /** What is to be reported on that day, but for what a baseline knows. */
  ReportInput reportInput(LocalDate today, Optional<BaselineFile> baseline) {
    Screened levelled = screened(today);
    Screened rest = baseline.map(file -> file.apply(levelled)).orElse(levelled);
    return new ReportInput(
        rest.analysis(),
        run.spec().changes(),
        baseline.map(file -> file.among(run.sources())).orElse(run.sources()),
        rest.suppressed(),
        configuration.background(run.analysis()));
  }
}
