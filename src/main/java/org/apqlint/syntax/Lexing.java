package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.parser.ApqSpecLexer;

/**
 * The tokens of a text.
 *
 * @param all every token with the hidden ones; the last one is the end of the file
 * @param rest where the part begins that is beyond {@link Limits#LEXEMES}, as an offset in code
 *     points behind the byte order mark; -1 if all was read
 */
record Lexing(List<Token> all, int rest) {

  static final String BYTE_ORDER_MARK = "\uFEFF";

  static Lexing of(SourceText source) {
    ApqSpecLexer lexer =
        new ApqSpecLexer(CharStreams.fromString(withoutMark(source.text()), source.file()));
    lexer.removeErrorListeners();
    List<Token> tokens = new ArrayList<>();
    Token token = lexer.nextToken();
    while (token.getType() != Token.EOF && tokens.size() < Limits.LEXEMES) {
      tokens.add(token);
      token = lexer.nextToken();
    }
    int rest = token.getType() == Token.EOF ? -1 : token.getStartIndex();
    tokens.add(rest < 0 ? token : VirtualToken.before(Token.EOF, token));
    return new Lexing(tokens, rest);
  }

  static String withoutMark(String text) {
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
  }

  /** The tokens that statements are made of. */
  List<Token> visible() {
    return all.stream().filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL).toList();
  }
}
