package org.apqlint.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;

/**
 * A text in its lexemes, statements and blocks, with every blank and comment, also where it has
 * errors. What the statements mean is not its concern.
 *
 * @param source the text
 * @param lexemes all of it, in order
 * @param statements the statements of the top level
 */
public record SyntaxTree(SourceText source, List<Lexeme> lexemes, List<Statement> statements) {

  /**
   * A statement, or a block with the words before its brace.
   *
   * @param words the indices of its words, strings and commas among the lexemes
   * @param block its block, if it has one
   */
  public record Statement(List<Integer> words, Optional<Block> block) {
    public Statement {
      words = List.copyOf(words);
    }
  }

  /**
   * What stands between braces.
   *
   * @param open the index of the opening brace; empty where the text lacks it
   * @param statements the statements in it
   * @param close the index of the closing brace; empty where the text lacks it
   */
  public record Block(Optional<Integer> open, List<Statement> statements, Optional<Integer> close) {
    public Block {
      statements = List.copyOf(statements);
    }
  }

  public SyntaxTree {
    lexemes = List.copyOf(lexemes);
    statements = List.copyOf(statements);
  }

  /** Cuts a text; never fails. */
  public static SyntaxTree of(SourceText source) {
    return TreeBuilder.build(source);
  }

  /** The text again, character by character. */
  public String text() {
    return lexemes.stream().map(Lexeme::text).collect(Collectors.joining());
  }

  /** The comments, in order. */
  public List<Lexeme> comments() {
    return lexemes.stream().filter(lexeme -> lexeme.kind() == Lexeme.Kind.COMMENT).toList();
  }

  /** From the first word of a statement to its last one, or to the end of its block. */
  public Place place(Statement statement) {
    return lexemes.get(first(statement)).place().to(lexemes.get(last(statement)).place());
  }

  private static int first(Statement statement) {
    return statement.words().isEmpty()
        ? statement.block().flatMap(Block::open).orElseThrow()
        : statement.words().get(0);
  }

  private static int last(Statement statement) {
    if (statement.block().isPresent()) {
      Block block = statement.block().get();
      if (block.close().isPresent()) {
        return block.close().get();
      }
      if (!block.statements().isEmpty()) {
        return last(block.statements().get(block.statements().size() - 1));
      }
      if (block.open().isPresent()) {
        return block.open().get();
      }
    }
    return statement.words().get(statement.words().size() - 1);
  }
}
