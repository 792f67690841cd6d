package org.apqlint.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.model.Place;
import org.apqlint.model.Suppression;
import org.apqlint.report.HostScript;
import org.apqlint.report.ReportInput;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page that shows a report to people who decide. */
class HtmlReportTest {

  private static final Path SAMPLES = Path.of("samples");

  static Stream<Path> scenarios() throws IOException {
    try (Stream<Path> entries = Files.list(SAMPLES)) {
      return entries
          .filter(Files::isDirectory)
          .flatMap(HtmlReportTest::specifications)
          .sorted()
          .toList()
          .stream();
    }
  }

  private static Stream<Path> specifications(Path scenario) {
    try (Stream<Path> files = Files.list(scenario)) {
      return files.filter(file -> file.toString().endsWith(".apq")).toList().stream();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static ReportInput input(Checked checked) {
    return new ReportInput(checked.analysis(), checked.spec().changes(), checked.sources());
  }

  private static ReportInput input(Path file) {
    return input(Checked.files(Path.of(""), List.of(file.toString())));
  }

  private static String render(ReportInput input) {
    return new HtmlReport().render(input);
  }

  private static Document page(ReportInput input) {
    return Jsoup.parse(render(input));
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aPageIsSound(Path file) {
    ReportInput input = input(file);
    String html = render(input);
    assertThat(render(input)).isEqualTo(html);
    assertThat(problems(html)).isEmpty();
    Document page = Jsoup.parse(html);
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(ids)
        .containsAll(
            page.select("a[href]").eachAttr("href").stream().map(to -> to.substring(1)).toList());
    assertThat(ids).containsAll(page.select("[aria-labelledby]").eachAttr("aria-labelledby"));
    assertThat(page.select("main, header, h1")).hasSize(3);
    assertThat(page.select("h1, h2, h3").eachText()).doesNotContain("");
    assertThat(page.select("article.finding").eachAttr("data-code"))
        .containsExactlyElementsOf(
            input.analysis().findings().stream().map(Finding::code).toList());
  }

  /** Three mdevs that take the same queue, so that two findings say the same of it. */
  private static final String THREE =
      """
      host zeus {
          kernel 6.12.117
          adapters 5, 6
          domains 4-7
          apmask all but 5, 6
          aqmask all but 4-7
      }
      mdev one on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4-6
      }
      mdev two on zeus {
          uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
          adapters 5
          domains 4
      }
      mdev three on zeus {
          uuid 5d1e6b2f-5d8e-4f43-8d8e-6d5e4c3b2a19
          adapters 5
          domains 4
      }
      guest first on zeus {
          uses one
      }
      guest second on zeus {
          uses two
      }
      """;

  @Test
  void findingsThatSayTheSameAreStillTwo() {
    Document page = page(input(Checked.text("zeus.apq", THREE)));
    List<String> ids = page.select("article.finding").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(page.select("article.finding[data-code=AP201]")).hasSize(3);
    List<String> linked =
        page.select("article.card:has(h3:contains(mdev three)) .links a:contains(AP201)")
            .eachAttr("href");
    assertThat(linked).hasSize(2).doesNotHaveDuplicates();
    assertThat(ids).contains(linked.get(0).substring(1), linked.get(1).substring(1));
  }

  @Test
  void aConflictIsTiedToBothParties() {
    Document page = page(input(Checked.text("zeus.apq", THREE)));
    Element conflict = page.selectFirst("article.finding[data-code=AP201]");
    assertThat(conflict.select(".links a").eachText()).contains("guest first", "guest second");
    for (String guest : List.of("first", "second")) {
      Element card = page.selectFirst("article.card:has(h3:contains(guest " + guest + "))");
      assertThat(card.select(".links a").eachAttr("href")).contains("#" + conflict.id());
      assertThat(card.select(".verdict").eachText())
          .containsExactly("all of it, but the kernel refuses what is declared");
      assertThat(card.select(".verdict.good")).isEmpty();
      assertThat(card.select("dd:has(.verdict) a").eachText()).containsExactly("AP201");
    }
  }

  /** What an HTML parser that is strict about tags says of it. */
  private static List<String> problems(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Jsoup.parse(html, parser);
    return parser.getErrors().stream().map(Object::toString).toList();
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void aPageNamesNoAddress(Path file) {
    Document page = page(input(file));
    // What somebody wrote may be one, and is text.
    page.select("p, dd, td, th, h1, h2, h3, code, q, figcaption, summary, script[type]").remove();
    assertThat(page.outerHtml()).doesNotContainIgnoringCase("://", "url(h", "@import", "src=");
  }

  @Test
  void thePolicyAllowsOnlyWhatIsInThePage() throws Exception {
    Document page = page(input(SAMPLES.resolve("three-guests/zeus.apq")));
    String policy = page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");
    assertThat(policy)
        .startsWith("default-src 'none'; ")
        .contains("style-src 'sha256-" + hash(page.selectFirst("style").data()) + "';")
        .contains("script-src 'sha256-" + hash(page.selectFirst("script:not([type])").data()))
        .doesNotContain("unsafe");
    // The policy comes before what it is about.
    assertThat(page.head().children())
        .extracting(Element::tagName)
        .startsWith("meta", "meta")
        .endsWith("title", "style");
    assertThat(page.select("[style], [onclick], [onload]")).isEmpty();
  }

  private static String hash(String text) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aGuestHasWhatItAsksForAndGetsAndWhy() {
    Document page = page(input(SAMPLES.resolve("matrix-and-guest-matrix/zeus.apq")));
    assertThat(page.select("article.card h3").eachText())
        .allMatch(heading -> heading.startsWith("guest ") || heading.startsWith("mdev "));
    Map<String, String> facts = facts(page.selectFirst("article.card:has(dt:contains(because))"));
    assertThat(facts.get("gets")).startsWith("only ");
    assertThat(facts.get("because")).contains("not bound to vfio_ap");
    assertThat(facts.get("APM in hex")).matches("0x[0-9a-f]{64}");
    assertThat(facts).containsKeys("AQM in hex", "ADM in hex", "mdev", "state");
  }

  private static Map<String, String> facts(Element card) {
    Map<String, String> facts = new HashMap<>();
    card.select("dt").forEach(dt -> facts.put(dt.text(), dt.nextElementSibling().text()));
    return facts;
  }

  @Test
  void aConflictOfManyQueuesIsFoundFromEachOfThem() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host zeus {
                kernel 6.12.117
                adapters 5, 6
                domains 4-7
                apmask all but 5, 6
                aqmask all but 4-7
            }
            mdev one on zeus {
                uuid 62177883-f1bb-47f0-914d-32a22e3a8804
                adapters 5, 6
                domains 4-6
            }
            mdev two on zeus {
                uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
                adapters 5, 6
                domains 5-7
            }
            """);
    String data = page(input(checked)).selectFirst("script.map-data").data();
    assertThat(data)
        .contains("\"code\":\"AP201\"", "\"queues\":[[[5,6],[5,6]]]")
        .contains("\"rows\":[[1,0,2,1,1,2],[1,");
  }

  @Test
  void theScriptIsShownAsItIs() {
    Document page =
        page(
            input(SAMPLES.resolve("three-guests/zeus.apq"))
                .with(() -> List.of(script(Optional.of("#!/bin/bash\necho \"<&\"\n"), "why"))));
    assertThat(page.selectFirst("details:contains(script) pre").wholeText())
        .isEqualTo("#!/bin/bash\necho \"<&\"\n");
    assertThat(page.select(".refused")).isEmpty();
    assertThat(page.selectFirst(".overall").text())
        .isEqualTo("It works, with 1 warning to look at");
  }

  @Test
  void aRefusedScriptSaysWhy() {
    Document page =
        page(
            input(SAMPLES.resolve("three-guests/zeus.apq"))
                .with(() -> List.of(script(Optional.empty(), "the kernel would refuse `x`"))));
    assertThat(page.selectFirst(".refused").text())
        .isEqualTo("No script apqlint script prints none: the kernel would refuse `x`");
    assertThat(page.selectFirst(".overall").text())
        .isEqualTo("Not as it stands; apqlint script prints nothing for host zeus");
  }

  private static HostScript script(Optional<String> text, String reason) {
    return new HostScript("zeus", text, List.of(), Optional.of(reason).filter(r -> text.isEmpty()));
  }

  @Test
  void scriptsAreMadeOnce() {
    AtomicInteger asked = new AtomicInteger();
    ReportInput input =
        input(SAMPLES.resolve("three-guests/zeus.apq"))
            .with(
                () -> {
                  asked.incrementAndGet();
                  return List.of();
                });
    render(input);
    assertThat(asked).hasValue(1);
  }

  @Test
  void whatIsSuppressedStandsApartWithItsReason() {
    ReportInput open = input(SAMPLES.resolve("formats/zeus.apq"));
    Finding finding = open.analysis().findings().get(0);
    Place place = new Place("zeus.apq", 3, 1, 3, 9);
    Suppression by =
        new Suppression(
            List.of(finding.code()),
            "until the card arrives",
            Optional.of(LocalDate.of(2027, 1, 31)),
            place,
            Optional.of(place),
            Optional.empty());
    List<Finding> others =
        open.analysis().findings().stream().filter(some -> some != finding).toList();
    Document page =
        page(
            new ReportInput(
                new Analysis(open.analysis().hosts(), List.of(), others),
                List.of(),
                open.sources(),
                Map.of(finding, by)));
    assertThat(page.select("#findings article")).hasSize(others.size());
    assertThat(page.selectFirst("#suppressed article .accepted").text())
        .isEqualTo("accepted until 2027-01-31: until the card arrives (zeus.apq:3)");
    assertThat(page.select(".counts li").eachText()).contains("1 suppressed");
  }

  @Test
  void stepsAndMovesHaveTheirTables() {
    Document change = page(input(SAMPLES.resolve("mask-in-use/zeus.apq")));
    assertThat(change.select(".change tbody .verdict").eachText()).contains("OK", "EADDRINUSE");
    assertThat(change.text()).contains("an order that works");
    Document move = page(input(SAMPLES.resolve("pre-migration/spec.apq")));
    assertThat(move.select(".move h3 .verdict").eachText())
        .isNotEmpty()
        .containsOnly("not possible");
    assertThat(move.select(".move table caption").eachText())
        .isNotEmpty()
        .allMatch(caption -> caption.endsWith(" on both hosts"));
    assertThat(
            page(input(SAMPLES.resolve("migration/spec.apq")))
                .select(".move h3 .verdict")
                .eachText())
        .containsOnly("possible");
    assertThat(move.select(".move details pre")).isNotEmpty();
  }

  @Test
  void findingsLeadToStepsAndMoves() {
    Document change = page(input(SAMPLES.resolve("mask-in-use/zeus.apq")));
    Element refused = change.selectFirst("article.finding[data-code=AP401]");
    String step = refused.selectFirst("a:contains(step )").attr("href");
    assertThat(change.selectFirst(step + " .links a").attr("href")).isEqualTo("#" + refused.id());
    assertThat(change.select("nav a").eachAttr("href")).contains("#h1-changes");
    Document move = page(input(SAMPLES.resolve("pre-migration/spec.apq")));
    for (Element card : move.select(".move:has(.links a)")) {
      for (String finding : card.select(".links a").eachAttr("href")) {
        assertThat(move.select(finding + " .links a").eachAttr("href")).contains("#" + card.id());
      }
    }
  }

  @Test
  void theMapInWordsLeavesNothingOut() {
    Document page = page(input(SAMPLES.resolve("pre-migration/spec.apq")));
    List<String> queues = page.select("details:contains(in words) tbody th").eachText();
    assertThat(queues).isNotEmpty().noneMatch(text -> text.contains("…"));
    assertThat(queues).anyMatch(text -> text.split(", ").length > 12);
  }

  @Test
  void whatIsPastedIsQuoted() {
    String data =
        page(input(SAMPLES.resolve("hostile-names/zeus.apq"))).select("script.map-data").html();
    assertThat(data).contains("\"ask\":[\"apqlint why ");
    assertThat(WhyCommand.of("a;b", Set.of("x y.apq", "base.yaml")))
        .isEqualTo(new WhyCommand("apqlint why 'a;b/'", " 'x y.apq'"));
    assertThat(WhyCommand.of("-a\u202e", Set.of("-")))
        .isEqualTo(new WhyCommand("apqlint why -- $'-a\\xe2\\x80\\xae/'", " SPEC…"));
    assertThat(WhyCommand.of("zeus", Set.of("-a.apq", "b.apq")))
        .isEqualTo(new WhyCommand("apqlint why zeus/", " ./-a.apq b.apq"));
  }

  @Test
  void largeHostsMakeNoLargePages() {
    StringBuilder spec = new StringBuilder();
    spec.append(
        """
        host zeus {
            kernel 6.12.117
            adapters 0-255
            domains 0-255
            apmask all but 0-255
            aqmask all but 0-255
            queue 05.0004, 99.0099 unbound
        }
        """);
    for (int i = 0; i < 64; i++) {
      int adapter = i / 8 * 32;
      int domain = i % 8 * 32;
      spec.append(
          """
          mdev m%1$d on zeus {
              uuid 62177883-f1bb-47f0-914d-32a22e3a88%1$02d
              adapters %2$d-%3$d
              domains %4$d-%5$d
          }
          """
              .formatted(
                  i, adapter, Math.min(255, adapter + 33), domain, Math.min(255, domain + 35)));
    }
    String page = render(input(Checked.text("zeus.apq", spec.toString())));
    assertThat(page.length()).isLessThan(1_500_000);
    assertThat(Jsoup.parse(page).select(".canvas *")).hasSizeLessThan(200);
  }
}
