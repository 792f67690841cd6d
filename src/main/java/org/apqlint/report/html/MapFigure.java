package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.model.Matrix;
import org.apqlint.report.Phrases;
import org.apqlint.report.QueueMap;
import org.apqlint.report.QueueMap.Region;
import org.apqlint.report.html.Anchors.Concern;
import org.apqlint.report.markup.Element;
import org.apqlint.report.svg.MapDrawing;
import org.apqlint.report.svg.MapLegend;

/** The map of a host with its legend, with what the pointer or the keyboard asks, and in words. */
final class MapFigure {

  /** Runs of queues that the map in words names; only a map with no order at all has more. */
  private static final int MOST_RUNS = 20_000;

  /** How wide a drawing may be on paper at its own size. */
  private static final int PAPER = 700;

  private final QueueMap map;
  private final MapDrawing drawing;
  private final int number;

  MapFigure(QueueMap map, int number) {
    this.map = map;
    this.drawing = new MapDrawing(map, number);
    this.number = number;
  }

  /** Nothing for a host without queues but the words that it has none. */
  List<Element> elements(Map<String, Concern> findings, WhyCommand ask) {
    if (map.isEmpty()) {
      return List.of(Element.of("p", "no queues").with("id", Anchors.map(number)));
    }
    String id = Anchors.map(number);
    Element data =
        Element.of("script")
            .with("type", "application/json")
            .with("class", "map-data")
            .code(new MapData(map, drawing.geometry(), findings, ask).json());
    Element figure =
        Html.of("figure", isWide() ? "map across" : "map")
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

  /** Whether it would be small on paper that is higher than wide. */
  private boolean isWide() {
    return drawing.width() > PAPER && drawing.width() > drawing.height();
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
    int left = MOST_RUNS;
    int kinds = 0;
    for (Region region : map.regions()) {
      List<String> runs = runs(queues.get(kinds));
      if (left < runs.size() && left < MOST_RUNS) {
        break;
      }
      rows.add(row(region, runs));
      left -= runs.size();
      kinds++;
    }
    String caption = "the map of " + map.host() + " in words";
    Element content =
        Element.of("div")
            .add(
                Html.table(caption, List.of("queues", "whose they are", "why"), rows)
                    .with("class", "wide in-words"));
    int lacking =
        queues.subList(kinds, queues.size()).stream()
            .flatMap(List::stream)
            .mapToInt(Matrix::size)
            .sum();
    if (lacking > 0) {
      content.add(Prose.of("p", left(lacking)));
    }
    return Html.details("The map in words", content);
  }

  private static String left(int lacking) {
    return Phrases.count(lacking, "queue")
        + " of the map "
        + (lacking == 1 ? "is" : "are")
        + " left out here; `apqlint why` tells about each";
  }

  private static Element row(Region region, List<String> runs) {
    Element why = Element.of("td");
    region.why().forEach(sentence -> why.add(Element.of("p", sentence)));
    return Element.of("tr")
        .add(Element.of("th").with("scope", "row").add(Element.of("code", String.join(", ", runs))))
        .add(Element.of("td", region.what()))
        .add(why);
  }

  private static List<String> runs(List<Matrix> queues) {
    return queues.stream().flatMap(some -> Stream.of(some.toQueues().split(", "))).toList();
  }
}
