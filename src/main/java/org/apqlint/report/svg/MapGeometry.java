package org.apqlint.report.svg;

import java.util.List;
import org.apqlint.report.QueueMap;

/**
 * Where the cells of a map are. The more of them there are, the smaller they are; numbers that are
 * not there leave a gap.
 */
public final class MapGeometry {

  static final int LEFT = 30;
  static final int TOP = 20;

  /** From this size on, each cell has its letter. */
  private static final int LETTERED = 13;

  private final int cell;
  private final int gap;
  private final int[] columns;
  private final int[] rows;

  private MapGeometry(QueueMap map) {
    int longest = Math.max(map.adapters().size(), map.domains().size());
    this.cell = size(longest);
    this.gap = Math.max(3, cell / 3);
    this.columns = positions(map.domains(), LEFT);
    this.rows = positions(map.adapters(), TOP);
  }

  /** A large map as a whole is still no wider than a screen. */
  private static int size(int longest) {
    if (longest <= 24) {
      return longest <= 8 ? 38 : 26;
    }
    return longest <= 48 ? 18 : longest <= 100 ? LETTERED : longest <= 200 ? 6 : 5;
  }

  static MapGeometry of(QueueMap map) {
    return new MapGeometry(map);
  }

  private int[] positions(List<Integer> ids, int from) {
    int[] positions = new int[ids.size()];
    int at = from;
    for (int i = 0; i < positions.length; i++) {
      at += follows(ids, i) ? 0 : gap;
      positions[i] = at;
      at += cell;
    }
    return positions;
  }

  /** Whether the number is the one after the number before it. */
  static boolean follows(List<Integer> ids, int index) {
    return index == 0 || ids.get(index) == ids.get(index - 1) + 1;
  }

  /** The length of a side of a cell. */
  public int cell() {
    return cell;
  }

  /** The left edge of a column. */
  public int x(int column) {
    return columns[column];
  }

  /** The upper edge of a row. */
  public int y(int row) {
    return rows[row];
  }

  int width() {
    return columns[columns.length - 1] + cell + 2;
  }

  int height() {
    return rows[rows.length - 1] + cell + 2;
  }

  boolean hasLetters() {
    return cell >= LETTERED;
  }
}
