package org.apqlint.report.svg;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntBinaryOperator;
import org.apqlint.report.QueueMap;

/** Rectangles of equal cells, so that a large map is drawn with few of them. */
final class MapBlocks {

  /** Rows and columns by position, the last ones included. */
  record Block(int kind, int top, int left, int bottom, int right) {

    private Block downTo(int row) {
      return new Block(kind, top, left, row, right);
    }
  }

  private record Run(int kind, int left, int right) {}

  private MapBlocks() {}

  /**
   * All cells in rectangles; none spans a number that is not there.
   *
   * @param kind what must be equal, by row and column
   */
  static List<Block> of(QueueMap map, IntBinaryOperator kind) {
    List<Block> done = new ArrayList<>();
    Map<Run, Block> open = new HashMap<>();
    for (int row = 0; row < map.adapters().size(); row++) {
      Map<Run, Block> next = new HashMap<>();
      boolean goesOn = row > 0 && MapGeometry.follows(map.adapters(), row);
      for (Run run : runs(map, row, kind)) {
        Block above = goesOn ? open.remove(run) : null;
        next.put(
            run,
            above == null
                ? new Block(run.kind(), row, run.left(), row, run.right())
                : above.downTo(row));
      }
      done.addAll(open.values());
      open = next;
    }
    done.addAll(open.values());
    done.sort(
        java.util.Comparator.comparingInt(Block::top)
            .thenComparingInt(Block::left)
            .thenComparingInt(Block::bottom));
    return done;
  }

  private static List<Run> runs(QueueMap map, int row, IntBinaryOperator kind) {
    List<Run> runs = new ArrayList<>();
    int columns = map.domains().size();
    int left = 0;
    for (int column = 1; column <= columns; column++) {
      int current = kind.applyAsInt(row, left);
      if (column == columns
          || !MapGeometry.follows(map.domains(), column)
          || kind.applyAsInt(row, column) != current) {
        runs.add(new Run(current, left, column - 1));
        left = column;
      }
    }
    return runs;
  }
}
