package org.apqlint.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
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
    return span(context.getStart(), lastWord(context));
  }

  private static Token lastWord(ParserRuleContext context) {
    ParseTree last = context;
    while (last instanceof ParserRuleContext inner && inner.getChildCount() > 0) {
      last = inner.getChild(inner.getChildCount() - 1);
      if (lineEnd(last) && inner.getChildCount() > 1) {
        last = inner.getChild(inner.getChildCount() - 2);
      }
    }
    return last instanceof TerminalNode word ? word.getSymbol() : context.getStop();
  }

  private static boolean lineEnd(ParseTree node) {
    return node instanceof TerminalNode word && word.getSymbol().getType() == ApqSpecLexer.NEWLINE;
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
