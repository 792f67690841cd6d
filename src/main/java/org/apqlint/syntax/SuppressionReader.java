package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.model.Suppression;

/**
 * Finds the comments that accept findings, and the text that each holds for. Alone on its line a
 * comment holds for what begins in the next line (other comments may stand between): a statement,
 * or a block with all that is in it. Behind something it holds for its line, and for the whole of a
 * statement that goes on over several lines.
 */
final class SuppressionReader {

  /** Most texts have no such comment, and are not cut into lexemes once more. */
  private static final Pattern ANY = Pattern.compile("(?i)apqlint[ \\t]*:");

  private final SyntaxTree tree;

  /** For each lexeme the statement that it is a word of, or whose block it opens. */
  private final SyntaxTree.Statement[] owners;

  private SuppressionReader(SyntaxTree tree) {
    this.tree = tree;
    this.owners = new SyntaxTree.Statement[tree.lexemes().size()];
    own(tree.statements());
  }

  static List<Suppression> read(SourceText source) {
    if (!ANY.matcher(source.text()).find()) {
      return List.of();
    }
    return new SuppressionReader(SyntaxTree.of(source)).read();
  }

  private void own(List<SyntaxTree.Statement> statements) {
    for (SyntaxTree.Statement statement : statements) {
      statement.words().forEach(word -> owners[word] = statement);
      statement.block().flatMap(SyntaxTree.Block::open).ifPresent(open -> owners[open] = statement);
      statement.block().ifPresent(block -> own(block.statements()));
    }
  }

  private List<Suppression> read() {
    List<Suppression> found = new ArrayList<>();
    int lineStart = 0;
    for (int i = 0; i < owners.length; i++) {
      Lexeme lexeme = tree.lexemes().get(i);
      if (lexeme.kind() == Lexeme.Kind.LINE_END) {
        lineStart = i + 1;
      } else if (lexeme.kind() == Lexeme.Kind.COMMENT && SuppressionText.isOne(lexeme.text())) {
        int first = skipBlanks(lineStart);
        Optional<Place> span = first == i ? below(i) : Optional.of(line(first, i));
        found.add(SuppressionText.read(lexeme.text(), lexeme.place(), span));
      }
    }
    return found;
  }

  /** The statement or block that begins below a comment; none behind an empty line. */
  private Optional<Place> below(int comment) {
    int at = comment;
    while (at < owners.length && kind(at) == Lexeme.Kind.COMMENT) {
      boolean ends = at + 1 < owners.length && kind(at + 1) == Lexeme.Kind.LINE_END;
      at = ends ? skipBlanks(at + 2) : owners.length;
    }
    return at < owners.length && owners[at] != null
        ? Optional.of(tree.place(owners[at]))
        : Optional.empty();
  }

  /** From the first lexeme of a line to its comment, and what belongs to the same statements. */
  private Place line(int first, int comment) {
    Place span = place(first).to(place(comment));
    for (int at = first; at < comment; at++) {
      if (owners[at] != null) {
        List<Integer> words = owners[at].words();
        if (!words.isEmpty()) {
          span = around(span, place(words.get(0)).to(place(words.get(words.size() - 1))));
        }
      }
    }
    return span;
  }

  private static Place around(Place one, Place other) {
    Place first = one.compareTo(other) <= 0 ? one : other;
    boolean longer =
        one.endLine() > other.endLine()
            || one.endLine() == other.endLine() && one.endColumn() >= other.endColumn();
    return first.to(longer ? one : other);
  }

  private int skipBlanks(int from) {
    int at = from;
    while (at < owners.length && isBlank(at)) {
      at++;
    }
    return at;
  }

  /** A byte order mark begins no statement either. */
  private boolean isBlank(int at) {
    return kind(at) == Lexeme.Kind.BLANK
        || tree.lexemes().get(at).text().equals(Lexing.BYTE_ORDER_MARK);
  }

  private Lexeme.Kind kind(int at) {
    return tree.lexemes().get(at).kind();
  }

  private Place place(int at) {
    return tree.lexemes().get(at).place();
  }
}
