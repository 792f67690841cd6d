package org.apqlint.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Place;
import org.apqlint.syntax.parser.ApqSpecLexer;

/** Places of tokens. No token but a line end goes over the end of its line. */
final class Places {

  private Places() {}

  static Place of(Token token) {
    int column = token.getCharPositionInLine() + 1;
    return part(token, 0, token.getStopIndex() - token.getStartIndex() + 1, column);
  }

  /** The code points {@code from} to {@code to}, exclusive, of a token. */
  static Place part(Token token, int from, int to) {
    return part(token, from, to, token.getCharPositionInLine() + 1);
  }

  private static Place part(Token token, int from, int to, int column) {
    String file = token.getInputStream().getSourceName();
    return new Place(file, token.getLine(), column + from, token.getLine(), column + to);
  }

  /** From the first to the last word; the line end that closes a statement is not part of it. */
  static Place of(ParserRuleContext context) {
    Token last = context.getStop();
    if (last.getType() == ApqSpecLexer.NEWLINE && context.getChildCount() > 1) {
      return span(context.getStart(), lastWord(context));
    }
    return span(context.getStart(), last);
  }

  private static Token lastWord(ParserRuleContext context) {
    // The line end is the last child, and what stands before it is a word or ends with one.
    var before = context.getChild(context.getChildCount() - 2);
    return before instanceof ParserRuleContext inner
        ? inner.getStop()
        : (Token) before.getPayload();
  }

  static Place span(Token first, Token last) {
    return of(first).to(of(last));
  }

  /** The column after the last word, where something is missing. */
  static Place after(Token token) {
    Place place = of(token);
    int column = place.endColumn();
    return new Place(place.file(), place.endLine(), column, place.endLine(), column + 1);
  }
}
