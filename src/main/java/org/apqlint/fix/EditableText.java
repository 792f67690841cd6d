package org.apqlint.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.apqlint.finding.Edit;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxTree;

/** A text in which the words of edits are found. */
final class EditableText {

  private final SyntaxTree tree;
  private final List<Lexeme> lexemes;

  /** The lexemes by where they begin. */
  private final NavigableMap<Place, Integer> starts = new TreeMap<>();

  /**
   * For each word the statement that it belongs to, for each brace the one whose block it is of.
   */
  private final Map<Integer, SyntaxTree.Statement> owners = new HashMap<>();

  EditableText(SourceText source) {
    tree = SyntaxTree.of(source);
    lexemes = tree.lexemes();
    for (int at = 0; at < lexemes.size(); at++) {
      if (!lexemes.get(at).text().equals("\uFEFF")) {
        starts.put(start(lexemes.get(at).place()), at);
      }
    }
    own(tree.statements());
  }

  private static Place start(Place place) {
    return new Place(place.file(), place.line(), place.column(), place.line(), place.column());
  }

  private void own(List<SyntaxTree.Statement> statements) {
    for (SyntaxTree.Statement statement : statements) {
      statement.words().forEach(word -> owners.put(word, statement));
      statement.block().flatMap(SyntaxTree.Block::open).ifPresent(at -> owners.put(at, statement));
      statement.block().ifPresent(block -> own(block.statements()));
    }
  }

  /** What these edits come to when they are made together; empty if one of them cannot be made. */
  Optional<List<Edit.Replace>> spelled(List<Edit> edits) {
    List<Edit.Replace> out = new ArrayList<>();
    Removal removal = new Removal(lexemes);
    for (Edit edit : edits) {
      boolean done;
      if (edit instanceof Edit.Replace replace) {
        done = replace(replace, out);
      } else if (edit instanceof Edit.Keep keep) {
        done = keep(keep, out, removal);
      } else if (edit instanceof Edit.Add add) {
        done = add(add, out);
      } else if (edit instanceof Edit.Remove remove) {
        done = remove(remove.place(), removal);
      } else {
        done = insert((Edit.Insert) edit, out);
      }
      if (!done) {
        return Optional.empty();
      }
    }
    if (!removal.complete(owners)) {
      return Optional.empty();
    }
    out.addAll(removal.replacements());
    return Optional.of(out);
  }

  /** A comment between the words would be lost. */
  private boolean replace(Edit.Replace edit, List<Edit.Replace> out) {
    boolean comment =
        within(edit.place()).stream().anyMatch(at -> lexemes.get(at).kind() == Lexeme.Kind.COMMENT);
    boolean whole =
        edit.place().line() == edit.place().endLine() && starts.containsKey(start(edit.place()));
    if (comment && !(whole && within(edit.place()).size() == 1)) {
      return false;
    }
    out.add(edit);
    return true;
  }

  private boolean keep(Edit.Keep edit, List<Edit.Replace> out, Removal removal) {
    Optional<Integer> item = word(edit.place());
    if (item.isEmpty()) {
      return false;
    }
    if (edit.ids().isEmpty()) {
      removal.item(item.get());
    } else {
      out.add(new Edit.Replace(edit.place(), ids(edit.ids(), lexemes.get(item.get()).text())));
    }
    return true;
  }

  private boolean add(Edit.Add edit, List<Edit.Replace> out) {
    Optional<Integer> item = word(edit.place());
    if (item.isEmpty()) {
      return false;
    }
    List<Integer> list = WordList.around(owners.get(item.get()), item.get(), lexemes);
    Lexeme last = lexemes.get(list.get(list.size() - 1));
    String text = lexemes.get(item.get()).text();
    boolean none = text.equals("none");
    out.add(
        new Edit.Replace(
            none ? edit.place() : last.place().end(), (none ? "" : ", ") + ids(edit.ids(), text)));
    return true;
  }

  /** Ids as the list has them: hex beside hex. */
  private static String ids(IdSet ids, String example) {
    return example.startsWith("0x") || example.startsWith("0X")
        ? ids.toHexRanges()
        : ids.toRanges();
  }

  private boolean remove(Place place, Removal removal) {
    List<Integer> words =
        within(place).stream().filter(at -> lexemes.get(at).kind() != Lexeme.Kind.BLANK).toList();
    if (words.isEmpty() || !covers(place, words)) {
      return false;
    }
    if (words.size() == 1 && lexemes.get(words.get(0)).kind() == Lexeme.Kind.COMMENT) {
      removal.lexemes(words);
      return true;
    }
    List<Integer> own = words.stream().filter(owners::containsKey).toList();
    if (own.isEmpty()) {
      return false;
    }
    SyntaxTree.Statement statement = owners.get(own.get(0));
    if (!own.stream().allMatch(at -> owners.get(at) == statement)
        || statement.block().isPresent()) {
      return false;
    }
    int left = statement.words().size() - own.size();
    if (left == 0 || left == 1 && !own.contains(statement.words().get(0))) {
      removal.statement(statement);
    } else if (own.size() == 1) {
      removal.word(statement, own.get(0));
    } else {
      removal.lexemes(own);
    }
    return true;
  }

  private boolean covers(Place place, List<Integer> words) {
    Place last = lexemes.get(words.get(words.size() - 1)).place();
    return last.endLine() == place.endLine() && last.endColumn() == place.endColumn();
  }

  private boolean insert(Edit.Insert edit, List<Edit.Replace> out) {
    Optional<Integer> at = containing(edit.place());
    if (at.isEmpty() || !owners.containsKey(at.get())) {
      return false;
    }
    return new Insertion(tree, owners.get(at.get()))
        .of(edit.statement())
        .map(out::addAll)
        .orElse(false);
  }

  /** The word that is exactly there. */
  private Optional<Integer> word(Place place) {
    Integer at = starts.get(start(place));
    return at != null && lexemes.get(at).place().equals(place) && owners.containsKey(at)
        ? Optional.of(at)
        : Optional.empty();
  }

  private Optional<Integer> containing(Place place) {
    Map.Entry<Place, Integer> before = starts.floorEntry(start(place));
    return Optional.ofNullable(before).map(Map.Entry::getValue);
  }

  /** The lexemes that begin within the place. */
  private List<Integer> within(Place place) {
    Place end = place.end();
    return place.compareTo(end) > 0 || !starts.containsKey(start(place))
        ? List.of()
        : List.copyOf(starts.subMap(start(place), true, end, false).values());
  }
}
