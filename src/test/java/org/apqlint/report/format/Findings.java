package org.apqlint.report.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Reads from a report, as a program that knows its format would, what it found. */
public final class Findings {

  private static final Pattern TEXT =
      Pattern.compile("(?m)^(?:error|warning|info)\\[(AP\\d{3})]: ");
  private static final Pattern CONCISE =
      Pattern.compile(".+:\\d+:\\d+: (?:error|warning|info)\\[(AP\\d{3})]: .+");
  private static final Pattern GITHUB =
      Pattern.compile("::(?:error|warning|notice) [^\\r\\n]*?title=(AP\\d{3}) [a-z-]+::[^\\r\\n]+");
  private static final Pattern ROW =
      Pattern.compile(
          "\\| (?:error|warning|info) \\| (AP\\d{3}) [a-z-]+ \\| (?:[^|\\\\]|\\\\.)+ \\| .+ \\|");

  private Findings() {}

  /** The codes, in the order of the report. */
  public static List<String> codes(ReportFormat format, String report) {
    return switch (format) {
      case TEXT -> TEXT.matcher(report).results().map(found -> found.group(1)).toList();
      case CONCISE -> lines(CONCISE, report.lines());
      case GITHUB -> lines(GITHUB, report.lines());
      case MARKDOWN ->
          lines(
              ROW,
              report
                  .lines()
                  .filter(line -> line.matches("\\| [eiw].*"))
                  .filter(line -> !line.startsWith("| severity")));
      case JSON -> texts(json(report).at("/findings"), "/code");
      case YAML -> texts(yaml(report).at("/findings"), "/code");
      case SARIF -> texts(open(json(report).at("/runs/0/results")), "/ruleId");
      case GITLAB -> texts(json(report), "/check_name").stream().map(Findings::word).toList();
      case HTML -> Jsoup.parse(report).select("#findings article.finding").eachAttr("data-code");
      case CHECKSTYLE ->
          elements(xml(report), "error").stream()
              .map(error -> error.getAttribute("source").substring("apqlint.".length()))
              .toList();
      case JUNIT ->
          elements(xml(report), "testcase").stream()
              .map(test -> test.getAttribute("name"))
              .filter(name -> !name.equals("no findings"))
              .map(Findings::word)
              .toList();
    };
  }

  /** Each line is a finding, or this fails. */
  private static List<String> lines(Pattern form, Stream<String> lines) {
    List<String> codes = new ArrayList<>();
    lines.forEach(
        line -> {
          var found = form.matcher(line);
          if (!found.matches()) {
            throw new AssertionError("not the line of a finding: " + line);
          }
          codes.add(found.group(1));
        });
    return codes;
  }

  /** Results without those that are suppressed, which no other form has. */
  private static ArrayNode open(JsonNode results) {
    ArrayNode open = new ObjectMapper().createArrayNode();
    results.forEach(
        result -> open.addAll(result.has("suppressions") ? List.of() : List.of(result)));
    return open;
  }

  private static String word(String text) {
    return text.substring(0, text.indexOf(' '));
  }

  private static List<String> texts(JsonNode array, String path) {
    List<String> texts = new ArrayList<>();
    array.forEach(item -> texts.add(item.at(path).textValue()));
    return texts;
  }

  static JsonNode json(String report) {
    try {
      return new ObjectMapper().readTree(report);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not JSON", e);
    }
  }

  static JsonNode yaml(String report) {
    try {
      return new YAMLMapper().readTree(report);
    } catch (JsonProcessingException e) {
      throw new AssertionError("not YAML", e);
    }
  }

  static Document xml(String report) {
    try {
      return DocumentBuilderFactory.newDefaultInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(report)));
    } catch (Exception e) {
      throw new AssertionError("not XML", e);
    }
  }

  static List<Element> elements(Document document, String name) {
    NodeList found = document.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** Whether the YAML report is the JSON report. */
  public static boolean same(String json, String yaml) {
    return json(json).equals(yaml(yaml));
  }
}
