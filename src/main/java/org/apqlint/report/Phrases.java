package org.apqlint.report;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** Numbers and ids in running text. */
public final class Phrases {

  private static final int SHOWN = 4;

  private Phrases() {}

  /** {@code 1 guest}, {@code 3 guests}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code adapters 5, 6 × domain 4}; a half-empty matrix says which half it lacks. */
  public static String matrix(Matrix matrix) {
    if (matrix.adapters().isEmpty() && matrix.domains().isEmpty()) {
      return "nothing";
    }
    if (matrix.isEmpty()) {
      return matrix.domains().isEmpty()
          ? Words.adapters(matrix.adapters()) + " without domains"
          : Words.domains(matrix.domains()) + " without adapters";
    }
    return Words.adapters(matrix.adapters()) + " × " + Words.domains(matrix.domains());
  }

  /** {@code 05.0047 (5.71)}. */
  public static String queue(Apqn apqn) {
    return apqn + " (" + apqn.decimal() + ")";
  }

  /** {@code 05.0047 (5.71), 06.0047 (6.71) and 12 more}. */
  public static String queues(List<Apqn> apqns) {
    String shown =
        apqns.stream().limit(SHOWN).map(Phrases::queue).collect(Collectors.joining(", "));
    return apqns.size() > SHOWN ? shown + " and " + (apqns.size() - SHOWN) + " more" : shown;
  }

  /** {@code a, b, c, d and 12 more}. */
  public static String shortened(List<String> items) {
    String shown = items.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return items.size() > SHOWN ? shown + " and " + (items.size() - SHOWN) + " more" : shown;
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  public static String enumeration(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
