package org.apqlint.syntax;

import java.util.Set;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.apqlint.syntax.parser.ApqSpecParser;

/**
 * Ends a statement at its first error: the error goes up to the statement, is reported once, and
 * the parser goes on behind the end of the statement, with the blocks in it. A header goes on
 * behind its brace. Layout has put both there, so that no token is looked at twice.
 */
final class StatementRecovery implements ANTLRErrorStrategy {

  private static final Set<Integer> STATEMENTS =
      Set.of(
          ApqSpecParser.RULE_item,
          ApqSpecParser.RULE_hostStatement,
          ApqSpecParser.RULE_mdevStatement,
          ApqSpecParser.RULE_guestStatement,
          ApqSpecParser.RULE_changeStatement);
  private static final Set<Integer> HEADERS =
      Set.of(
          ApqSpecParser.RULE_hostHeader,
          ApqSpecParser.RULE_mdevHeader,
          ApqSpecParser.RULE_guestHeader,
          ApqSpecParser.RULE_changeHeader);

  private final Problems problems;
  private final IntervalSet decisions = new IntervalSet();
  private int decisionsAt = -1;
  private RecognitionException reported;

  StatementRecovery(Problems problems) {
    this.problems = problems;
  }

  @Override
  public void reset(Parser parser) {
    reported = null;
    decisionsAt = -1;
  }

  @Override
  public Token recoverInline(Parser parser) {
    throw new InputMismatchException(parser);
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    int rule = parser.getContext().getRuleIndex();
    if (HEADERS.contains(rule)) {
      skipTo(parser, ApqSpecParser.LBRACE);
    } else if (STATEMENTS.contains(rule)) {
      skipTo(parser, ApqSpecParser.NEWLINE);
    } else {
      throw error;
    }
  }

  private static void skipTo(Parser parser, int end) {
    int depth = 0;
    int type = parser.getCurrentToken().getType();
    while (type != Token.EOF && (depth > 0 || type != end)) {
      depth += type == ApqSpecParser.LBRACE ? 1 : type == ApqSpecParser.RBRACE ? -1 : 0;
      parser.consume();
      type = parser.getCurrentToken().getType();
    }
    if (type != Token.EOF) {
      parser.consume();
    }
  }

  @Override
  public void sync(Parser parser) {
    // Nothing is repaired in the middle of a statement. But what could go on at this token is
    // remembered: the error itself knows only what had to come when nothing else did.
    int index = parser.getInputStream().index();
    if (index != decisionsAt) {
      decisions.clear();
      decisionsAt = index;
    }
    decisions.add(parser.getState());
  }

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {
    // Each error ends its statement, so there is no mode to leave.
  }

  private IntervalSet expected(Parser parser, RecognitionException error) {
    IntervalSet expected = new IntervalSet(error.getExpectedTokens());
    if (parser.getInputStream().index() == decisionsAt) {
      for (int state : decisions.toList()) {
        expected.addAll(parser.getATN().nextTokens(parser.getATN().states.get(state)));
      }
    }
    return expected;
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (error != reported) {
      reported = error;
      problems.report(
          Places.of(error.getOffendingToken()),
          ReaderCode.SYNTAX_ERROR,
          () -> ErrorMessages.problem(parser, error, expected(parser, error)));
    }
  }
}
