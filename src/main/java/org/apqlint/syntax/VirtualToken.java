package org.apqlint.syntax;

import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Pair;

/** A token that the text lacks and the grammar needs; it has a place and no width. */
final class VirtualToken extends CommonToken {

  private static final long serialVersionUID = 1L;

  private VirtualToken(int type, Token near, int start, int line, int column) {
    super(
        new Pair<>(near.getTokenSource(), near.getInputStream()),
        type,
        DEFAULT_CHANNEL,
        start,
        start - 1);
    setLine(line);
    setCharPositionInLine(column);
    setText("");
  }

  static Token before(int type, Token next) {
    return new VirtualToken(
        type, next, next.getStartIndex(), next.getLine(), next.getCharPositionInLine());
  }

  static Token after(int type, Token last) {
    int width = last.getStopIndex() - last.getStartIndex() + 1;
    return new VirtualToken(
        type, last, last.getStopIndex() + 1, last.getLine(), last.getCharPositionInLine() + width);
  }
}
