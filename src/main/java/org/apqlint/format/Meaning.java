package org.apqlint.format;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;
import org.apqlint.syntax.SyntaxTree.Statement;

/**
 * What layout must not change.
 *
 * @param statements the words of each statement, with braces around those of a block
 * @param comments each with the number of words before it, and whether it has its own line, as a
 *     comment may speak to the statement beside it or below it; characters that are errors, too
 */
record Meaning(List<String> statements, List<String> comments) {

  static Meaning of(SyntaxTree tree) {
    List<String> statements = new ArrayList<>();
    add(tree, tree.statements(), statements);
    return new Meaning(statements, comments(tree));
  }

  private static void add(SyntaxTree tree, List<Statement> from, List<String> to) {
    for (Statement statement : from) {
      statement.words().forEach(index -> to.add(tree.lexemes().get(index).text()));
      statement
          .block()
          .ifPresent(
              block -> {
                to.add("{");
                add(tree, block.statements(), to);
                to.add("}");
              });
      to.add("\n");
    }
  }

  private static List<String> comments(SyntaxTree tree) {
    List<String> comments = new ArrayList<>();
    int words = 0;
    boolean alone = true;
    for (Lexeme lexeme : tree.lexemes()) {
      String text = lexeme.text();
      switch (lexeme.kind()) {
        case COMMENT -> comments.add(words + (alone ? " alone " : " ") + text.stripTrailing());
        case WORD, STRING, COMMA -> words++;
        case OTHER -> {
          if (lexeme == tree.lexemes().get(0) && text.equals(Formatter.BYTE_ORDER_MARK)) {
            continue;
          }
          comments.add(words + " odd " + text);
        }
        default -> {}
      }
      alone = lexeme.kind() == Lexeme.Kind.LINE_END || alone && lexeme.kind() == Lexeme.Kind.BLANK;
    }
    return comments;
  }
}
