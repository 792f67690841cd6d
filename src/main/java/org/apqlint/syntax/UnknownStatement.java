package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Place;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser;

/** Reports what begins no statement where it stands. */
final class UnknownStatement {

  private static final Map<String, Integer> RULES = new LinkedHashMap<>();

  static {
    RULES.put("host", ApqSpecParser.RULE_unknownInHost);
    RULES.put("mdev", ApqSpecParser.RULE_unknownInMdev);
    RULES.put("guest", ApqSpecParser.RULE_unknownInGuest);
    RULES.put("change", ApqSpecParser.RULE_unknownInChange);
  }

  private UnknownStatement() {}

  /**
   * Reports a statement.
   *
   * @param block the kind of block that it stands in; empty for the top level
   */
  static void report(Problems problems, ParserRuleContext statement, String block) {
    Token first = statement.getStart();
    Place place = Places.of(first);
    int type = first.getType();
    boolean damaged =
        problems.anyIn(type == ApqSpecLexer.LBRACE ? Places.of(statement) : restOfLine(place));
    if (damaged) {
      return;
    }
    boolean word =
        type != ApqSpecLexer.STRING && type != ApqSpecLexer.COMMA && type != ApqSpecLexer.LBRACE;
    if (!word) {
      problems.report(
          ReaderCode.SYNTAX_ERROR,
          place,
          "expected a statement, found " + Shown.tick(first.getText()),
          Suggestion.oneOf(expected(block)));
      return;
    }
    problems.report(
        place, ReaderCode.UNKNOWN_STATEMENT, () -> unknown(first.getText(), place, block));
  }

  private static Place restOfLine(Place first) {
    return new Place(first.file(), first.line(), first.column(), first.line(), Integer.MAX_VALUE);
  }

  private static Problem unknown(String word, Place place, String block) {
    List<String> expected = expected(block);
    List<String> elsewhere = new ArrayList<>();
    RULES.keySet().stream().filter(b -> expected(b).contains(word)).forEach(elsewhere::add);
    String help;
    boolean elsewhereKnown = expected("").contains(word) || !elsewhere.isEmpty();
    if (expected("").contains(word)) {
      help = Shown.tick(word) + " stands outside of blocks: close this one with `}` before it";
    } else if (!elsewhere.isEmpty()) {
      help =
          Shown.tick(word)
              + " is a statement of "
              + String.join(" and ", elsewhere)
              + "; here "
              + Suggestion.oneOf(expected);
    } else {
      help = Suggestion.help(word, expected);
    }
    Problem problem =
        Problem.of(
            ReaderCode.UNKNOWN_STATEMENT,
            place,
            "unknown statement "
                + Shown.tick(word)
                + (block.isEmpty() ? "" : " in " + article(block) + " block"),
            help);
    return elsewhereKnown ? problem : Suggestion.offer(problem, word, expected);
  }

  private static String article(String block) {
    return (block.equals("mdev") ? "an " : "a ") + block;
  }

  private static List<String> expected(String block) {
    return ErrorMessages.statementWords(
        block.isEmpty() ? ApqSpecParser.RULE_unknownItem : RULES.get(block));
  }
}
