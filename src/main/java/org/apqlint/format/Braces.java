package org.apqlint.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.Place;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.Limits;
import org.apqlint.syntax.SyntaxTree;

/** Looks whether all braces match and all of the text was read. */
final class Braces {

  private final SyntaxTree tree;
  private final BitSet matched = new BitSet();
  private final List<LeftAsIs> problems = new ArrayList<>();

  private Braces(SyntaxTree tree) {
    this.tree = tree;
  }

  /** The first reason why nobody can say which block each line belongs to. */
  static Optional<LeftAsIs> problem(SyntaxTree tree) {
    List<Lexeme> lexemes = tree.lexemes();
    if (lexemes.size() > Limits.LEXEMES) {
      Place last = lexemes.get(lexemes.size() - 1).place();
      return Optional.of(
          new LeftAsIs(last, true, "more than " + Limits.LEXEMES + " words in one file"));
    }
    Braces braces = new Braces(tree);
    tree.statements().forEach(braces::look);
    for (int i = 0; i < lexemes.size(); i++) {
      if (lexemes.get(i).kind() == Lexeme.Kind.CLOSE_BRACE && !braces.matched.get(i)) {
        braces.add(i, "this `}` closes nothing");
      } else if (lexemes.get(i).kind() == Lexeme.Kind.OPEN_BRACE && !braces.matched.get(i)) {
        braces.add(i, "braces are nested more than " + Limits.NESTING + " deep");
      }
    }
    return braces.problems.stream().min((one, other) -> one.place().compareTo(other.place()));
  }

  private void look(SyntaxTree.Statement statement) {
    if (statement.block().isEmpty()) {
      return;
    }
    SyntaxTree.Block block = statement.block().get();
    if (block.open().isEmpty()) {
      add(statement.words().get(statement.words().size() - 1), "the `{` after it is missing");
    } else {
      matched.set(block.open().get());
      if (block.close().isEmpty()) {
        add(block.open().get(), "this `{` has no `}`");
      }
    }
    block.close().ifPresent(matched::set);
    block.statements().forEach(this::look);
  }

  private void add(int index, String why) {
    problems.add(new LeftAsIs(tree.lexemes().get(index).place(), true, why));
  }
}
