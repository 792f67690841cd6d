package org.apqlint.settings;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;

/**
 * Places in a text by the number of the code point. The YAML library counts lines, too, but ends
 * them at more characters than we do.
 */
final class TextPositions {

  private final String file;
  private final String text;
  private final int[] points;
  private final int[] starts;

  private TextPositions(String file, String text) {
    this.file = file;
    this.text = text;
    this.points = text.codePoints().toArray();
    this.starts =
        IntStream.rangeClosed(0, points.length)
            .filter(i -> i == 0 || points[i - 1] == '\n')
            .toArray();
  }

  static TextPositions of(SourceText source) {
    String text = source.text();
    return new TextPositions(source.file(), text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** The text without a byte order mark. */
  String text() {
    return text;
  }

  /** A single character. */
  Place at(int index) {
    return at(index, index + 1);
  }

  /** From one character to before the other; at least one wide, and without blanks at its end. */
  Place at(int from, int to) {
    int end = Math.min(to, points.length);
    while (end > from && Character.isWhitespace(points[end - 1])) {
      end--;
    }
    int first = line(from);
    int last = end > from ? line(end - 1) : first;
    return new Place(
        file,
        first + 1,
        from - starts[first] + 1,
        last + 1,
        Math.max(end, from + 1) - starts[last] + 1);
  }

  private int line(int index) {
    int found = Arrays.binarySearch(starts, index);
    return found < 0 ? -found - 2 : found;
  }
}
