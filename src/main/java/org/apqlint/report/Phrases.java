package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/** Numbers and ids in running text. */
final class Phrases {

  private static final int SHOWN = 4;

  private Phrases() {}

  /** {@code 1 guest}, {@code 3 guests}. */
  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code adapter 5}, {@code adapters 5, 6, 16-18 (0x10-0x12)}, {@code no adapters}. */
  static String adapters(IdSet ids) {
    return ids("adapter", ids);
  }

  /** {@code domain 4}, {@code domains 4, 71 (0x47)}, {@code no domains}. */
  static String domains(IdSet ids) {
    return ids("domain", ids);
  }

  /** {@code control domain 4}, {@code control domains 4, 71 (0x47)}. */
  static String controlDomains(IdSet ids) {
    return ids("control domain", ids);
  }

  private static String ids(String noun, IdSet ids) {
    return switch (ids.size()) {
      case 0 -> "no " + noun + "s";
      case 1 -> noun + " " + list(ids);
      default -> noun + "s " + list(ids);
    };
  }

  /** Runs of numbers in decimal, and in hex where that looks different. */
  static String list(IdSet ids) {
    List<String> runs = new ArrayList<>();
    int id = 0;
    while (id < IdSet.BITS) {
      int last = id;
      while (ids.contains(last)) {
        last++;
      }
      if (last - id > 2) {
        runs.add(range(id, last - 1));
      } else {
        for (int single = id; single < last; single++) {
          runs.add(single < 10 ? "" + single : String.format("%d (0x%x)", single, single));
        }
      }
      id = last + 1;
    }
    return String.join(", ", runs);
  }

  private static String range(int first, int last) {
    return first < 10
        ? first + "-" + last
        : String.format("%d-%d (0x%x-0x%x)", first, last, first, last);
  }

  /** {@code adapters 5, 6 × domain 4}; a half-empty matrix says which half it lacks. */
  static String matrix(Matrix matrix) {
    if (matrix.adapters().isEmpty() && matrix.domains().isEmpty()) {
      return "nothing";
    }
    if (matrix.isEmpty()) {
      return matrix.domains().isEmpty()
          ? adapters(matrix.adapters()) + " without domains"
          : domains(matrix.domains()) + " without adapters";
    }
    return adapters(matrix.adapters()) + " × " + domains(matrix.domains());
  }

  /** {@code 05.0047 (5.71)}. */
  static String queue(Apqn apqn) {
    return apqn + " (" + apqn.decimal() + ")";
  }

  /** {@code 05.0047 (5.71), 06.0047 (6.71) and 12 more}. */
  static String queues(List<Apqn> apqns) {
    String shown =
        apqns.stream().limit(SHOWN).map(Phrases::queue).collect(Collectors.joining(", "));
    return apqns.size() > SHOWN ? shown + " and " + (apqns.size() - SHOWN) + " more" : shown;
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}. */
  static String enumeration(List<String> items) {
    int last = items.size() - 1;
    return last < 1
        ? String.join("", items)
        : String.join(", ", items.subList(0, last)) + " and " + items.get(last);
  }
}
