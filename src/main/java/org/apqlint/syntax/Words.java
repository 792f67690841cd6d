package org.apqlint.syntax;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apqlint.syntax.parser.ApqSpecLexer;

/** What words and strings say. */
final class Words {

  private Words() {}

  /** The text of a name or value, without quotes. */
  static String text(ParserRuleContext nameOrValue) {
    return text(nameOrValue.getStart());
  }

  static String text(Token token) {
    return quoted(token) ? unquoted(token.getText()) : token.getText();
  }

  static boolean quoted(Token token) {
    return token.getType() == ApqSpecLexer.STRING;
  }

  private static String unquoted(String literal) {
    if (literal.indexOf('\\') < 0) {
      return literal.substring(1, literal.length() - 1);
    }
    StringBuilder out = new StringBuilder(literal.length());
    for (int i = 1; i < literal.length() - 1; i++) {
      char c = literal.charAt(i);
      if (c == '\\') {
        i++;
        c = literal.charAt(i) == 'n' ? '\n' : literal.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }
}
