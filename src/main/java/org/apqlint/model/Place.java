package org.apqlint.model;

import java.util.Comparator;

/**
 * A stretch of text in a specification.
 *
 * @param file path as given on the command line, {@code -} for standard input
 * @param line first line, from 1
 * @param column first column, from 1, counted in code points
 * @param endLine line of the end, from 1
 * @param endColumn column after the last code point, from 1
 */
public record Place(String file, int line, int column, int endLine, int endColumn)
    implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column)
          .thenComparingInt(Place::endLine)
          .thenComparingInt(Place::endColumn);

  /** The stretch from the start of this place to the end of the other one, which follows it. */
  public Place to(Place last) {
    return new Place(file, line, column, last.endLine, last.endColumn);
  }

  /** The place without width behind this one. */
  public Place end() {
    return new Place(file, endLine, endColumn, endLine, endColumn);
  }

  /** Whether the other place starts within this one. */
  public boolean contains(Place other) {
    return file.equals(other.file)
        && (line < other.line || line == other.line && column <= other.column)
        && (other.line < endLine || other.line == endLine && other.column < endColumn);
  }

  /** {@code zeus.apq:21:14}, the form that editors and terminals turn into a link. */
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }

  /** {@code zeus.apq:21}, short enough for running text. */
  public String fileAndLine() {
    return file + ":" + line;
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }
}
