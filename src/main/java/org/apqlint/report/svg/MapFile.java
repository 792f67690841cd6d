package org.apqlint.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.markup.Element;
import org.apqlint.report.markup.Markup;
import org.apqlint.report.svg.MapBlocks.Block;

/** The maps of all hosts, one below the other, as a file of SVG: a viewer shows why on hovering. */
public final class MapFile {

  private static final int MARGIN = 16;
  private static final int HEADING = 28;
  private static final int LINE = 24;
  private static final int NARROWEST = 560;

  /** About how wide a letter of the legend is. */
  private static final double LETTER = 7.2;

  /** How much text there is on hovering at most; then it tells whose a queue is, and not why. */
  private static final int MOST = 1_500_000;

  private final List<Element> shapes = new ArrayList<>();
  private int width = NARROWEST;
  private int y = MARGIN;
  private int told;

  private MapFile() {}

  /** The document. */
  public static String render(List<HostAnalysis> hosts) {
    MapFile file = new MapFile();
    for (HostAnalysis host : hosts) {
      file.host(QueueMap.of(host), hosts.indexOf(host) + 1);
    }
    return Markup.xml(file.document(hosts));
  }

  private Element document(List<HostAnalysis> hosts) {
    String names = hosts.stream().map(host -> host.host().name()).collect(Collectors.joining(", "));
    int height = y + MARGIN;
    return Element.of("svg")
        .with("xmlns", "http://www.w3.org/2000/svg")
        .with("class", "queue-map")
        .with("width", width)
        .with("height", height)
        .with("viewBox", "0 0 " + width + " " + height)
        // Not an image: of one, only its name is read out, and not whose the queues are.
        .with("role", "graphics-document document")
        .add(Element.of("title", "AP queues of " + (hosts.isEmpty() ? "no host" : names)))
        .add(Element.of("style").code("\n" + MapStyle.sheet()))
        .add(Element.of("rect").with("class", "paper").with("width", width).with("height", height))
        .addAll(shapes);
  }

  private void host(QueueMap map, int number) {
    boolean empty = map.isEmpty();
    String heading =
        "host " + map.host() + (empty ? ": no queues" : ": adapters down, domains across, in hex");
    shapes.add(words("heading", 16, MARGIN, y + 16, heading));
    y += HEADING;
    if (empty) {
      return;
    }
    MapDrawing drawing = new MapDrawing(map, number);
    shapes.add(
        Element.of("g")
            .with("transform", "translate(" + MARGIN + " " + y + ")")
            .add(drawing.patterns())
            .addAll(drawing.shapes())
            .addAll(titles(map, drawing.geometry())));
    width = Math.max(width, drawing.width() + 2 * MARGIN);
    y += drawing.height() + MARGIN;
    for (MapLegend.Entry entry : MapLegend.of(map)) {
      shapes.addAll(drawing.swatch(entry, MARGIN, y));
      shapes.add(words("words", 13, MARGIN + LINE + 4, y + 13, entry.meaning()));
      int end = MARGIN + LINE + (int) (entry.meaning().length() * LETTER) + MARGIN;
      width = Math.max(width, Math.min(end, 4 * NARROWEST));
      y += LINE;
    }
    y += MARGIN;
  }

  private static Element words(String kind, int size, int x, int y, String text) {
    return Element.of("text")
        .with("class", kind)
        .with("font-size", size)
        .with("x", x)
        .with("y", y)
        .add(text);
  }

  /** What a viewer shows when the pointer is over queues that are alike. */
  private List<Element> titles(QueueMap map, MapGeometry geometry) {
    return MapBlocks.of(map, map::number).stream()
        .map(
            block ->
                Element.of("rect")
                    .with("class", "hit")
                    .with("x", geometry.x(block.left()))
                    .with("y", geometry.y(block.top()))
                    .with(
                        "width",
                        geometry.x(block.right()) + geometry.cell() - geometry.x(block.left()))
                    .with(
                        "height",
                        geometry.y(block.bottom()) + geometry.cell() - geometry.y(block.top()))
                    .add(Element.of("title").lines(title(map, block))))
        .toList();
  }

  private String title(QueueMap map, Block block) {
    Region region = map.region(block.top(), block.left());
    List<Integer> apids = map.adapters().subList(block.top(), block.bottom() + 1);
    List<Integer> apqis = map.domains().subList(block.left(), block.right() + 1);
    Matrix queues = new Matrix(IdSet.of(apids), IdSet.of(apqis));
    StringBuilder title =
        new StringBuilder(queues.toQueues())
            .append(queues.size() == 1 ? " (" + queues.first().decimal() + ")" : "")
            .append(": ")
            .append(region.what());
    if (told < MOST) {
      region.why().forEach(why -> title.append('\n').append(why));
    }
    told += title.length();
    return title.toString();
  }
}
