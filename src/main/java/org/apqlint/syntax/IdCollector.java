package org.apqlint.syntax;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.apqlint.model.Repetition.Surplus;
import org.apqlint.syntax.parser.ApqSpecParser.ControlIdsContext;
import org.apqlint.syntax.parser.ApqSpecParser.IdsContext;

/** Unites the ids of all statements of one kind in a block, and notes what is said twice. */
final class IdCollector {

  private final String noun;
  private final Numbers numbers;
  private final BlockNotes notes;
  private final Map<Integer, Place> places = new HashMap<>();
  private IdSet ids = IdSet.NONE;
  private boolean facts;

  /** What statements before this one have. */
  private IdSet earlier = IdSet.NONE;

  private Place same;

  /**
   * Begins with no ids.
   *
   * @param noun what an id is, such as {@code adapter}
   */
  IdCollector(String noun, Problems problems, BlockNotes notes) {
    this.noun = noun;
    this.numbers = new Numbers(problems);
    this.notes = notes;
  }

  /** Adds the ids of a list, and yields them. */
  IdSet add(IdsContext list) {
    IdSet all = IdSet.NONE;
    earlier = ids;
    for (TerminalNode word : list.WORD()) {
      IdSet some = numbers.ids(word.getSymbol());
      add(some, Places.of(word.getSymbol()));
      all = all.union(some);
    }
    return all;
  }

  /** Adds a list, or remembers that the ids are those of another list. */
  void add(ControlIdsContext list) {
    if (list.SAME() == null) {
      add(list.ids());
    } else {
      Place place = Places.of(list);
      if (same != null) {
        notes.repeated(noun + "s same", same, place, Optional.of(Surplus.words(place)));
      }
      same = place;
    }
  }

  private void add(IdSet some, Place place) {
    IdSet twice = some.intersect(ids);
    if (!twice.isEmpty() && notes.hasRoom()) {
      notes.repeated(
          noun + (twice.size() == 1 ? " " : "s ") + twice.toRanges(),
          places.get(twice.first()),
          place,
          // With other facts two statements do not say the same, and `same` is no list.
          facts && twice.overlaps(earlier) || place.equals(same)
              ? Optional.empty()
              : Optional.of(Surplus.item(place, some.minus(twice))));
    }
    some.minus(ids).stream().forEach(id -> places.put(id, place));
    ids = ids.union(some);
  }

  /** Tells that the items of some statement say more than their ids. */
  void withFacts() {
    facts = true;
  }

  /** Whether {@code same} stands somewhere. */
  boolean isSame() {
    return same != null;
  }

  /** What was added; {@code same} stands for the other list. */
  IdList list(IdList other) {
    if (same != null) {
      add(other.ids(), same);
      same = null;
    }
    return list();
  }

  IdList list() {
    return ids.isEmpty() ? IdList.NONE : new IdList(ids, places);
  }
}
