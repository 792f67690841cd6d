package org.apqlint.report.svg;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.Checked;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

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
