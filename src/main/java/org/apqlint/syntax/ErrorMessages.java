package org.apqlint.syntax;

import static org.apqlint.syntax.parser.ApqSpecLexer.COMMA;
import static org.apqlint.syntax.parser.ApqSpecLexer.NEWLINE;
import static org.apqlint.syntax.parser.ApqSpecLexer.STRING;
import static org.apqlint.syntax.parser.ApqSpecLexer.VOCABULARY;
import static org.apqlint.syntax.parser.ApqSpecLexer.WORD;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.apqlint.model.Place;
import org.apqlint.syntax.parser.ApqSpecParser;

/** Says what is wrong with a statement, in the words of people. */
final class ErrorMessages {

  private ErrorMessages() {}

  /** The one problem of a statement that does not parse. */
  static Problem problem(Parser parser, RecognitionException error, IntervalSet expected) {
    Token found = error.getOffendingToken();
    Token before = parser.getInputStream().LT(-1);
    int rule = error.getCtx().getRuleIndex();
    String wanted = wanted(rule, expected);
    boolean lost = before != null && found.getLine() > before.getLine();
    if (before != null && before.getType() == COMMA && (lost || found.getType() == NEWLINE)) {
      return Problem.of(
          ReaderCode.SYNTAX_ERROR,
          Places.of(before),
          "expected " + wanted + " after the comma",
          "remove the comma, or go on with the list");
    }
    Place place =
        found.getType() == NEWLINE && before != null ? Places.after(before) : Places.of(found);
    return Problem.of(
        ReaderCode.SYNTAX_ERROR,
        place,
        "expected " + wanted + ", found " + found(found),
        help(found, before, expected, rule, wanted));
  }

  private static String help(
      Token found, Token before, IntervalSet expected, int rule, String wanted) {
    Optional<String> near =
        found.getType() == WORD && !expected.contains(WORD)
            ? Suggestion.nearest(found.getText(), keywords(expected))
            : Optional.empty();
    if (near.isPresent()) {
      return "did you mean " + Shown.tick(near.get()) + "?";
    }
    if (expected.contains(NEWLINE) && found.getType() != NEWLINE) {
      return before != null && before.getType() == WORD && found.getType() == WORD
          ? "separate the items of a list with commas, put text with blanks in quotes, and begin a"
              + " new line for a new statement"
          : "begin a new line for a new statement";
    }
    return rule == ApqSpecParser.RULE_maskValue
        ? "write `all`, `all but 5, 6`, `only none`, or a text for the kernel such as `-5,-6`"
        : "write " + wanted + " here";
  }

  private static List<String> literals(IntervalSet types) {
    return types.toList().stream()
        .map(VOCABULARY::getLiteralName)
        .filter(literal -> literal != null)
        .map(literal -> literal.substring(1, literal.length() - 1))
        .toList();
  }

  private static List<String> keywords(IntervalSet types) {
    return literals(types).stream().filter(word -> word.length() > 1).toList();
  }

  private static String wanted(int rule, IntervalSet expected) {
    return switch (rule) {
      case ApqSpecParser.RULE_name -> "a name";
      case ApqSpecParser.RULE_value, ApqSpecParser.RULE_word -> "a value";
      case ApqSpecParser.RULE_ids -> "a number";
      case ApqSpecParser.RULE_number -> "a number";
      case ApqSpecParser.RULE_controlIds -> "a number or `same`";
      case ApqSpecParser.RULE_queues, ApqSpecParser.RULE_apqn -> "a queue such as `05.0047`";
      case ApqSpecParser.RULE_maskValue -> "a mask";
      case ApqSpecParser.RULE_rawText -> "a text for the kernel";
      case ApqSpecParser.RULE_bootMask, ApqSpecParser.RULE_boot -> "`apmask=…` or `aqmask=…`";
      default -> tokens(expected);
    };
  }

  private static String tokens(IntervalSet expected) {
    List<String> names = new ArrayList<>();
    literals(expected).forEach(literal -> names.add("`" + literal + "`"));
    if (expected.contains(WORD)) {
      names.add("a word");
    }
    if (expected.contains(STRING)) {
      names.add("a text in quotes");
    }
    if (expected.contains(NEWLINE)) {
      names.add("a line end");
    }
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** What stands there. */
  static String found(Token token) {
    return switch (token.getType()) {
      case NEWLINE -> token.getText().isEmpty() ? "the end of the statement" : "the line end";
      case Token.EOF -> "the end of the file";
      default -> Shown.tick(token.getText());
    };
  }

  /** The words that may begin a statement: all that the rule for unknown ones does not take. */
  static List<String> statementWords(int unknownRule) {
    IntervalSet known =
        ApqSpecParser._ATN
            .nextTokens(ApqSpecParser._ATN.ruleToStartState[unknownRule])
            .complement(IntervalSet.of(Token.MIN_USER_TOKEN_TYPE, VOCABULARY.getMaxTokenType()));
    return keywords(known);
  }
}
