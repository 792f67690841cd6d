package org.apqlint.syntax;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.model.Place;
import org.apqlint.model.Spec;

/** Reads texts for the tests and shows findings in one line. */
final class Reading {

  static final SpecReader READER =
      new SpecReader(new SourceOptions(Path.of(""), InputStream.nullInputStream()));

  private Reading() {}

  static ReadResult read(String text) {
    try {
      return READER.readText("t.apq", text);
    } catch (UnreadableSourceException e) {
      throw new AssertionError("a text can always be read: " + e.getMessage(), e);
    }
  }

  /** The specification of a text without errors. */
  static Spec sound(String text) {
    ReadResult result = read(text);
    if (!result.findings().isEmpty()) {
      throw new AssertionError("unexpected: " + show(result.findings()));
    }
    return result.spec();
  }

  /** Such as {@code 2:14-18 AP006 `0047` has a leading zero}. */
  static List<String> errors(String text) {
    return show(read(text).findings());
  }

  static List<String> show(List<Finding> findings) {
    return findings.stream()
        .map(f -> where(f.place()) + " " + f.code() + " " + f.message())
        .toList();
  }

  static String where(Place place) {
    return place.line() + ":" + place.column() + "-" + place.endColumn();
  }
}
