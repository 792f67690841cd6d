package org.apqlint.syntax;

import static org.apqlint.syntax.parser.ApqSpecLexer.CHANGE;
import static org.apqlint.syntax.parser.ApqSpecLexer.COMMA;
import static org.apqlint.syntax.parser.ApqSpecLexer.GUEST;
import static org.apqlint.syntax.parser.ApqSpecLexer.HOST;
import static org.apqlint.syntax.parser.ApqSpecLexer.INCLUDE;
import static org.apqlint.syntax.parser.ApqSpecLexer.LBRACE;
import static org.apqlint.syntax.parser.ApqSpecLexer.MDEV;
import static org.apqlint.syntax.parser.ApqSpecLexer.MIGRATE;
import static org.apqlint.syntax.parser.ApqSpecLexer.NEWLINE;
import static org.apqlint.syntax.parser.ApqSpecLexer.ODD;
import static org.apqlint.syntax.parser.ApqSpecLexer.OPEN_STRING;
import static org.apqlint.syntax.parser.ApqSpecLexer.RBRACE;
import static org.apqlint.syntax.parser.ApqSpecLexer.STRING;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.antlr.v4.runtime.Token;

/**
 * Turns the visible tokens of a text into a stream in which all braces match, and each statement
 * and block ends with one NEWLINE. What is missing for that is reported and put in as a token
 * without width, so that the parser never sees an unbalanced text. Time grows with the number of
 * tokens.
 */
final class Layout {

  private static final Set<Integer> BLOCK_WORDS = Set.of(HOST, MDEV, GUEST, CHANGE);
  private static final Set<Integer> TOP_WORDS = Set.of(HOST, MDEV, GUEST, CHANGE, MIGRATE, INCLUDE);

  /** An open brace, and the column of the statement that it belongs to. */
  private record Open(Token brace, int column) {}

  private final List<Token> in;
  private final SyntaxErrors errors;
  private final List<Token> out = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private final List<List<Token>> headers = new ArrayList<>();
  private final boolean balanced;
  private final boolean whole;
  private final List<Token> statement = new ArrayList<>();
  private boolean begun;
  private boolean cut;

  /**
   * Takes tokens.
   *
   * @param visible the tokens without blanks and comments, the end of the file included
   * @param whole whether these are all; otherwise an open block at their end is no error
   */
  Layout(List<Token> visible, boolean whole, SyntaxErrors errors) {
    this.in = visible;
    this.whole = whole;
    this.errors = errors;
    this.balanced = balanced(visible);
  }

  private static boolean balanced(List<Token> tokens) {
    int depth = 0;
    for (Token token : tokens) {
      depth += token.getType() == LBRACE ? 1 : token.getType() == RBRACE ? -1 : 0;
      if (depth < 0) {
        return false;
      }
    }
    return depth == 0;
  }

  /** The balanced stream. */
  List<Token> arrange() {
    int at = 0;
    while (!cut && in.get(at).getType() != Token.EOF) {
      at = take(at);
    }
    end(in.get(at));
    return out;
  }

  /** The words before each opening brace. */
  List<List<Token>> headers() {
    return headers;
  }

  /** Whether a part of the text was left out, because it is nested too deep. */
  boolean cut() {
    return cut;
  }

  private int take(int at) {
    Token token = in.get(at);
    switch (token.getType()) {
      case NEWLINE -> lineEnd(at);
      case LBRACE -> open(token);
      case RBRACE -> {
        return close(at);
      }
      case ODD -> {
        begin(token);
        errors.oddCharacter(token);
      }
      default -> word(token);
    }
    return at + 1;
  }

  private void begin(Token token) {
    if (!begun) {
      errors.statement(token);
      begun = true;
    }
  }

  private void word(Token token) {
    boolean first = statement.isEmpty();
    if (first && TOP_WORDS.contains(token.getType()) && lacksClose(token)) {
      closeAll(token);
    }
    begin(token);
    if (token.getType() == OPEN_STRING) {
      errors.openString(token);
    } else if (token.getType() == STRING) {
      errors.escapes(token);
    }
    emit(token);
  }

  /**
   * Whether the blocks before this word lack their braces, as it is a statement in no block. If all
   * braces match and the line is indented, a block was meant to be in a block, which is another
   * error.
   */
  private boolean lacksClose(Token token) {
    return !open.isEmpty() && !(balanced && token.getCharPositionInLine() > open.peek().column());
  }

  private void emit(Token token) {
    out.add(token);
    statement.add(token);
  }

  private void lineEnd(int at) {
    if (statement.isEmpty()) {
      begun = false;
      return;
    }
    Token last = last();
    Token next = next(at);
    if (last.getType() == COMMA && next.getType() != RBRACE && next.getType() != Token.EOF) {
      return;
    }
    if (lacksBrace()) {
      if (next.getType() == LBRACE) {
        errors.braceOnNextLine(next);
        return;
      }
      lackingBrace(next);
      return;
    }
    endStatement(in.get(at));
  }

  private Token last() {
    return statement.get(statement.size() - 1);
  }

  private Token next(int at) {
    int next = at + 1;
    while (in.get(next).getType() == NEWLINE || in.get(next).getType() == ODD) {
      next++;
    }
    return in.get(next);
  }

  private boolean lacksBrace() {
    return open.isEmpty()
        && !statement.isEmpty()
        && BLOCK_WORDS.contains(statement.get(0).getType());
  }

  /** Puts in the brace; what follows is the block, unless it belongs to the top level. */
  private void lackingBrace(Token next) {
    errors.missingOpen(last());
    Token brace = VirtualToken.after(LBRACE, last());
    boolean empty = TOP_WORDS.contains(next.getType()) || next.getType() == Token.EOF;
    int column = header(brace);
    out.add(brace);
    if (empty) {
      out.add(VirtualToken.before(RBRACE, next));
      out.add(VirtualToken.before(NEWLINE, next));
    } else {
      open.push(new Open(brace, column));
    }
  }

  private int header(Token brace) {
    Token first = statement.isEmpty() ? brace : statement.get(0);
    headers.add(List.copyOf(statement));
    statement.clear();
    begun = false;
    return first.getCharPositionInLine();
  }

  private void endStatement(Token end) {
    out.add(end);
    statement.clear();
    begun = false;
  }

  private void open(Token brace) {
    begin(brace);
    if (open.size() == Limits.NESTING) {
      errors.tooDeep(brace);
      cut = true;
      return;
    }
    open.push(new Open(brace, header(brace)));
    out.add(brace);
  }

  private int close(int at) {
    Token brace = in.get(at);
    if (lacksBrace()) {
      lackingBrace(brace);
    }
    if (!statement.isEmpty()) {
      endStatement(VirtualToken.before(NEWLINE, brace));
    }
    begun = false;
    if (open.isEmpty()) {
      errors.statement(brace);
      errors.strayClose(brace);
      return at + 1;
    }
    open.pop();
    out.add(brace);
    Token next = in.get(at + 1);
    if (next.getType() == NEWLINE) {
      out.add(next);
      return at + 2;
    }
    if (next.getType() != RBRACE && next.getType() != Token.EOF) {
      errors.statement(next);
      errors.textAfterBlock(next);
    }
    out.add(VirtualToken.after(NEWLINE, brace));
    return at + 1;
  }

  private void closeAll(Token next) {
    while (!open.isEmpty()) {
      Token brace = open.pop().brace();
      if (!cut && (whole || next.getType() != Token.EOF)) {
        errors.missingClose(brace);
      }
      out.add(VirtualToken.before(RBRACE, next));
      out.add(VirtualToken.before(NEWLINE, next));
    }
  }

  private void end(Token end) {
    if (lacksBrace() && whole && !cut) {
      lackingBrace(end);
    } else if (!statement.isEmpty()) {
      endStatement(VirtualToken.after(NEWLINE, last()));
    }
    closeAll(end);
    out.add(VirtualToken.before(Token.EOF, end));
  }
}
