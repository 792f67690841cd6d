package org.apqlint.fix;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;

/** Lists in statements: words with a comma between them. */
final class WordList {

  private WordList() {}

  /** The items of the list that a word of a statement is in, the word itself among them. */
  static List<Integer> around(SyntaxTree.Statement statement, int word, List<Lexeme> lexemes) {
    List<Integer> words = statement.words();
    int first = words.indexOf(word);
    while (first >= 2 && isComma(words.get(first - 1), lexemes)) {
      first -= 2;
    }
    List<Integer> items = new ArrayList<>();
    items.add(words.get(first));
    for (int at = first; at + 2 < words.size() && isComma(words.get(at + 1), lexemes); at += 2) {
      items.add(words.get(at + 2));
    }
    return items;
  }

  private static boolean isComma(int at, List<Lexeme> lexemes) {
    return lexemes.get(at).kind() == Lexeme.Kind.COMMA;
  }
}
