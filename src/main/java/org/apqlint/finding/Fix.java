package org.apqlint.finding;

import java.util.List;

/**
 * A way to mend a finding: edits that are made together or not at all.
 *
 * @param title what it does, as a command in lower case without a full stop
 * @param safety whether it may be made without asking
 */
public record Fix(String title, Safety safety, List<Edit> edits) {
  public Fix {
    edits = List.copyOf(edits);
  }

  /** Whether its edits are places and texts, so that it can be shown and made. */
  public boolean isSpelled() {
    return edits.stream().allMatch(Edit.Replace.class::isInstance);
  }

  /** Its edits as places and texts; only for one that is spelled. */
  public List<Edit.Replace> replacements() {
    return edits.stream().map(Edit.Replace.class::cast).toList();
  }
}
