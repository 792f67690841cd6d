package org.apqlint.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.Lexeme.Kind;
import org.apqlint.syntax.SyntaxTree;

/** Puts the lexemes of a text into rows, each with its indentation and single blanks. */
final class Rows {

  private static final String INDENTATION = "    ";

  private final List<Lexeme> lexemes;
  private final Shape shape;
  private final List<Row> rows = new ArrayList<>();
  private final boolean[] goesOn;

  private int depth;
  private boolean opened;
  private boolean emptyLine;

  // The row that grows.
  private StringBuilder text;
  private Row.Kind kind;
  private boolean apart;
  private Optional<Row.Item> item = Optional.empty();

  // The line that is read.
  private int rowsOfLine;
  private boolean tabs;

  Rows(SyntaxTree tree, Shape shape) {
    this.lexemes = tree.lexemes();
    this.shape = shape;
    this.goesOn = new boolean[lexemes.size() + 1];
    for (int i = lexemes.size() - 1; i >= 0; i--) {
      goesOn[i] =
          switch (lexemes.get(i).kind()) {
            case WORD, STRING, COMMA -> !shape.begins(i);
            case LINE_END, BLANK, COMMENT -> goesOn[i + 1];
            default -> false;
          };
    }
  }

  List<Row> rows() {
    int first = 0;
    for (int i = 0; i < lexemes.size(); i++) {
      if (lexemes.get(i).kind() == Kind.LINE_END || i == lexemes.size() - 1) {
        line(first, i + 1);
        first = i + 1;
      }
    }
    return rows;
  }

  private void line(int from, int to) {
    if (shape.kept(lexemes.get(from).place().line())) {
      kept(from, to);
      return;
    }
    rowsOfLine = 0;
    tabs = false;
    for (int i = from; i < to; i++) {
      take(i);
    }
    finish();
    emptyLine |= rowsOfLine == 0;
  }

  private void kept(int from, int to) {
    StringBuilder line = new StringBuilder();
    int begin = -1;
    int last = -1;
    int inBlocks = depth;
    for (int i = from; i < to; i++) {
      Lexeme lexeme = lexemes.get(i);
      if (shape.mark(i)) {
        continue;
      }
      line.append(lexeme.text());
      switch (lexeme.kind()) {
        case OPEN_BRACE -> depth++;
        case CLOSE_BRACE -> depth--;
        default -> {}
      }
      switch (lexeme.kind()) {
        case LINE_END, BLANK, COMMENT -> {}
        default -> {
          begin = begin < 0 ? i : begin;
          last = i;
        }
      }
    }
    boolean closes = begin >= 0 && lexemes.get(begin).kind() == Kind.CLOSE_BRACE;
    boolean within = goesOn[from];
    Optional<Row.Item> starts =
        begin >= 0 && inBlocks == 0 && shape.item(begin)
            ? Optional.of(new Row.Item(shape.tall(begin)))
            : Optional.empty();
    boolean separate = emptyLine && !rows.isEmpty() && !opened && !closes && !within;
    rows.add(new Row(Row.Kind.KEPT, line.toString(), "", -1, separate, starts));
    opened = last >= 0 && lexemes.get(last).kind() == Kind.OPEN_BRACE;
    emptyLine = false;
  }

  private void take(int index) {
    Lexeme lexeme = lexemes.get(index);
    switch (lexeme.kind()) {
      case BLANK -> tabs |= lexeme.text().indexOf('\t') >= 0;
      case COMMENT -> comment(index);
      case OPEN_BRACE -> open(index);
      case CLOSE_BRACE -> close(index);
      case WORD, STRING, COMMA -> word(index);
      default -> {}
    }
  }

  private void word(int index) {
    if (shape.begins(index) && !shape.inline(index)) {
      finish();
      begin(Row.Kind.STATEMENT, depth);
      if (shape.item(index)) {
        item = Optional.of(new Row.Item(shape.tall(index)));
      }
    } else if (text == null) {
      begin(Row.Kind.STATEMENT, depth + 1);
      apart = false;
    } else if (lexemes.get(index).kind() != Kind.COMMA && !joined(index)) {
      text.append(' ');
    }
    text.append(lexemes.get(index).text());
  }

  /** Whether no blank belongs between this word or string and what is before it in its row. */
  private boolean joined(int index) {
    if (shape.tight(index)) {
      return true;
    }
    int before = index - 1;
    while (lexemes.get(before).kind() == Kind.BLANK) {
      before--;
    }
    return lexemes.get(before).kind() == Kind.COMMA && shape.tight(before);
  }

  private void open(int index) {
    text.append(" {");
    if (!shape.inline(index)) {
      kind = Row.Kind.OPEN;
      depth++;
    }
  }

  private void close(int index) {
    if (shape.inline(index)) {
      text.append(text.charAt(text.length() - 1) == '{' ? "}" : " }");
      return;
    }
    finish();
    depth--;
    begin(Row.Kind.CLOSE, depth);
    apart = false;
    text.append('}');
  }

  private void comment(int index) {
    String words = lexemes.get(index).text().stripTrailing();
    if (text == null) {
      begin(Row.Kind.COMMENT, goesOn[index] ? depth + 1 : depth);
      apart &= !goesOn[index];
      text.append(words);
      return;
    }
    finish();
    // Behind `adapters 5 }` it is about the statement, not about the brace.
    int row = rows.size() - 1;
    if (rowsOfLine > 1 && rows.get(row).kind() == Row.Kind.CLOSE) {
      row--;
    }
    int column = tabs || rowsOfLine > 1 ? -1 : lexemes.get(index).place().column() - 1;
    rows.set(row, rows.get(row).withComment(words, column));
  }

  private void begin(Row.Kind what, int indentation) {
    text = new StringBuilder(INDENTATION.repeat(indentation));
    kind = what;
    apart = emptyLine && !rows.isEmpty() && !opened;
    emptyLine = false;
    item = Optional.empty();
  }

  private void finish() {
    if (text != null) {
      rows.add(new Row(kind, text.toString(), "", -1, apart, item));
      opened = kind == Row.Kind.OPEN;
      rowsOfLine++;
      text = null;
    }
  }
}
