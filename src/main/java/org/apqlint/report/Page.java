package org.apqlint.report;

/**
 * Text output in the making. Everything passes through here, so no name or comment of a
 * specification can send control characters to a terminal.
 */
final class Page {

  private final StringBuilder out = new StringBuilder();
  private final boolean colour;

  Page(boolean colour) {
    this.colour = colour;
  }

  /** Adds text as it is, but for control characters. */
  Page add(String text) {
    out.append(Glyphs.visible(text));
    return this;
  }

  /** Adds text in a colour, if this page has colours. */
  Page add(Ink ink, String text) {
    String visible = Glyphs.visible(text);
    out.append(colour && !visible.isEmpty() ? ink.paint(visible) : visible);
    return this;
  }

  /** Ends the line; no line ends in blanks. */
  Page end() {
    int length = out.length();
    while (length > 0 && out.charAt(length - 1) == ' ') {
      length--;
    }
    out.setLength(length);
    out.append('\n');
    return this;
  }

  /** Adds a whole line. */
  Page line(String text) {
    return add(text).end();
  }

  boolean isEmpty() {
    return out.isEmpty();
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
