package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;

/**
 * The queues of a guest by the master key that they are declared with: those that share a pattern
 * with the first one, and those that share none. Queues of which nothing is declared are on neither
 * side.
 *
 * @param sides two, or none where no two queues are at odds
 */
public record KeySides(List<Side> sides) {

  /** Queues of one statement, by adapter; the rows are not empty. */
  public record Side(KeyPatterns key, List<Matrix> rows) {

    /** The lowest of the queues. */
    public Apqn queue() {
      return rows.get(0).first();
    }

    /** The row of the lowest queue. */
    public Matrix matrix() {
      return rows.get(0);
    }

    /** Where the key is declared. */
    public Place place() {
      return key.place();
    }

    /** {@code 05.0004 (5.4) and 3 more have 12ab34cd}. */
    public String words() {
      int more = rows.stream().mapToInt(Matrix::size).sum() - 1;
      return queue()
          + " ("
          + queue().decimal()
          + ")"
          + (more > 0 ? " and " + more + " more have " : " has ")
          + String.join(" ", key.patterns());
    }

    private boolean disjoint(Side other) {
      return Collections.disjoint(key.patterns(), other.key.patterns());
    }
  }

  /**
   * The sides among these queues, with what is declared of keys of one kind.
   *
   * @param able the adapters that can have such a key
   */
  public static KeySides of(Matrix seen, List<Adapter> able, List<KeyPatterns> keys) {
    IdSet adapters = IdSet.of(able.stream().map(Adapter::apid).toList());
    Matrix queues = new Matrix(seen.adapters().intersect(adapters), seen.domains());
    List<Side> groups = groups(queues, keys);
    for (Side one : groups) {
      for (Side other : groups) {
        if (one.disjoint(other)) {
          return new KeySides(List.of(one, other));
        }
      }
    }
    return new KeySides(List.of());
  }

  /** The queues by the statement that counts for them: of two about one queue, the later one. */
  private static List<Side> groups(Matrix seen, List<KeyPatterns> keys) {
    Map<List<String>, Side> groups = new LinkedHashMap<>();
    for (int apid : seen.adapters().toList()) {
      KeyPatterns.counting(keys, apid, seen.domains())
          .forEach(
              (key, named) ->
                  groups
                      .computeIfAbsent(key.patterns(), patterns -> new Side(key, new ArrayList<>()))
                      .rows()
                      .add(Matrix.row(apid, named)));
    }
    return groups.values().stream().sorted(Comparator.comparing(Side::queue)).toList();
  }

  /** Whether two queues have no pattern in common. */
  public boolean differ() {
    return !sides.isEmpty();
  }

  public Side one() {
    return sides.get(0);
  }

  public Side other() {
    return sides.get(1);
  }
}
