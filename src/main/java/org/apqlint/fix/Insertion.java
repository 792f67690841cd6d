package org.apqlint.fix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Edit;
import org.apqlint.model.Place;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;

/** Puts a statement into a block, on a line of its own, below another statement or the header. */
final class Insertion {

  private static final String STEP = "    ";

  private final List<Lexeme> lexemes;
  private final SyntaxTree.Statement anchor;

  Insertion(SyntaxTree tree, SyntaxTree.Statement anchor) {
    this.lexemes = tree.lexemes();
    this.anchor = anchor;
  }

  Optional<List<Edit.Replace>> of(String statement) {
    if (anchor.block().isPresent()) {
      return anchor.block().get().open().map(open -> below(open, statement, firstIndent(open)));
    }
    int last = anchor.words().get(anchor.words().size() - 1);
    return Optional.of(below(last, statement, indent(anchor.words().get(0))));
  }

  private List<Edit.Replace> below(int last, String statement, String indent) {
    String lineEnd = lineEnd();
    int at = last + 1;
    while (kind(at) == Lexeme.Kind.BLANK || kind(at) == Lexeme.Kind.COMMENT) {
      at++;
    }
    if (kind(at) == Lexeme.Kind.LINE_END) {
      Place end = lexemes.get(at).place();
      Place next = new Place(end.file(), end.line() + 1, 1, end.line() + 1, 1);
      return List.of(new Edit.Replace(next, indent + statement + lineEnd));
    }
    // Something else stands on the line: it gets lines of its own, too.
    List<Edit.Replace> edits = new ArrayList<>();
    boolean closes = kind(at) == Lexeme.Kind.CLOSE_BRACE;
    Place gap = lexemes.get(last).place().end().to(before(at));
    String outer = indent.startsWith(STEP) ? indent.substring(STEP.length()) : "";
    edits.add(
        new Edit.Replace(gap, lineEnd + indent + statement + lineEnd + (closes ? outer : indent)));
    if (!closes) {
      closing(at).ifPresent(close -> edits.add(new Edit.Replace(close, lineEnd + outer)));
    }
    return edits;
  }

  private Place before(int at) {
    Place place = lexemes.get(at).place();
    return new Place(place.file(), place.line(), place.column(), place.line(), place.column());
  }

  /** The blanks before the closing brace, if it stands on the same line. */
  private Optional<Place> closing(int from) {
    for (int at = from; at < lexemes.size() && kind(at) != Lexeme.Kind.LINE_END; at++) {
      if (kind(at) == Lexeme.Kind.CLOSE_BRACE) {
        return Optional.of(
            kind(at - 1) == Lexeme.Kind.BLANK ? lexemes.get(at - 1).place() : before(at));
      }
    }
    return Optional.empty();
  }

  /** How the first statement of the block is indented, else one step further than the header. */
  private String firstIndent(int open) {
    List<SyntaxTree.Statement> inside = anchor.block().orElseThrow().statements();
    if (!inside.isEmpty() && !inside.get(0).words().isEmpty()) {
      int first = inside.get(0).words().get(0);
      if (line(first) != line(open)) {
        return indent(first);
      }
    }
    return indent(anchor.words().get(0)) + STEP;
  }

  private String indent(int word) {
    int at = word;
    while (at > 0 && line(at - 1) == line(word)) {
      at--;
    }
    return kind(at) == Lexeme.Kind.BLANK ? lexemes.get(at).text() : "";
  }

  private int line(int at) {
    return lexemes.get(at).place().line();
  }

  /** The line ends of the text, as far as it has any. */
  private String lineEnd() {
    return lexemes.stream()
        .filter(lexeme -> lexeme.kind() == Lexeme.Kind.LINE_END)
        .findFirst()
        .map(Lexeme::text)
        .orElse("\n");
  }

  private Lexeme.Kind kind(int at) {
    return at >= lexemes.size() ? Lexeme.Kind.OTHER : lexemes.get(at).kind();
  }
}
