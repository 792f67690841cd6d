package org.apqlint.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.finding.Edit;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;

/** Comments behind changed words stay in their column, as long as there is room. */
final class CommentColumns {

  /** The least that the layout has before such a comment. */
  private static final int ROOM = 2;

  private CommentColumns() {}

  /** These replacements, and those of the blanks before comments. */
  static List<Edit.Replace> kept(SourceText source, Collection<Edit.Replace> edits) {
    Map<Integer, Integer> wider = new TreeMap<>();
    for (Edit.Replace edit : edits) {
      Place place = edit.place();
      boolean inLine = place.line() == place.endLine() && edit.text().indexOf('\n') < 0;
      if (inLine) {
        int width = edit.text().codePointCount(0, edit.text().length());
        wider.merge(place.line(), width - (place.endColumn() - place.column()), Integer::sum);
      }
    }
    List<Edit.Replace> all = new ArrayList<>(edits);
    List<Lexeme> lexemes = SyntaxTree.of(source).lexemes();
    for (int at = 2; at < lexemes.size(); at++) {
      Lexeme blank = lexemes.get(at - 1);
      int line = blank.place().line();
      if (lexemes.get(at).kind() == Lexeme.Kind.COMMENT
          && blank.kind() == Lexeme.Kind.BLANK
          && blank.place().column() > 1
          && wider.getOrDefault(line, 0) != 0
          && edits.stream().noneMatch(edit -> touches(edit, blank))) {
        int width = Math.max(ROOM, blank.text().length() - wider.get(line));
        all.add(new Edit.Replace(blank.place(), " ".repeat(width)));
      }
    }
    return all;
  }

  /** What ends where the blank begins is as good as beside it. */
  private static boolean touches(Edit.Replace edit, Lexeme blank) {
    Place place = edit.place();
    return place.line() == blank.place().line()
        && place.endLine() == place.line()
        && place.endColumn() > blank.place().column();
  }
}
