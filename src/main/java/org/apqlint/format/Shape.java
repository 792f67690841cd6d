package org.apqlint.format;

import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;
import org.apqlint.syntax.SyntaxTree.Block;
import org.apqlint.syntax.SyntaxTree.Statement;

/** What the layout has to know of each lexeme, found in one walk over the tree. */
final class Shape {

  private static final Set<String> BLOCKS = Set.of("host", "mdev", "guest", "change");

  /** Statements whose commas belong to a text of the kernel or of QEMU. */
  private static final Set<String> TEXTS = Set.of("boot", "ap_config", "cpu");

  private static final Set<String> MASKS = Set.of("apmask", "aqmask");

  private static final Set<String> MASK_WORDS = Set.of("all", "only");

  private final SyntaxTree tree;

  /** Where a statement begins. */
  private final BitSet firsts = new BitSet();

  /** Commas with no blank behind them, and strings with none before them. */
  private final BitSet tight = new BitSet();

  /** Braces of blocks on one line, and the statement in them. */
  private final BitSet inline = new BitSet();

  /** Where a statement of the top level begins. */
  private final BitSet items = new BitSet();

  /** Those of them that are blocks over several lines. */
  private final BitSet tall = new BitSet();

  /** The numbers of the lines that stay to the letter. */
  private final BitSet kept = new BitSet();

  Shape(SyntaxTree tree, Set<Integer> broken) {
    this.tree = tree;
    broken.forEach(kept::set);
    for (int i = 0; i < tree.lexemes().size(); i++) {
      if (tree.lexemes().get(i).kind() == Lexeme.Kind.OTHER && !mark(i)) {
        kept.set(line(i));
      }
    }
    // One walk is enough: where a statement begins on a line that an earlier one over several
    // lines ends on, that line has an error of its own.
    tree.statements().forEach(statement -> keep(statement, true));
    tree.statements().forEach(this::item);
  }

  private static boolean block(Statement statement, Lexeme first) {
    return statement.block().isPresent() && BLOCKS.contains(first.text());
  }

  private static int first(Statement statement) {
    return statement.words().isEmpty()
        ? statement.block().orElseThrow().open().orElseThrow()
        : statement.words().get(0);
  }

  private void keep(Statement statement, boolean top) {
    int first = first(statement);
    if (statement.block().isEmpty()) {
      keep(first, statement.words().get(statement.words().size() - 1));
      return;
    }
    Block block = statement.block().get();
    if (top && block(statement, tree.lexemes().get(first))) {
      keep(first, block.open().orElseThrow());
      block.statements().forEach(inner -> keep(inner, false));
    } else {
      // What is in the braces of no known block is no statement.
      kept.set(line(first), line(block.close().orElseThrow()) + 1);
    }
  }

  /** Keeps all lines of a stretch if one of them is kept. */
  private void keep(int first, int last) {
    int from = line(first);
    int to = line(last);
    int any = kept.nextSetBit(from);
    if (any >= 0 && any <= to) {
      kept.set(from, to + 1);
    }
  }

  private void item(Statement statement) {
    int first = first(statement);
    items.set(first);
    statement(statement);
    if (statement.block().isPresent()) {
      Block block = statement.block().get();
      boolean oneLine = line(first) == line(block.close().orElseThrow());
      if (oneLine && block.statements().size() <= 1) {
        inline.set(block.open().orElseThrow());
        inline.set(block.close().orElseThrow());
        block.statements().forEach(inner -> inline.set(first(inner)));
      } else if (!oneLine || !kept(line(first))) {
        tall.set(first);
      }
    }
  }

  private void statement(Statement statement) {
    firsts.set(first(statement));
    statement.block().ifPresent(block -> block.statements().forEach(this::statement));
    List<Integer> words = statement.words();
    if (words.isEmpty()) {
      return;
    }
    String word = text(words.get(0));
    boolean mask =
        MASKS.contains(word) && words.size() > 1 && !MASK_WORDS.contains(text(words.get(1)));
    if (mask || TEXTS.contains(word)) {
      for (int index : words) {
        Lexeme.Kind kind = tree.lexemes().get(index).kind();
        if (kind == Lexeme.Kind.COMMA || kind == Lexeme.Kind.STRING && word.equals("boot")) {
          tight.set(index);
        }
      }
    }
  }

  private String text(int index) {
    return tree.lexemes().get(index).text();
  }

  private int line(int index) {
    return tree.lexemes().get(index).place().line();
  }

  /** Whether this is the byte order mark that the reader skips. */
  boolean mark(int index) {
    return index == 0 && text(0).equals(Formatter.BYTE_ORDER_MARK);
  }

  boolean begins(int index) {
    return firsts.get(index);
  }

  boolean tight(int index) {
    return tight.get(index);
  }

  boolean inline(int index) {
    return inline.get(index);
  }

  boolean item(int index) {
    return items.get(index);
  }

  boolean tall(int index) {
    return tall.get(index);
  }

  boolean kept(int line) {
    return kept.get(line);
  }
}
