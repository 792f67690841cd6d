package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apqlint.model.Matrix;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.html.Anchors.Concern;
import org.apqlint.report.markup.Element;
import org.apqlint.report.svg.MapDrawing;
import org.apqlint.report.svg.MapLegend;

/** The map of a host with its legend, with what the pointer or the keyboard asks, and in words. */
final class MapFigure {

  /** Lines of the map in words; who wants more asks the JSON report. */
  private static final int MOST_LINES = 200;

  /** Blocks of queues that are named in a line. */
  private static final int MOST_BLOCKS = 6;

  private final QueueMap map;
  private final MapDrawing drawing;
  private final int number;

  MapFigure(QueueMap map, int number) {
    this.map = map;
    this.drawing = new MapDrawing(map, number);
    this.number = number;
  }

  /** Nothing for a host without queues but the words that it has none. */
  List<Element> elements(Map<String, Concern> findings) {
    if (map.isEmpty()) {
      return List.of(Element.of("p", "no queues").with("id", Anchors.map(number)));
    }
    String id = Anchors.map(number);
    Element data =
        Element.of("script")
            .with("type", "application/json")
            .with("class", "map-data")
            .code(new MapData(map, drawing.geometry(), findings).json());
    Element figure =
        Html.of("figure", "map")
            .with("id", id)
            .with("aria-labelledby", id + "-h")
            .add(
                Element.of("figcaption")
                    .with("id", id + "-h")
                    .add("queues of " + map.host() + ": adapters down, domains across, in hex"))
            .add(Html.of("div", "canvas").add(svg(id)))
            .add(
                Html.of("div", "answer")
                    .with("hidden", "")
                    .add(
                        Element.of(
                            "p",
                            "Point at a queue to read whose it is and why, or go to the map with Tab and"
                                + " move with the arrow keys.")))
            .add(legend());
    return List.of(figure, data, words());
  }

  private Element svg(String id) {
    return Element.of("svg")
        .with("class", "queue-map")
        .with("width", drawing.width())
        .with("height", drawing.height())
        .with("viewBox", "0 0 " + drawing.width() + " " + drawing.height())
        .with("role", "group")
        .with("aria-labelledby", id + "-h")
        .add(drawing.patterns())
        .add(Element.of("g").with("aria-hidden", true).addAll(drawing.shapes()));
  }

  private Element legend() {
    Element list = Html.of("ul", "legend");
    for (MapLegend.Entry entry : MapLegend.of(map)) {
      Element swatch =
          Element.of("svg")
              .with("class", "queue-map")
              .with("width", 18)
              .with("height", 18)
              .with("aria-hidden", true)
              .addAll(drawing.swatch(entry, 0, 0));
      list.add(Element.of("li").add(swatch).add(Html.span("meaning", entry.meaning())));
    }
    return list;
  }

  /** The same as a table, for who cannot see the map, and where no script runs. */
  private Element words() {
    List<Element> rows = new ArrayList<>();
    List<List<Matrix>> queues = map.queues();
    for (int i = 0; i < map.regions().size() && rows.size() < MOST_LINES; i++) {
      Region region = map.regions().get(i);
      Element why = Element.of("td");
      for (String sentence : region.why()) {
        why.add(Element.of("p", sentence));
      }
      rows.add(
          Element.of("tr")
              .add(
                  Element.of("th")
                      .with("scope", "row")
                      .add(Element.of("code", named(queues.get(i)))))
              .add(Element.of("td", region.what()))
              .add(why));
    }
    int more = map.regions().size() - rows.size();
    String caption = "the map of " + map.host() + " in words";
    Element content =
        Element.of("div")
            .add(Html.table(caption, List.of("queues", "whose they are", "why"), rows));
    if (more > 0) {
      content.add(Element.of("p", "and " + more + " more kinds of queues"));
    }
    return Html.details("The map in words", content);
  }

  private static String named(List<Matrix> queues) {
    String blocks =
        queues.stream().limit(MOST_BLOCKS).map(Matrix::toQueues).collect(Collectors.joining(", "));
    List<String> runs = List.of(blocks.split(", "));
    int more =
        Math.max(0, runs.size() - 2 * MOST_BLOCKS) + Math.max(0, queues.size() - MOST_BLOCKS);
    String shown = runs.stream().limit(2L * MOST_BLOCKS).collect(Collectors.joining(", "));
    return more > 0 ? shown + " …" : shown;
  }
}
