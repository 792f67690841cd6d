package org.apqlint.syntax;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apqlint.model.Place;
import org.apqlint.model.Suppression;
import org.apqlint.model.Suppression.Malformed;

/** The words of a comment {@code # apqlint: allow …}. */
final class SuppressionText {

  private static final Pattern MARK = Pattern.compile("#++[ \\t]*+(?i:apqlint)[ \\t]*+:");
  private static final Pattern WORD = Pattern.compile("[^\\s,\"#]++");
  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9-]{1,60}");
  private static final String ALLOW = "allow";
  private static final String UNTIL = "until";
  private static final String FORM = "write `# apqlint: allow AP201 \"reason\" until 2027-01-31`";

  /** Ends the reading of a comment that cannot be understood. */
  private static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false);
    }
  }

  private final String text;
  private int at;
  private final List<String> codes = new ArrayList<>();
  private String reason = "";
  private Optional<LocalDate> until = Optional.empty();

  private SuppressionText(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** Whether a comment speaks to apqlint. */
  static boolean isOne(String comment) {
    return MARK.matcher(comment).lookingAt();
  }

  /** Reads a comment that speaks to apqlint; never fails. */
  static Suppression read(String comment, Place place, Optional<Place> span) {
    Matcher mark = MARK.matcher(comment);
    if (!mark.lookingAt()) {
      throw new IllegalArgumentException("not for apqlint: " + comment);
    }
    SuppressionText words = new SuppressionText(comment, mark.end());
    Optional<Malformed> malformed = Optional.empty();
    try {
      words.read();
    } catch (MalformedException e) {
      malformed = Optional.of(new Malformed(e.getMessage(), FORM));
    }
    return new Suppression(words.codes, words.reason, words.until, place, span, malformed);
  }

  private void read() throws MalformedException {
    String verb = word();
    if (!verb.equals(ALLOW)) {
      throw new MalformedException(
          (verb.isEmpty() ? "the comment asks for nothing" : Shown.tick(verb) + " is unknown")
              + "; "
              + Suggestion.help(verb, List.of(ALLOW)));
    }
    codes();
    blanks();
    if (next() == '"') {
      reason = quoted();
      blanks();
    }
    if (next() != '"' && next() != ',' && !atEnd()) {
      String word = word();
      if (!word.equals(UNTIL)) {
        throw new MalformedException(
            Shown.tick(word)
                + (reason.isEmpty()
                    ? " is no reason: it stands in double quotes"
                    : " follows the reason, where only `until` may stand"));
      }
      until = Optional.of(date(word()));
      blanks();
    }
    if (!atEnd()) {
      throw new MalformedException(
          "more follows where the comment should end: " + Shown.tick(text.substring(at)));
    }
  }

  private void codes() throws MalformedException {
    blanks();
    if (atEnd() || next() == '"') {
      throw new MalformedException("`allow` names no code");
    }
    do {
      String code = word();
      if (!CODE.matcher(code).matches()) {
        throw new MalformedException(
            code.isEmpty()
                ? "a code is missing at a comma"
                : Shown.tick(code) + " is not a code such as AP201");
      }
      if (!codes.contains(code)) {
        codes.add(code);
      }
      blanks();
    } while (comma());
  }

  private boolean comma() {
    boolean comma = next() == ',';
    at += comma ? 1 : 0;
    return comma;
  }

  private static LocalDate date(String word) throws MalformedException {
    if (word.isEmpty()) {
      throw new MalformedException("`until` names no day");
    }
    try {
      return LocalDate.parse(word);
    } catch (DateTimeParseException e) {
      throw new MalformedException(Shown.tick(word) + " is not a day such as 2027-01-31");
    }
  }

  /** A text in quotes, with the escapes of the language. */
  private String quoted() throws MalformedException {
    StringBuilder out = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return out.toString();
      }
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      out.append(c);
    }
    throw new MalformedException("the closing quote of the reason is missing");
  }

  /** The next word; empty if none stands here. */
  private String word() {
    blanks();
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      return "";
    }
    at = word.end();
    return word.group();
  }

  private void blanks() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }

  /** Whether nothing follows but a comment on the comment. */
  private boolean atEnd() {
    return at == text.length() || next() == '#';
  }

  private char next() {
    return at < text.length() ? text.charAt(at) : 0;
  }
}
