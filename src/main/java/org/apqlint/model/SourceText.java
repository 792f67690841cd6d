package org.apqlint.model;

/**
 * The text of one file of a specification, for quoting its lines.
 *
 * @param file as places name it
 * @param text its whole content
 */
public record SourceText(String file, String text) {

  /** The line of that number, from 1, without its end; empty if the text has no such line. */
  public String line(int number) {
    int start = 0;
    for (int i = 1; i < number; i++) {
      int end = text.indexOf('\n', start);
      if (end < 0) {
        return "";
      }
      start = end + 1;
    }
    int end = text.indexOf('\n', start);
    String line = text.substring(start, end < 0 ? text.length() : end);
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
