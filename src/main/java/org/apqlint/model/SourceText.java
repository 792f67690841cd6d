package org.apqlint.model;

import java.util.Arrays;

/** A text that was read, with quick access to its lines. A line ends at each newline. */
public final class SourceText {

  private final String file;
  private final String text;
  private final int[] starts;

  /**
   * Takes a text.
   *
   * @param file path as in {@link Place#file}
   * @param text all of it; a byte order mark at its beginning belongs to no line
   */
  public SourceText(String file, String text) {
    this.file = file;
    this.text = text;
    this.starts = starts(text);
  }

  private static int[] starts(String text) {
    int[] starts = new int[16];
    int lines = 1;
    starts[0] = text.startsWith("\uFEFF") ? 1 : 0;
    for (int at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      if (lines == starts.length) {
        starts = Arrays.copyOf(starts, 2 * lines);
      }
      starts[lines++] = at + 1;
    }
    return Arrays.copyOf(starts, lines);
  }

  public String file() {
    return file;
  }

  public String text() {
    return text;
  }

  /** The number of lines; the part after the last newline is one, also when it is empty. */
  public int lines() {
    return starts.length;
  }

  /** The line of that number, from 1, without its end; empty for a line that is not there. */
  public String line(int number) {
    if (number < 1 || number > starts.length) {
      return "";
    }
    int end = number == starts.length ? text.length() : starts[number] - 1;
    int start = starts[number - 1];
    return text.substring(start, end > start && text.charAt(end - 1) == '\r' ? end - 1 : end);
  }

  /**
   * The offset of a place in the text.
   *
   * @param line from 1; behind the last one is the end of the text
   * @param column from 1, in code points
   */
  public int offset(int line, int column) {
    if (line > starts.length) {
      return text.length();
    }
    int start = starts[line - 1];
    int end = line == starts.length ? text.length() : starts[line];
    int points = Math.min(column - 1, text.codePointCount(start, end));
    return text.offsetByCodePoints(start, points);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceText that && file.equals(that.file) && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return 31 * file.hashCode() + text.hashCode();
  }

  @Override
  public String toString() {
    return file;
  }
}
