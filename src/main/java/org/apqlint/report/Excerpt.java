package org.apqlint.report;

import org.apqlint.model.Place;

/**
 * A line of source as it is quoted: tabs become blanks, a long line is cut to a window around the
 * place, and the marks under it count terminal cells.
 *
 * @param text the line
 * @param indent cells before the marks
 * @param length cells to mark, at least one
 * @param from where in the text the place begins
 * @param to where in the text it ends
 */
public record Excerpt(String text, int indent, int length, int from, int to) {

  private static final String CUT = "…";

  /** Code points shown of a longer line, where there is room for them. */
  private static final int WINDOW = 140;

  /** Of so many, those shown before the place when the line is cut there. */
  private static final int BEFORE = 40;

  /**
   * The quotation of the first line of that place.
   *
   * @param room cells that there are for it
   */
  public static Excerpt of(String line, Place place, int room) {
    int window = Math.min(WINDOW, room - 2 * CUT.length());
    int points = line.codePointCount(0, line.length());
    int first = Math.min(place.column() - 1, points);
    int last = place.endLine() == place.line() ? Math.min(place.endColumn() - 1, points) : points;
    int from = points > window ? Math.max(0, first - window * BEFORE / WINDOW) : 0;
    int to = points > window ? Math.min(points, from + window) : points;
    int begin = -1;
    int finish = -1;

    StringBuilder out = new StringBuilder(from > 0 ? CUT : "");
    int cells = out.length();
    int indent = cells;
    int end = -1;
    int index = line.offsetByCodePoints(0, from);
    for (int position = from; position < to; position++) {
      if (position == first) {
        indent = cells;
        begin = out.length();
      }
      if (position == last) {
        end = cells;
        finish = out.length();
      }
      int point = line.codePointAt(index);
      index += Character.charCount(point);
      int width = Glyphs.width(point, cells);
      cells += width;
      if (point == '\t') {
        out.append(" ".repeat(width));
      } else {
        out.appendCodePoint(point);
      }
    }
    if (first >= to) {
      indent = cells;
    }
    int length = Math.max(1, (end < 0 ? cells : end) - indent);
    begin = begin < 0 ? out.length() : begin;
    finish = Math.max(begin, finish < 0 ? out.length() : finish);
    return new Excerpt(out + (to < points ? CUT : ""), indent, length, begin, finish);
  }
}
