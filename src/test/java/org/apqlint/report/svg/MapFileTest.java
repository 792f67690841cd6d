package org.apqlint.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.apqlint.Checked;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The map as a file of its own. */
class MapFileTest {

  private static final String HOST =
      """
      host %s {
          kernel 6.12.117
          adapters 0-3, 8
          domains %s
          apmask all but 0-3
          aqmask all but 0-9
          queue 08.0004 absent
      }
      """;

  private static Document map(String text) {
    return Jsoup.parse(
        MapFile.render(Checked.text("a.apq", text).analysis().hosts()), Parser.xmlParser());
  }

  @Test
  void everyQueueIsInOneTitle() {
    Document map = map(HOST.formatted("a", "4-7, 12"));
    List<String> titles = map.select("rect.hit title").eachText();
    assertThat(titles).anyMatch(title -> title.startsWith("00-03.0004-0007: for vfio_ap, in no"));
    assertThat(titles).anyMatch(title -> title.startsWith("08.0004 (8.4): no such queue"));
    // Numbers that are not there part the cells: 4 blocks, and one queue with its neighbours.
    assertThat(area(map)).isEqualTo(25 * 38 * 38);
  }

  private static int area(Document map) {
    return map.select("rect.hit").stream()
        .mapToInt(rect -> number(rect, "width") * number(rect, "height"))
        .sum();
  }

  private static int number(Element rect, String attribute) {
    return Integer.parseInt(rect.attr(attribute));
  }

  @Test
  void mapsOfSeveralHostsStandBelowEachOther() {
    Document map = map(HOST.formatted("a", "4") + HOST.formatted("b", "4-5"));
    assertThat(map.select("text.heading").eachText())
        .containsExactly(
            "host a: adapters down, domains across, in hex",
            "host b: adapters down, domains across, in hex");
    assertThat(map.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    List<Integer> tops =
        map.select("g[transform]").eachAttr("transform").stream()
            .map(text -> Integer.parseInt(text.replaceAll(".* (\\d+)\\)", "$1")))
            .toList();
    assertThat(tops.get(1)).isGreaterThan(tops.get(0) + 5 * 38);
  }

  /** A host with all ids, and mdevs of one adapter each. */
  private static String large(int mdevs, int step, int domains) {
    StringBuilder spec =
        new StringBuilder(
            """
            host a {
                kernel 6.12.117
                adapters 0-255
                domains 0-255
                apmask only 0
                aqmask only 0
                queue 20.0020 unbound
            }
            """);
    for (int i = 0; i < mdevs; i++) {
      spec.append(
          """
          mdev m%1$d on a {
              uuid 62177883-f1bb-47f0-914d-32a22e3a88%1$02d
              adapters %2$d
              domains 10-%3$d
          }
          """
              .formatted(i, 5 + step * i, 9 + domains));
    }
    return spec.toString();
  }

  @ParameterizedTest
  @CsvSource({"20, 4, 4", "20, 1, 1", "60, 2, 1", "60, 1, 200"})
  void allThatLooksDifferentHasAMark(int mdevs, int step, int domains) {
    Document map = map(large(mdevs, step, domains));
    Element drawing = map.selectFirst("g[transform]");
    // One of them has the queue that is not bound, and is filtered.
    String letters =
        String.join(" ", drawing.select("text.t-seen, text.t-filtered").eachText())
            .toLowerCase(Locale.ROOT);
    assertThat(letters.replace(" ", "")).hasSizeGreaterThanOrEqualTo(mdevs * (mdevs > 26 ? 2 : 1));
    for (int i = 0; i < mdevs; i++) {
      String last = "" + (char) ('a' + i % 26);
      assertThat(letters).contains(mdevs > 26 ? (char) ('a' + i / 26) + last : last);
    }
    assertThat(drawing.select("text.t-unbound").text()).isEqualTo("?");
    int width = number(map.selectFirst("svg"), "width");
    for (Element text : drawing.select("text")) {
      for (String x : text.attr("x").split(" ")) {
        assertThat(Double.parseDouble(x)).isBetween(0.0, width - 16.0);
      }
    }
    // Where colours come again, patterns tell their mdevs apart.
    for (int round = 1; round <= (mdevs - 1) / 12; round++) {
      assertThat(drawing.select("path[fill=url(#p1-round" + round + ")]")).hasSize(1);
      assertThat(drawing.select("pattern#p1-round" + round)).hasSize(1);
    }
  }

  @Test
  void readersReachWhatIsInIt() {
    Element root = map(HOST.formatted("a", "4")).selectFirst("svg");
    assertThat(root.attr("role")).isEqualTo("graphics-document document");
    assertThat(root.child(0).outerHtml()).isEqualTo("<title>AP queues of a</title>");
  }

  @Test
  void aHostWithoutQueuesSaysSo() {
    assertThat(map("host a {\n    kernel 6.12\n}\n").select("text").eachText())
        .containsExactly("host a: no queues");
  }

  @Test
  void nothingIsLoaded() {
    String file =
        MapFile.render(Checked.text("a.apq", HOST.formatted("a", "4")).analysis().hosts());
    assertThat(file.replace("xmlns=\"http://www.w3.org/2000/svg\"", ""))
        .doesNotContain("http:", "https:", "href", "<script", "@import");
  }
}
