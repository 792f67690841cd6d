package org.apqlint.report.svg;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apqlint.report.Cell;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.svg.MapBlocks.Block;

/**
 * Where the letters of a map stand whose cells are too small for one each: in the blocks. All that
 * looks different has one at least, beside the map if there is no room in it.
 */
final class MapMarks {

  /** The size of a letter. */
  static final double SIZE = 9;

  /** Letters that stand in blocks of one row or column, which may be as many as there are cells. */
  private static final int MOST = 2000;

  /** From the map to the first column of letters beside it, and from one to the next. */
  private static final int ASIDE = 26;

  private static final int LINE = 11;

  /**
   * A letter.
   *
   * @param x its middle
   * @param y its middle
   */
  record Mark(String symbol, Cell.State state, double x, double y) {}

  /**
   * A letter beside the map, with the block that it is of.
   *
   * @param x the middle of the block
   * @param y the middle of the block
   */
  record Leader(Mark mark, double x, double y) {}

  private final QueueMap map;
  private final MapGeometry geometry;
  private final List<Mark> marks = new ArrayList<>();
  private final List<Leader> leaders = new ArrayList<>();

  private MapMarks(QueueMap map, MapGeometry geometry) {
    this.map = map;
    this.geometry = geometry;
  }

  static MapMarks of(QueueMap map, MapGeometry geometry, List<Block> blocks) {
    MapMarks marks = new MapMarks(map, geometry);
    marks.place(blocks);
    return marks;
  }

  /** None stands beside another map than a large one. */
  static MapMarks none(QueueMap map, MapGeometry geometry) {
    return new MapMarks(map, geometry);
  }

  List<Mark> marks() {
    return marks;
  }

  List<Leader> leaders() {
    return leaders;
  }

  /** How much wider than the cells the map is. */
  int aside() {
    return leaders.isEmpty() ? 0 : ASIDE * (1 + (leaders.size() - 1) / lines());
  }

  private int lines() {
    return Math.max(1, (geometry.height() - MapGeometry.TOP) / LINE);
  }

  private void place(List<Block> blocks) {
    List<Block> thin = new ArrayList<>();
    Set<Integer> marked = new HashSet<>();
    for (Block block : blocks) {
      int least = isOfNote(state(block)) ? 1 : 5;
      if (block.bottom() - block.top() >= least && block.right() - block.left() >= least) {
        marks.add(mark(block));
        marked.add(block.kind());
      } else {
        thin.add(block);
      }
    }
    thin.sort(Comparator.comparingInt(MapMarks::size).reversed());
    // What has no letter yet comes first; then whatever there is room for.
    List<Block> first = thin.stream().filter(block -> !marked.contains(block.kind())).toList();
    first.forEach(block -> placeOnce(block, marked));
    first.forEach(block -> lead(block, marked));
    thin.stream()
        .filter(block -> isOfNote(state(block)))
        .limit(MOST)
        .filter(this::hasRoom)
        .forEach(block -> marks.add(mark(block)));
  }

  /** Whether it is to be told from what is around it, or is what is around the rest. */
  private static boolean isOfNote(Cell.State state) {
    return switch (state) {
      case SEEN, FILTERED, UNBOUND, CONFLICT -> true;
      case HOST, FREE, ABSENT -> false;
    };
  }

  private void placeOnce(Block block, Set<Integer> marked) {
    if (!marked.contains(block.kind()) && hasRoom(block)) {
      marks.add(mark(block));
      marked.add(block.kind());
    }
  }

  private void lead(Block block, Set<Integer> marked) {
    if (!marked.add(block.kind())) {
      return;
    }
    Mark inside = mark(block);
    int line = leaders.size() % lines();
    int column = leaders.size() / lines();
    Mark beside =
        new Mark(
            inside.symbol(),
            inside.state(),
            geometry.width() + ASIDE * (column + 0.5),
            MapGeometry.TOP + LINE * (line + 0.5));
    leaders.add(new Leader(beside, inside.x(), inside.y()));
  }

  private Cell.State state(Block block) {
    return map.region(block.top(), block.left()).state();
  }

  private static int size(Block block) {
    return (block.bottom() - block.top() + 1) * (block.right() - block.left() + 1);
  }

  /** Whether a letter in the middle of the block would touch no other. */
  private boolean hasRoom(Block block) {
    Mark mark = mark(block);
    double width = SIZE * Letters.ADVANCE;
    return marks.stream()
        .noneMatch(
            other ->
                Math.abs(other.y() - mark.y()) < SIZE
                    && Math.abs(other.x() - mark.x())
                        < width * (other.symbol().length() + mark.symbol().length()) / 2);
  }

  private Mark mark(Block block) {
    Region region = map.region(block.top(), block.left());
    double x = (geometry.x(block.left()) + geometry.x(block.right()) + geometry.cell()) / 2.0;
    double y = (geometry.y(block.top()) + geometry.y(block.bottom()) + geometry.cell()) / 2.0;
    return new Mark(MapDrawing.symbol(map, region), region.state(), x, y);
  }
}
