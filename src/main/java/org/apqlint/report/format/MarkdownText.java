package org.apqlint.report.format;

import java.util.List;
import org.apqlint.report.Glyphs;

/** Words within Markdown that are to be read as they are, whatever a name holds. */
final class MarkdownText {

  /** Characters that begin markup within a line. */
  private static final String MARKUP = "\\`*_[]#|~";

  private MarkdownText() {}

  /** The text as it may stand in a line, or in a cell of a table. */
  static String of(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    String visible = Glyphs.visible(text);
    for (int i = 0; i < visible.length(); i++) {
      char letter = visible.charAt(i);
      switch (letter) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        // Forges make formulas of the one, and users and mail addresses of the other.
        case '$' -> out.append("&#36;");
        case '@' -> out.append("@<!-- -->");
        // An address is not to become a link.
        case ':' -> out.append(visible.startsWith("//", i + 1) ? "\\:" : ":");
        case '.' -> out.append(isWww(visible, i) ? "\\." : ".");
        default -> out.append(MARKUP.indexOf(letter) >= 0 ? "\\" : "").append(letter);
      }
    }
    return out.toString();
  }

  private static boolean isWww(String text, int dot) {
    return dot >= 3 && text.regionMatches(true, dot - 3, "www", 0, 3);
  }

  /** Lines as they are, in a block that none of them can end. */
  static String block(List<String> lines) {
    int longest = 0;
    for (String line : lines) {
      int run = 0;
      for (int i = 0; i < line.length(); i++) {
        run = line.charAt(i) == '`' ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    String fence = "`".repeat(Math.max(3, longest + 1));
    return fence + "text\n" + String.join("\n", lines) + "\n" + fence + "\n";
  }
}
