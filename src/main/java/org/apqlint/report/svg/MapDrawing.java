package org.apqlint.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.report.Cell;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.markup.Element;
import org.apqlint.report.svg.MapBlocks.Block;

/**
 * The map of a host as shapes. What a queue is, is told by colour, by pattern and by letter, so
 * that it can be read in print, in grey, and by who sees colours in another way.
 */
public final class MapDrawing {

  /** Colours for mdevs; more mdevs than that share them, and differ by pattern and letter. */
  private static final int COLOURS = 12;

  /** Numbers are written no closer than this. */
  private static final int APART = 15;

  private static final int STRIPE = 16;

  /** The length of a side of a cell of the legend. */
  static final int SWATCH = 18;

  private final QueueMap map;
  private final MapGeometry geometry;
  private final String patterns;
  private final List<Block> blocks;
  private final MapMarks marks;

  /**
   * @param number tells several drawings in one document apart
   */
  public MapDrawing(QueueMap map, int number) {
    this.map = map;
    this.geometry = MapGeometry.of(map);
    this.patterns = "p" + number + "-";
    this.blocks = MapBlocks.of(map, this::kind);
    this.marks =
        geometry.hasLetters() ? MapMarks.none(map, geometry) : MapMarks.of(map, geometry, blocks);
  }

  public MapGeometry geometry() {
    return geometry;
  }

  public int width() {
    return geometry.width() + marks.aside();
  }

  public int height() {
    return geometry.height();
  }

  /** The patterns that {@link #shapes} use. */
  public Element patterns() {
    Element all =
        Element.of("defs")
            .add(pattern(word(Cell.State.FILTERED), 5, "M-1 6L6 -1M-1 1L1 -1M4 6L6 4"))
            .add(pattern(word(Cell.State.HOST), 4, "M0 2h4"))
            .add(pattern(word(Cell.State.UNBOUND), 4, "M1 1h1.5v1.5h-1.5z"))
            .add(pattern(word(Cell.State.CONFLICT), 6, "M0 0L6 6M0 6L6 0"));
    for (int round = 1; round <= (map.holders().size() - 1) / COLOURS; round++) {
      all.add(roundPattern(round));
    }
    return all;
  }

  /** Colours that come again come with lines, which are farther apart each fourth time. */
  private Element roundPattern(int round) {
    int size = 5 + 3 * ((round - 1) / 4);
    String line = "M2 0v" + size;
    String path =
        switch ((round - 1) % 4) {
          case 0 -> line;
          case 1 -> "M1 2h2";
          case 2 -> line + "M0 2h" + size;
          default -> "M0 2h3";
        };
    return pattern("round" + round, size, path);
  }

  private Element pattern(String name, int size, String path) {
    return Element.of("pattern")
        .with("id", patterns + name)
        .with("width", size)
        .with("height", size)
        .with("patternUnits", "userSpaceOnUse")
        .add(
            Element.of("path")
                .with("class", "line-" + name.replaceFirst("[0-9]+", ""))
                .with("d", path));
  }

  /** The map itself: numbers, cells and letters. */
  public List<Element> shapes() {
    List<Element> shapes = new ArrayList<>(fills());
    String grid = grid();
    if (!grid.isEmpty()) {
      shapes.add(Element.of("path").with("class", "grid").with("d", grid));
    }
    shapes.addAll(geometry.hasLetters() ? letters() : marks());
    shapes.addAll(numbers());
    return shapes;
  }

  /** A cell of the legend, with its upper left corner here. */
  public List<Element> swatch(MapLegend.Entry entry, int x, int y) {
    String square = "M" + x + " " + y + "h" + SWATCH + "v" + SWATCH + "h-" + SWATCH + "z";
    List<Element> shapes = new ArrayList<>();
    shapes.add(Element.of("path").with("class", entry.fill()).with("d", square));
    hatches(entry.state(), entry.holder())
        .forEach(name -> shapes.add(hatch(name).with("d", square)));
    Letters letters = new Letters("t-" + word(entry.state()), 11);
    letters.add(entry.symbol(), x + SWATCH / 2.0, y + SWATCH / 2.0);
    shapes.add(letters.element());
    return shapes;
  }

  /** A number for what looks alike: a state, or a state and a colour. */
  private int kind(int row, int column) {
    Region region = map.region(row, column);
    int state = region.state().ordinal();
    return region.state().lettered() ? (region.holder().orElseThrow() + 1) * STRIPE + state : state;
  }

  private static Cell.State state(int kind) {
    return Cell.State.values()[kind % STRIPE];
  }

  private static String word(Cell.State state) {
    return state.toString().toLowerCase(Locale.ROOT);
  }

  /** What cells of that state are painted with; mdevs have colours of their own. */
  static String fill(Cell.State state, int holder) {
    return state.lettered() ? "m" + holder % COLOURS : word(state);
  }

  private static boolean isHatched(Cell.State state) {
    return switch (state) {
      case FILTERED, HOST, UNBOUND, CONFLICT -> true;
      default -> false;
    };
  }

  /** The names of the patterns over the colour. */
  private static List<String> hatches(Cell.State state, int holder) {
    List<String> names = new ArrayList<>();
    if (state.lettered() && holder >= COLOURS) {
      names.add("round" + holder / COLOURS);
    }
    if (isHatched(state)) {
      names.add(word(state));
    }
    return names;
  }

  private List<Element> fills() {
    Map<String, StringBuilder> fills = new TreeMap<>();
    Map<String, StringBuilder> hatches = new TreeMap<>();
    for (Block block : blocks) {
      Cell.State state = state(block.kind());
      int holder = block.kind() / STRIPE - 1;
      String path = path(block);
      fills.computeIfAbsent(fill(state, holder), any -> new StringBuilder()).append(path);
      hatches(state, holder)
          .forEach(name -> hatches.computeIfAbsent(name, any -> new StringBuilder()).append(path));
    }
    List<Element> shapes = new ArrayList<>();
    fills.forEach(
        (fill, path) ->
            shapes.add(Element.of("path").with("class", fill).with("d", path.toString())));
    hatches.forEach((name, path) -> shapes.add(hatch(name).with("d", path.toString())));
    return shapes;
  }

  private Element hatch(String name) {
    return Element.of("path").with("fill", "url(#" + patterns + name + ")");
  }

  private String path(Block block) {
    int width = geometry.x(block.right()) + geometry.cell() - geometry.x(block.left());
    int height = geometry.y(block.bottom()) + geometry.cell() - geometry.y(block.top());
    return "M"
        + geometry.x(block.left())
        + " "
        + geometry.y(block.top())
        + "h"
        + width
        + "v"
        + height
        + "h-"
        + width
        + "z";
  }

  /** Lines between the cells; in a large map only at every sixteenth number. */
  private String grid() {
    StringBuilder path = new StringBuilder();
    for (int column = 1; column < map.domains().size(); column++) {
      if (geometry.hasLetters() || map.domains().get(column) % STRIPE == 0) {
        path.append("M" + geometry.x(column) + " " + MapGeometry.TOP + "V" + (height() - 2));
      }
    }
    for (int row = 1; row < map.adapters().size(); row++) {
      if (geometry.hasLetters() || map.adapters().get(row) % STRIPE == 0) {
        path.append("M" + MapGeometry.LEFT + " " + geometry.y(row) + "H" + (geometry.width() - 2));
      }
    }
    return path.toString();
  }

  // ---- letters

  private List<Element> letters() {
    List<Element> texts = new ArrayList<>();
    for (int row = 0; row < map.adapters().size(); row++) {
      Map<String, Letters> byClass = new TreeMap<>();
      for (int column = 0; column < map.domains().size(); column++) {
        Region region = map.region(row, column);
        letters(byClass, region.state())
            .add(symbol(region), middle(geometry.x(column)), middle(geometry.y(row)));
      }
      byClass.values().forEach(letters -> texts.add(letters.element()));
    }
    return texts;
  }

  /** Letters of blocks, and lines to those that stand beside the map. */
  private List<Element> marks() {
    Map<String, Letters> byClass = new TreeMap<>();
    marks.marks().forEach(mark -> letter(byClass, mark));
    StringBuilder lines = new StringBuilder();
    for (MapMarks.Leader leader : marks.leaders()) {
      letter(byClass, leader.mark());
      int left = (int) leader.mark().x() - 8;
      lines.append(
          "M%d %dL%d %d"
              .formatted((int) leader.x(), (int) leader.y(), left, (int) leader.mark().y()));
    }
    List<Element> shapes = new ArrayList<>();
    if (!lines.isEmpty()) {
      shapes.add(Element.of("path").with("class", "leader").with("d", lines));
    }
    byClass.values().forEach(letters -> shapes.add(letters.element()));
    return shapes;
  }

  private void letter(Map<String, Letters> byClass, MapMarks.Mark mark) {
    letters(byClass, mark.state()).add(mark.symbol(), mark.x(), mark.y());
  }

  private Letters letters(Map<String, Letters> byClass, Cell.State state) {
    return byClass.computeIfAbsent("t-" + word(state), name -> new Letters(name, letterSize()));
  }

  private double letterSize() {
    boolean two = map.holders().size() > 26;
    return geometry.hasLetters() ? geometry.cell() * (two ? 0.5 : 0.6) : MapMarks.SIZE;
  }

  private double middle(int edge) {
    return edge + geometry.cell() / 2.0;
  }

  private String symbol(Region region) {
    return symbol(map, region);
  }

  /** The letter of a cell: that of its mdev, a capital one if it is filtered, or a sign. */
  static String symbol(QueueMap map, Region region) {
    if (!region.state().lettered()) {
      return "" + region.state().symbol();
    }
    String key = map.holders().get(region.holder().orElseThrow()).key();
    return region.state() == Cell.State.FILTERED ? key.toUpperCase(Locale.ROOT) : key;
  }

  // ---- numbers

  private List<Element> numbers() {
    Letters columns = new Letters("number", numberSize());
    int last = -APART;
    for (int column = 0; column < map.domains().size(); column++) {
      if (isNumbered(map.domains(), column, geometry.x(column) - last)) {
        columns.add(
            hex(map.domains().get(column)), middle(geometry.x(column)), MapGeometry.TOP - 9);
        last = geometry.x(column);
      }
    }
    Letters rows = new Letters("number", numberSize());
    last = -APART;
    for (int row = 0; row < map.adapters().size(); row++) {
      if (isNumbered(map.adapters(), row, geometry.y(row) - last)) {
        rows.add(hex(map.adapters().get(row)), MapGeometry.LEFT - 12, middle(geometry.y(row)));
        last = geometry.y(row);
      }
    }
    return List.of(columns.element(), rows.element());
  }

  private double numberSize() {
    return geometry.cell() > 18 ? 12 : 9;
  }

  private boolean isNumbered(List<Integer> ids, int index, int distance) {
    boolean begins = index == 0 || !MapGeometry.follows(ids, index);
    return geometry.hasLetters() || distance >= APART && (begins || ids.get(index) % 16 == 0);
  }

  private static String hex(int id) {
    return String.format("%02x", id);
  }
}
