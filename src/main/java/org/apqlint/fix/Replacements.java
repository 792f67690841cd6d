package org.apqlint.fix;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apqlint.finding.Edit;
import org.apqlint.model.SourceText;

/** Replacements in a text. */
public final class Replacements {

  private Replacements() {}

  /** Whether two of them touch the same characters, or go into the same gap. */
  static boolean overlap(List<Edit.Replace> edits) {
    List<Edit.Replace> sorted = sorted(edits);
    for (int i = 1; i < sorted.size(); i++) {
      if (overlap(sorted.get(i - 1), sorted.get(i))) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether both touch the same characters, or go into the same gap; the first one stands first.
   */
  static boolean overlap(Edit.Replace first, Edit.Replace second) {
    if (!first.place().file().equals(second.place().file())) {
      return false;
    }
    boolean sameStart =
        first.place().line() == second.place().line()
            && first.place().column() == second.place().column();
    return sameStart || first.place().contains(second.place());
  }

  /** The text after these replacements, none of which overlap. */
  public static String apply(SourceText source, Collection<Edit.Replace> edits) {
    StringBuilder out = new StringBuilder();
    String text = source.text();
    int done = 0;
    for (Edit.Replace edit : sorted(edits)) {
      int start = source.offset(edit.place().line(), edit.place().column());
      out.append(text, done, start).append(edit.text());
      done = source.offset(edit.place().endLine(), edit.place().endColumn());
    }
    return out.append(text.substring(done)).toString();
  }

  private static List<Edit.Replace> sorted(Collection<Edit.Replace> edits) {
    return edits.stream().sorted(Comparator.comparing(Edit.Replace::place)).toList();
  }
}
