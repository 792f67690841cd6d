package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;

/**
 * The queues of a guest that are declared with one master key on the host that it leaves, and with
 * another one on the host that it moves to. While a key is being changed a queue has several
 * patterns: one in common is enough. Queues of which either side declares nothing are left out.
 *
 * @param rows by adapter; none where no queue differs
 */
public record UnequalKeys(List<Row> rows) {

  /** Queues of one adapter, what is declared of them here, and what there. */
  public record Row(KeyPatterns here, KeyPatterns there, Matrix queues) {

    private boolean sameKeys(Row other) {
      return here.patterns().equals(other.here.patterns())
          && there.patterns().equals(other.there.patterns());
    }
  }

  public UnequalKeys {
    rows = List.copyOf(rows);
  }

  /** Compares what two hosts declare of these queues, with keys of one type. */
  public static UnequalKeys of(Matrix seen, List<KeyPatterns> here, List<KeyPatterns> there) {
    List<Row> rows = new ArrayList<>();
    for (int apid : seen.adapters().toList()) {
      Map<KeyPatterns, IdSet> others = KeyPatterns.counting(there, apid, seen.domains());
      KeyPatterns.counting(here, apid, seen.domains())
          .forEach(
              (key, named) ->
                  others.forEach(
                      (other, alsoNamed) -> {
                        IdSet both = named.intersect(alsoNamed);
                        if (!both.isEmpty()
                            && Collections.disjoint(key.patterns(), other.patterns())) {
                          rows.add(new Row(key, other, Matrix.row(apid, both)));
                        }
                      }));
    }
    rows.sort(Comparator.comparing(row -> row.queues().first()));
    return new UnequalKeys(rows);
  }

  public boolean isEmpty() {
    return rows.isEmpty();
  }

  /** The lowest of the queues. */
  public Apqn queue() {
    return rows.get(0).queues().first();
  }

  /** Where the key of the lowest queue is declared for the host that the guest leaves. */
  public Place here() {
    return rows.get(0).here().place();
  }

  /** Where the key of the lowest queue is declared for the host that the guest moves to. */
  public Place there() {
    return rows.get(0).there().place();
  }

  /**
   * {@code 05.0004 (5.4) and 3 more have 12ab34cd on `zeus` and 56ef78ab on `hera`}, and how many
   * queues differ in another way.
   */
  public String words(String from, String to) {
    Row first = rows.get(0);
    int all = size(rows);
    int alike = size(rows.stream().filter(first::sameKeys).toList());
    String text =
        queue()
            + " ("
            + queue().decimal()
            + ")"
            + (alike > 1 ? " and " + (alike - 1) + " more have " : " has ")
            + String.join(" ", first.here().patterns())
            + " on `"
            + from
            + "` and "
            + String.join(" ", first.there().patterns())
            + " on `"
            + to
            + "`";
    return all == alike
        ? text
        : text + "; " + (all - alike) + (all - alike == 1 ? " more differs" : " more differ");
  }

  private static int size(List<Row> some) {
    return some.stream().mapToInt(row -> row.queues().size()).sum();
  }
}
