package org.apqlint.report;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;

/**
 * What a configuration adds to a report, and takes from it.
 *
 * @param text the configuration, which findings about policies quote; it is not checked itself
 * @param off the findings of rules that are off
 */
public record Configured(Optional<SourceText> text, List<Finding> off) {

  /** There is no configuration. */
  public static final Configured NOT = new Configured(Optional.empty(), List.of());

  public Configured {
    off = List.copyOf(off);
  }
}
