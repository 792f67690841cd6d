package org.apqlint.report.svg;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.report.Cell;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;

/** What the colours, patterns and letters of a map mean, as far as it has them. */
public final class MapLegend {

  /**
   * A line of the legend.
   *
   * @param symbol the letter
   * @param state what a cell with it is
   * @param holder the position of the mdev; of a state, that of the first
   * @param fill the class of its colour
   */
  public record Entry(String symbol, Cell.State state, int holder, String fill, String meaning) {}

  private MapLegend() {}

  /** Its lines: the mdevs, what a capital letter means, and the signs. */
  public static List<Entry> of(QueueMap map) {
    Set<Cell.State> states = EnumSet.noneOf(Cell.State.class);
    Set<Integer> holders = new TreeSet<>();
    for (Region region : map.regions()) {
      states.add(region.state());
      if (region.state().lettered()) {
        holders.add(region.holder().orElseThrow());
      }
    }
    List<Entry> entries = new ArrayList<>();
    for (int holder : holders) {
      QueueMap.Holder mdev = map.holders().get(holder);
      entries.add(
          new Entry(
              mdev.key(),
              Cell.State.SEEN,
              holder,
              MapDrawing.fill(Cell.State.SEEN, holder),
              mdev.words()));
    }
    for (Cell.State state : states) {
      if (state == Cell.State.FILTERED) {
        entries.add(
            new Entry(
                "A",
                state,
                0,
                MapDrawing.fill(state, 0),
                "a capital letter: assigned, filtered, and not seen by the guest"));
      } else if (!state.lettered()) {
        entries.add(
            new Entry("" + state.symbol(), state, 0, MapDrawing.fill(state, 0), state.meaning()));
      }
    }
    return entries;
  }
}
