package org.apqlint.report.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.Analysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Related;
import org.apqlint.finding.Severity;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.report.Glyphs;
import org.apqlint.report.Look;
import org.apqlint.report.ReportInput;
import org.apqlint.report.svg.MapFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Names and paths are somebody else's words: in no form do they become more than text. */
class HostileTextTest {

  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}&&[^\\n]]");

  static Stream<String> texts() {
    return Stream.of(
        "x\n::error file=a::taken over",
        "x\r\n::stop-commands::y\r::set-env name=a::b",
        "100%0A::warning::x %25 %3A",
        "a:b,c=d::e,title=AP001 x",
        "]]><script>alert(1)</script><!-- \"'",
        "&amp; &#10; <![CDATA[ x ]]> <?php ?>",
        "nul\0 bell\7 escape\33[31m tab\t delete\177 next\u0085 end",
        "not characters \ufffe\uffff, and one outside the plane 😀",
        "half of one \ud83d, the other \ude00",
        "| a | `b` | ```\n# heading\n\n---\n- item",
        "[click](javascript:alert(1)) ![x](http://evil.example) <img src=x onerror=y>",
        "back \\[slashed](x) and [slashed\\](y) and \\\\[z](q)",
        "{0} {id} }} www.evil.example @all $x$ ~~s~~ **b** _i_ \\",
        "backwards \u202e and apart \u2028 \u2029",
        "*a &b !!binary 'x' - ? : # \" \\n ---\n...\n%YAML 1.1",
        "yes");
  }

  private static ReportInput input(String text) {
    String file = "a/" + text.replace("\0", "");
    Place place = new Place(file, 2, 3, 2, 7);
    Finding finding =
        new Finding(
            "AP201",
            "queue-assigned-twice",
            Severity.ERROR,
            "`" + text + "`",
            place,
            text,
            List.of(new Related(place, text)),
            Optional.of(text),
            Optional.of(text),
            "zeus/" + text,
            Optional.of(text),
            RefusedBy.KERNEL);
    return new ReportInput(
        new Analysis(List.of(), List.of(), List.of(finding)),
        List.of(),
        Map.of(file, new SourceText(file, "one\n" + text + "\n")));
  }

  private static String report(ReportFormat format, ReportInput input) {
    return format.renderer(Look.PLAIN).render(input);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isOneFindingInEveryForm(String text) {
    for (ReportFormat format : ReportFormat.values()) {
      String report = report(format, input(text));
      assertThat(Findings.codes(format, report)).as(format.toString()).containsExactly("AP201");
      assertThat(FormatSchema.problems(format, report)).as(format.toString()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void sendsNothingToTheTerminal(String text) {
    for (ReportFormat format :
        List.of(
            ReportFormat.TEXT,
            ReportFormat.CONCISE,
            ReportFormat.JUNIT,
            ReportFormat.CHECKSTYLE,
            ReportFormat.MARKDOWN,
            ReportFormat.HTML)) {
      assertThat(report(format, input(text))).as(format.toString()).doesNotContainPattern(CONTROL);
    }
    assertThat(report(ReportFormat.CONCISE, input(text)).lines()).hasSize(1);
  }

  /** As the runner reads a line: what it is, its properties, and its text. */
  @ParameterizedTest
  @MethodSource("texts")
  void isOneCommandOfTheRunner(String text) {
    String report = report(ReportFormat.GITHUB, input(text));
    assertThat(report.strip().split("[\\r\\n]")).hasSize(1);
    Matcher command = Pattern.compile("(?s)::error ((?:(?!::).)*)::(.*)\n").matcher(report);
    assertThat(command.matches()).isTrue();
    List<String> properties = List.of(command.group(1).split(","));
    assertThat(properties)
        .extracting(property -> property.substring(0, property.indexOf('=')))
        .containsExactly("file", "line", "endLine", "col", "title");
    assertThat(unescaped(properties.get(0)))
        .isEqualTo("file=" + input(text).analysis().findings().get(0).place().file());
    assertThat(properties.get(4)).isEqualTo("title=AP201 queue-assigned-twice");
    assertThat(unescaped(command.group(2)).lines())
        .hasSize(4)
        .startsWith("`" + Glyphs.visible(text) + "`");
  }

  private static boolean whole(String text) {
    return text.codePoints().noneMatch(p -> Character.getType(p) == Character.SURROGATE);
  }

  private static String unescaped(String text) {
    return text.replace("%0A", "\n")
        .replace("%0D", "\r")
        .replace("%3A", ":")
        .replace("%2C", ",")
        .replace("%25", "%");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isTextWithinXml(String text) {
    String shown = Glyphs.visible(text).replaceAll("[\\ufffe\\uffff]", "\ufffd");
    var junit = Findings.xml(report(ReportFormat.JUNIT, input(text)));
    assertThat(Findings.elements(junit, "*"))
        .extracting(Element::getTagName)
        .containsExactly("testsuites", "testsuite", "testcase", "failure");
    Element failure = Findings.elements(junit, "failure").get(0);
    assertThat(failure.getAttribute("message")).isEqualTo("`" + shown + "`");
    assertThat(failure.getTextContent()).contains("= help: " + shown.stripTrailing() + "\n");

    var checkstyle = Findings.xml(report(ReportFormat.CHECKSTYLE, input(text)));
    assertThat(Findings.elements(checkstyle, "*"))
        .extracting(Element::getTagName)
        .containsExactly("checkstyle", "file", "error");
    assertThat(Findings.elements(checkstyle, "error").get(0).getAttribute("message"))
        .isEqualTo("`" + shown + "`");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isTheSameTextForPrograms(String text) {
    String json = report(ReportFormat.JSON, input(text));
    assertThat(Findings.json(json).at("/findings/0/help").textValue()).isEqualTo(text);
    // Half a character cannot come from a file, and YAML cannot hold it.
    if (whole(text)) {
      assertThat(Findings.same(json, report(ReportFormat.YAML, input(text)))).isTrue();
    }
    assertThat(
            Findings.json(report(ReportFormat.GITLAB, input(text)))
                .at("/0/description")
                .textValue())
        .isEqualTo("`" + text + "`");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNeitherLinkNorPlaceholderInSarif(String text) {
    var result = Findings.json(report(ReportFormat.SARIF, input(text))).at("/runs/0/results/0");
    String label = result.at("/locations/0/message/text").textValue();
    // A link begins with a bracket that no backslash, or an escaped one, stands before.
    assertThat(label.replaceAll("\\\\[\\\\\\[\\]]", "")).doesNotContainPattern("\\[[^\\]]*\\]\\(");
    assertThat(label.replace("{{", "").replace("}}", "")).doesNotContain("{", "}");
    String braces = label.replace("{{", "{").replace("}}", "}");
    assertThat(text.contains("](") ? braces.replaceAll("\\\\([\\\\\\[\\]])", "$1") : braces)
        .isEqualTo(text);
    String uri = result.at("/locations/0/physicalLocation/artifactLocation/uri").textValue();
    assertThat(uri).matches("[\\x21-\\x7e]+");
    if (whole(text)) {
      assertThat(URI.create(uri).getPath()).isEqualTo("a/" + text.replace("\0", ""));
    }
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isNoMarkup(String text) {
    String report = report(ReportFormat.MARKDOWN, input(text));
    String row =
        report.lines().filter(line -> line.startsWith("| error")).findFirst().orElseThrow();
    String plain =
        row.replaceAll("\\\\[\\\\`*_\\[\\]#|~:.]", "").replace("@<!-- -->", "").replace("<br>", "");
    assertThat(plain).doesNotContain("`", "*", "[", "]", "<", ">", "~", "$", "@", "://", "www.");
    assertThat(plain.chars().filter(letter -> letter == '|')).hasSize(5);
    assertThat(report.lines().filter(line -> line.startsWith("#")))
        .containsExactly("# apqlint", "## Findings");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void noLineEndsABlockOfMarkdown(String text) {
    List<String> lines = List.of("```", Glyphs.visible(text), "`````` x");
    List<String> block = MarkdownText.block(lines).lines().toList();
    String fence = block.get(block.size() - 1);
    assertThat(block.get(0)).isEqualTo(fence + "text");
    assertThat(block.subList(1, block.size() - 1)).isEqualTo(lines);
    assertThat(lines).noneMatch(line -> line.strip().startsWith(fence));
  }

  @Test
  void hostsAndGuestsAreNoMarkupEither() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host "<b>|`z`*" {
                driver v10
                adapters 5
                domains 4
                note "<script> [a](b) | `c`"
            }
            guest "# g" on "<b>|`z`*" {
            }
            """);
    String report =
        report(
            ReportFormat.MARKDOWN,
            new ReportInput(checked.analysis(), checked.spec().changes(), checked.sources()));
    assertThat(report)
        .contains(
            "## host &lt;b&gt;\\|\\`z\\`\\*\n",
            "- note: &lt;script&gt; \\[a\\](b) \\| \\`c\\`\n",
            "- guest \\# g (shut off) ")
        .doesNotContain("<script>", "<b>");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void isTextWithinAPage(String text) {
    String shown = Glyphs.visible(text).replaceAll("[\\ufffe\\uffff]", "\ufffd");
    Document page = Jsoup.parse(report(ReportFormat.HTML, input(text)));
    Document plain = Jsoup.parse(report(ReportFormat.HTML, input("x")));
    assertThat(page.select(":not(code)").eachAttr("class"))
        .isEqualTo(plain.select(":not(code)").eachAttr("class"));
    assertThat(page.select("script, style, img, iframe, object, link"))
        .extracting(org.jsoup.nodes.Element::tagName)
        .containsExactly("style", "script");
    String article = page.selectFirst("article.finding").wholeText();
    assertThat(article.replace("`", "")).contains(shown.replace("`", ""));
    assertThat(page.getAllElements())
        .allSatisfy(
            element ->
                assertThat(element.attributes().asList())
                    .extracting(org.jsoup.nodes.Attribute::getKey)
                    .noneMatch(name -> name.startsWith("on") || name.equals("style")));
    assertThat(page.select("a[href]").eachAttr("href")).allMatch(target -> target.startsWith("#"));
  }

  @Test
  void namesInAMapAreNoMarkupEither() {
    String name = "<script><b title='x'>&amp; ]]> <!--";
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host "%1$s" {
                driver ap-config
                adapters 5
                domains 4
                apmask all but 5
                aqmask all but 4
            }
            mdev "%1$s" on "%1$s" {
                uuid 62177883-f1bb-47f0-914d-32a22e3a8804
                adapters 5
                domains 4
            }
            guest "%1$s" on "%1$s" {
                uses "%1$s"
            }
            """
                .formatted(name));
    Document page =
        Jsoup.parse(
            report(
                ReportFormat.HTML,
                new ReportInput(checked.analysis(), checked.spec().changes(), checked.sources())));
    assertThat(page.select("b, [title=x]")).isEmpty();
    assertThat(page.selectFirst("section.host h2").text()).isEqualTo("host " + name);
    String data = page.selectFirst("script.map-data").data();
    assertThat(data).doesNotContain("<", ">", "&");
    assertThat(Findings.json(data).at("/ask/0").textValue())
        .isEqualTo("apqlint why '<script><b title='\\''x'\\''>&amp; ]]> <!--/'");
    var svg = Findings.xml(MapFile.render(checked.analysis().hosts()));
    assertThat(Findings.elements(svg, "title").get(0).getTextContent())
        .isEqualTo("AP queues of " + name);
    assertThat(Findings.elements(svg, "title").get(1).getTextContent()).contains(name);
  }

  @Test
  void standardInputIsNoFile() {
    Place place = new Place("-", 2, 3, 4, 5);
    Finding finding =
        new Finding(
            "AP201",
            "queue-assigned-twice",
            Severity.INFO,
            "twice",
            place,
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "zeus",
            Optional.empty(),
            RefusedBy.NOBODY);
    ReportInput input =
        new ReportInput(
            new Analysis(List.of(), List.of(), List.of(finding)),
            List.of(),
            Map.of("-", new SourceText("-", "a\nb\nc\nd\n")));
    assertThat(report(ReportFormat.GITHUB, input))
        .isEqualTo("::notice title=AP201 queue-assigned-twice::stdin:2:3: twice\n");
    assertThat(report(ReportFormat.CHECKSTYLE, input)).contains("<file name=\"stdin\">");
    assertThat(Findings.json(report(ReportFormat.GITLAB, input)).at("/0/location/path").asText())
        .isEqualTo("stdin");
    assertThat(
            Findings.json(report(ReportFormat.SARIF, input))
                .at("/runs/0/results/0/locations/0/physicalLocation/artifactLocation")
                .toString())
        .isEqualTo("{\"uri\":\"stdin\",\"description\":{\"text\":\"standard input\"}}");
  }

  @Test
  void columnsOnlyOfAPlaceWithinALine() {
    Place place = new Place("/srv/a b.apq", 2, 3, 4, 5);
    Finding finding =
        new Finding(
            "AP201",
            "queue-assigned-twice",
            Severity.WARNING,
            "twice",
            place,
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "zeus",
            Optional.empty(),
            RefusedBy.NOBODY);
    ReportInput input =
        new ReportInput(new Analysis(List.of(), List.of(), List.of(finding)), List.of(), Map.of());
    assertThat(report(ReportFormat.GITHUB, input))
        .startsWith("::warning file=/srv/a b.apq,line=2,endLine=4,title=");
    assertThat(
            Findings.json(report(ReportFormat.SARIF, input))
                .at("/runs/0/results/0/locations/0/physicalLocation")
                .toString())
        .isEqualTo(
            "{\"artifactLocation\":{\"uri\":\"file:///srv/a%20b.apq\"},"
                + "\"region\":{\"startLine\":2,\"startColumn\":3,\"endLine\":4,\"endColumn\":5}}");
  }
}
