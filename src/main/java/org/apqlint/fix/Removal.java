package org.apqlint.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.apqlint.finding.Edit;
import org.apqlint.model.Place;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;

/**
 * Takes words out of a text, with the commas and blanks that nobody needs without them. Comments
 * stay, and a line of which nothing is left goes.
 */
final class Removal {

  /** Statements that mean something else, or nothing, when a list in them is gone. */
  private static final Set<String> MASKS = Set.of("apmask", "aqmask", "boot", "lpar");

  /** A comment that accepts findings would turn to the next statement. */
  private static final Pattern SUPPRESSION = Pattern.compile("(?i)apqlint[ \\t]*:");

  private final List<Lexeme> lexemes;
  private final TreeSet<Integer> gone = new TreeSet<>();
  private final Set<Integer> items = new LinkedHashSet<>();
  private final Set<SyntaxTree.Statement> statements = new LinkedHashSet<>();

  Removal(List<Lexeme> lexemes) {
    this.lexemes = lexemes;
  }

  void lexemes(Collection<Integer> some) {
    gone.addAll(some);
  }

  /** An item of a list; with the last one the statement goes. */
  void item(int word) {
    items.add(word);
  }

  /** A word that may have a comma beside it; of two the one behind it. */
  void word(SyntaxTree.Statement statement, int word) {
    gone.add(word);
    List<Integer> words = statement.words();
    int at = words.indexOf(word);
    if (at + 1 < words.size() && kind(words.get(at + 1)) == Lexeme.Kind.COMMA) {
      gone.add(words.get(at + 1));
    } else if (kind(words.get(at - 1)) == Lexeme.Kind.COMMA) {
      gone.add(words.get(at - 1));
    }
  }

  void statement(SyntaxTree.Statement statement) {
    statements.add(statement);
  }

  /**
   * Finds the commas of items, and the statements of which nothing is left.
   *
   * @return whether all of that can be taken out
   */
  boolean complete(Map<Integer, SyntaxTree.Statement> owners) {
    for (int item : items) {
      SyntaxTree.Statement statement = owners.get(item);
      List<Integer> list = WordList.around(statement, item, lexemes);
      if (items.containsAll(list)) {
        boolean alone = statement.words().size() == 2 * list.size();
        if (!alone && MASKS.contains(lexemes.get(statement.words().get(0)).text())) {
          return false;
        }
        statements.add(statement);
      } else {
        gone.add(item);
        gone.add(comma(statement, list, item));
      }
    }
    for (SyntaxTree.Statement statement : statements) {
      if (statement.block().isPresent() || isAccepted(statement)) {
        return false;
      }
      gone.addAll(statement.words());
    }
    return true;
  }

  /** The comma behind an item, if an item behind that stays, else the one before it. */
  private int comma(SyntaxTree.Statement statement, List<Integer> list, int item) {
    List<Integer> words = statement.words();
    boolean stays = list.stream().anyMatch(other -> other > item && !items.contains(other));
    return words.get(words.indexOf(item) + (stays ? 1 : -1));
  }

  private boolean isAccepted(SyntaxTree.Statement statement) {
    int first = statement.words().get(0);
    int at = first - 1;
    while (at >= 0
        && (kind(at) == Lexeme.Kind.BLANK
            || kind(at) == Lexeme.Kind.LINE_END
            || kind(at) == Lexeme.Kind.COMMENT)) {
      if (isSuppression(at)) {
        return true;
      }
      at--;
    }
    int last = statement.words().get(statement.words().size() - 1);
    for (at = first;
        at < lexemes.size() && (at <= last || kind(at) != Lexeme.Kind.LINE_END);
        at++) {
      if (isSuppression(at)) {
        return true;
      }
    }
    return false;
  }

  private boolean isSuppression(int at) {
    return kind(at) == Lexeme.Kind.COMMENT && SUPPRESSION.matcher(lexemes.get(at).text()).find();
  }

  private Lexeme.Kind kind(int at) {
    return at < 0 || at >= lexemes.size() ? Lexeme.Kind.LINE_END : lexemes.get(at).kind();
  }

  /** What goes, as replacements by nothing. */
  List<Edit.Replace> replacements() {
    TreeSet<Integer> all = new TreeSet<>(gone);
    int from = 0;
    while (from < lexemes.size()) {
      int end = from;
      while (end < lexemes.size() && kind(end) != Lexeme.Kind.LINE_END) {
        end++;
      }
      line(from, end, all);
      from = end + 1;
    }
    return runs(all);
  }

  private void line(int from, int end, TreeSet<Integer> all) {
    if (gone.subSet(from, end).isEmpty()) {
      return;
    }
    boolean empty = true;
    for (int at = from; at < end; at++) {
      empty &= gone.contains(at) || kind(at) == Lexeme.Kind.BLANK;
    }
    for (int at = from; at < end; at++) {
      if (kind(at) == Lexeme.Kind.BLANK && (empty || isIdle(at, from, end))) {
        all.add(at);
      }
    }
    if (empty && end < lexemes.size()) {
      all.add(end);
    }
  }

  /** Whether a blank beside what goes has nothing to separate any more. */
  private boolean isIdle(int blank, int from, int end) {
    boolean goneBefore = gone.contains(blank - 1);
    boolean goneBehind = gone.contains(blank + 1);
    if (goneBefore && goneBehind) {
      return true;
    }
    if (goneBehind && blank > from) {
      int next = blank + 1;
      while (next < end && (gone.contains(next) || gone.contains(next + 1))) {
        next++;
      }
      // Another blank, or nothing, is left behind it.
      return next >= end || kind(next) == Lexeme.Kind.BLANK;
    }
    if (goneBefore && kind(from) == Lexeme.Kind.BLANK) {
      // The indentation is left before it.
      int left = blank - 1;
      while (left > from && (gone.contains(left) || kind(left) == Lexeme.Kind.BLANK)) {
        left--;
      }
      return left == from;
    }
    return false;
  }

  private List<Edit.Replace> runs(TreeSet<Integer> all) {
    List<Edit.Replace> runs = new ArrayList<>();
    Integer first = null;
    for (int at : all) {
      if (first == null || !all.contains(at - 1)) {
        first = at;
      }
      if (!all.contains(at + 1)) {
        runs.add(new Edit.Replace(span(first, at), ""));
      }
    }
    return runs;
  }

  /** A line end belongs to its line, and the place behind it is the next one. */
  private Place span(int first, int last) {
    Place start = lexemes.get(first).place();
    Place end = lexemes.get(last).place();
    return kind(last) == Lexeme.Kind.LINE_END
        ? new Place(start.file(), start.line(), start.column(), end.line() + 1, 1)
        : start.to(end);
  }
}
