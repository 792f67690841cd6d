package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.parser.ApqSpecLexer;

/** Builds the syntax tree of a text. */
final class TreeBuilder {

  private final Map<Integer, Integer> indexOf = new HashMap<>();
  private final List<Token> tokens;
  private int at;

  private TreeBuilder(List<Token> arranged) {
    this.tokens = arranged;
  }

  static SyntaxTree build(SourceText source) {
    Lexing lexing = Lexing.of(source);
    List<Token> arranged =
        new Layout(lexing.visible(), lexing.rest() < 0, new SyntaxErrors(new Problems())).arrange();
    TreeBuilder builder = new TreeBuilder(arranged);
    List<Lexeme> lexemes = builder.lexemes(source, lexing);
    return new SyntaxTree(source, lexemes, builder.statements());
  }

  private List<Lexeme> lexemes(SourceText source, Lexing lexing) {
    List<Lexeme> lexemes = new ArrayList<>();
    if (source.text().startsWith(Lexing.BYTE_ORDER_MARK)) {
      Place start = new Place(source.file(), 1, 1, 1, 1);
      lexemes.add(new Lexeme(Lexeme.Kind.OTHER, Lexing.BYTE_ORDER_MARK, start));
    }
    for (Token token : lexing.all().subList(0, lexing.all().size() - 1)) {
      indexOf.put(token.getStartIndex(), lexemes.size());
      lexemes.add(new Lexeme(kind(token), token.getText(), Places.of(token)));
    }
    if (lexing.rest() >= 0) {
      String text = Lexing.withoutMark(source.text());
      String rest = text.substring(text.offsetByCodePoints(0, lexing.rest()));
      Place place = Places.of(lexing.all().get(lexing.all().size() - 1));
      lexemes.add(new Lexeme(Lexeme.Kind.OTHER, rest, place));
    }
    return lexemes;
  }

  private static Lexeme.Kind kind(Token token) {
    return switch (token.getType()) {
      case ApqSpecLexer.STRING, ApqSpecLexer.OPEN_STRING -> Lexeme.Kind.STRING;
      case ApqSpecLexer.COMMA -> Lexeme.Kind.COMMA;
      case ApqSpecLexer.LBRACE -> Lexeme.Kind.OPEN_BRACE;
      case ApqSpecLexer.RBRACE -> Lexeme.Kind.CLOSE_BRACE;
      case ApqSpecLexer.NEWLINE -> Lexeme.Kind.LINE_END;
      case ApqSpecLexer.BLANK -> Lexeme.Kind.BLANK;
      case ApqSpecLexer.COMMENT -> Lexeme.Kind.COMMENT;
      case ApqSpecLexer.ODD -> Lexeme.Kind.OTHER;
      default -> Lexeme.Kind.WORD;
    };
  }

  private List<SyntaxTree.Statement> statements() {
    List<SyntaxTree.Statement> statements = new ArrayList<>();
    while (type() != ApqSpecLexer.RBRACE && type() != Token.EOF) {
      statements.add(statement());
    }
    return statements;
  }

  private SyntaxTree.Statement statement() {
    List<Integer> words = new ArrayList<>();
    Optional<SyntaxTree.Block> block = Optional.empty();
    while (type() != ApqSpecLexer.NEWLINE) {
      if (type() == ApqSpecLexer.LBRACE) {
        block = Optional.of(block());
      } else {
        words.add(indexOf.get(tokens.get(at++).getStartIndex()));
      }
    }
    at++;
    return new SyntaxTree.Statement(words, block);
  }

  private SyntaxTree.Block block() {
    Optional<Integer> open = index(tokens.get(at++));
    List<SyntaxTree.Statement> statements = statements();
    Optional<Integer> close = index(tokens.get(at++));
    return new SyntaxTree.Block(open, statements, close);
  }

  private Optional<Integer> index(Token token) {
    return token instanceof VirtualToken
        ? Optional.empty()
        : Optional.of(indexOf.get(token.getStartIndex()));
  }

  private int type() {
    return tokens.get(at).getType();
  }
}
