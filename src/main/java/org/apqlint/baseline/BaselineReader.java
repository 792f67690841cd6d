package org.apqlint.baseline;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reads the YAML of a baseline, as a stream: a large one is not built as a tree first. */
final class BaselineReader {

  private static final List<String> TOP = List.of("baseline", "findings");
  private static final List<String> ENTRY = List.of("code", "at", "says");

  private final SourceText source;

  /** A text, and where it stands. */
  private record Scalar(String text, Place place) {}

  BaselineReader(SourceText source) {
    this.source = source;
  }

  List<BaselineEntry> read() throws BaselineException {
    LoaderOptions options = new LoaderOptions();
    options.setCodePointLimit(source.text().length() + 1);
    YAMLFactory yaml = YAMLFactory.builder().loaderOptions(options).build();
    try (YAMLParser parser = yaml.createParser(source.text())) {
      parser.nextToken();
      expect(parser, JsonToken.START_OBJECT, "`baseline: " + Baseline.FORMAT + "`");
      List<BaselineEntry> entries = top(parser);
      if (parser.nextToken() != null) {
        throw new BaselineException(here(parser), "text after the end of the baseline");
      }
      return entries;
    } catch (JsonProcessingException e) {
      throw notYaml(e);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  private List<BaselineEntry> top(YAMLParser parser) throws IOException, BaselineException {
    List<BaselineEntry> entries = new ArrayList<>();
    List<String> seen = new ArrayList<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      if (key(parser, TOP, seen).equals("baseline")) {
        Scalar form = scalar(parser);
        if (!form.text().equals(Baseline.FORMAT)) {
          throw new BaselineException(
              form.place(), "this apqlint reads baselines of the form `" + Baseline.FORMAT + "`");
        }
      } else if (parser.nextToken() != JsonToken.VALUE_NULL) { // a list that is all comments
        expect(parser, JsonToken.START_ARRAY, "a list of findings");
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          entries.add(entry(parser));
        }
      }
    }
    if (!seen.contains("baseline")) {
      throw new BaselineException(
          new Place(source.file(), 1, 1, 1, 1), "`baseline: " + Baseline.FORMAT + "` is missing");
    }
    return entries;
  }

  private BaselineEntry entry(YAMLParser parser) throws IOException, BaselineException {
    Place start = here(parser);
    expect(parser, JsonToken.START_OBJECT, "`code`, `at` and `says`");
    Map<String, Scalar> values = new LinkedHashMap<>();
    List<String> seen = new ArrayList<>();
    Place last = start;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String key = key(parser, ENTRY, seen);
      Scalar value = scalar(parser);
      values.put(key, value);
      last = value.place();
    }
    for (String key : List.of("code", "at")) {
      if (!values.containsKey(key)) {
        throw new BaselineException(start, "`" + key + "` is missing");
      }
    }
    return new BaselineEntry(
        values.get("code").text(),
        values.get("at").text(),
        Optional.ofNullable(values.get("says")).map(Scalar::text),
        values.get("at").place(),
        start.to(last));
  }

  private String key(YAMLParser parser, List<String> known, List<String> seen)
      throws IOException, BaselineException {
    String key = parser.currentName();
    if (!known.contains(key)) {
      throw new BaselineException(
          here(parser), "no key is called `" + key + "`; there are " + String.join(", ", known));
    }
    if (seen.contains(key)) {
      throw new BaselineException(here(parser), "`" + key + "` stands twice");
    }
    seen.add(key);
    return key;
  }

  private Scalar scalar(YAMLParser parser) throws IOException, BaselineException {
    JsonToken token = parser.nextToken();
    if (!token.isScalarValue() || parser.getText().isEmpty() || parser.isCurrentAlias()) {
      throw new BaselineException(here(parser), "a text is expected here");
    }
    Place start = here(parser);
    return new Scalar(parser.getText(), start.to(endOfLine(start)));
  }

  /** A text may go on in the next lines; its place ends with its first one. */
  private Place endOfLine(Place start) {
    String line = source.line(start.line());
    int from = line.offsetByCodePoints(0, Math.min(start.column() - 1, line.length()));
    int comment = line.indexOf(" #", from);
    boolean quoted = from < line.length() && "'\"".indexOf(line.charAt(from)) >= 0;
    String text = comment >= 0 && !quoted ? line.substring(0, comment) : line;
    int end = Math.max(start.column(), text.codePointCount(0, text.stripTrailing().length())) + 1;
    return new Place(source.file(), start.line(), end - 1, start.line(), end);
  }

  private void expect(JsonParser parser, JsonToken token, String what) throws BaselineException {
    if (parser.currentToken() != token) {
      throw new BaselineException(here(parser), "expected " + what);
    }
  }

  private Place here(JsonParser parser) {
    return at(parser.currentTokenLocation());
  }

  private Place at(JsonLocation location) {
    int line = location == null ? 1 : Math.max(1, location.getLineNr());
    int column = location == null ? 1 : Math.max(1, location.getColumnNr());
    return new Place(source.file(), line, column, line, column + 1);
  }

  /** The parser below Jackson says best what is wrong, and where. */
  private BaselineException notYaml(JsonProcessingException problem) {
    if (problem.getCause() instanceof MarkedYAMLException marked
        && marked.getProblemMark() != null) {
      int line = marked.getProblemMark().getLine() + 1;
      int column = marked.getProblemMark().getColumn() + 1;
      return new BaselineException(
          new Place(source.file(), line, column, line, column + 1),
          "not YAML: " + marked.getProblem());
    }
    return new BaselineException(
        at(problem.getLocation()),
        "not YAML: " + problem.getOriginalMessage().lines().findFirst().orElse(""));
  }
}
