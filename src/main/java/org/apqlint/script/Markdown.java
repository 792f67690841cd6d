package org.apqlint.script;

import java.util.List;
import org.apqlint.finding.Finding;

/** Pieces of the pages that stand beside scripts. */
final class Markdown {

  private Markdown() {}

  /** Text that is shown as it is, wherever it stands in a page. */
  static String cell(String text) {
    return Quote.line(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("([\\\\`*_{}\\[\\]()#+!|~$])", "\\\\$1");
  }

  /** A list of findings; nothing where there are none. */
  static String findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\nWhat apqlint found:\n\n");
    for (Finding finding : findings) {
      text.append("* ")
          .append(finding.severity())
          .append(' ')
          .append(finding.code())
          .append(", ")
          .append(cell(finding.place() + ": " + finding.message()))
          .append('\n');
    }
    return text.toString();
  }
}
