package org.apqlint.syntax;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apqlint.model.Place;

/** Where statements begin and errors stand in one file; compact, because there may be a million. */
final class Positions {

  private final NavigableSet<Long> errors = new TreeSet<>();
  private final NavigableSet<Long> broken = new TreeSet<>();
  private long[] statements = new long[16];
  private int size;
  private int count;

  private static long key(int line, int column) {
    return (long) line << Integer.SIZE | column;
  }

  private static long start(Place place) {
    return key(place.line(), place.column());
  }

  /** Adds the begin of a statement; they come in the order of the text. */
  void statement(Place first) {
    if (size == statements.length) {
      statements = Arrays.copyOf(statements, 2 * size);
    }
    statements[size++] = start(first);
  }

  /** Marks the statement of this place as broken; false if it is already. */
  boolean breakStatement(Place place) {
    int at = Arrays.binarySearch(statements, 0, size, start(place));
    int before = at >= 0 ? at : -at - 2;
    return broken.add(before < 0 ? 0 : statements[before]);
  }

  /** Adds an error, and yields how many there are now. */
  int error(Place place) {
    errors.add(start(place));
    return ++count;
  }

  /** The lines on which an error begins. */
  Set<Integer> lines() {
    return errors.stream().map(key -> (int) (key >>> Integer.SIZE)).collect(Collectors.toSet());
  }

  boolean anyIn(Place stretch) {
    Long first = errors.ceiling(start(stretch));
    return first != null && first < key(stretch.endLine(), stretch.endColumn());
  }
}
