package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * Ids in running text. The kernel and lszcrypt write hex, chzdev counts in decimal; where the two
 * look different, both are shown.
 */
public final class Words {

  private static final int SHOWN = 4;

  private Words() {}

  /** {@code adapter 5}, {@code adapter 16 (0x10)}. */
  public static String adapter(int apid) {
    return adapters(IdSet.of(apid));
  }

  /** {@code adapter 5}, {@code adapters 5, 6, 16-18 (0x10-0x12)}, {@code no adapters}. */
  public static String adapters(IdSet ids) {
    return ids("adapter", ids);
  }

  /** {@code domain 4}, {@code domains 4, 71 (0x47)}, {@code no domains}. */
  public static String domains(IdSet ids) {
    return ids("domain", ids);
  }

  /** {@code control domain 4}, {@code control domains 4, 71 (0x47)}, {@code no control domains}. */
  public static String controlDomains(IdSet ids) {
    return ids("control domain", ids);
  }

  /** Ids of one kind, such as {@code adapters 5, 6}. */
  public static String ids(Attribute attribute, IdSet ids) {
    return switch (attribute) {
      case ADAPTER -> adapters(ids);
      case DOMAIN -> domains(ids);
      case CONTROL_DOMAIN -> controlDomains(ids);
    };
  }

  private static String ids(String noun, IdSet ids) {
    return switch (ids.size()) {
      case 0 -> "no " + noun + "s";
      case 1 -> noun + " " + list(ids);
      default -> noun + "s " + list(ids);
    };
  }

  /** Runs of numbers in decimal, and in hex where that looks different. */
  public static String list(IdSet ids) {
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

  /** {@code queue 05.0004 (5.4)}, {@code 12 queues (05.0004 = 5.4, … and 8 more)}. */
  public static String queues(Matrix matrix) {
    return matrix.size() == 1 ? queue(matrix.first()) : queues(matrix.size(), matrix.stream());
  }

  /** The same of queues that make no matrix. */
  public static String queues(List<Apqn> apqns) {
    return apqns.size() == 1 ? queue(apqns.get(0)) : queues(apqns.size(), apqns.stream());
  }

  private static String queue(Apqn apqn) {
    return "queue " + apqn + " (" + apqn.decimal() + ")";
  }

  /** A block may hold all 65,536 APQNs: only those that are shown are taken from the stream. */
  static String queues(int size, Stream<Apqn> apqns) {
    String shown =
        apqns
            .limit(SHOWN)
            .map(apqn -> apqn + " = " + apqn.decimal())
            .collect(Collectors.joining(", "));
    int more = size - SHOWN;
    return size + " queues (" + shown + (more > 0 ? " and " + more + " more)" : ")");
  }

  /** {@code 05.0004 (5.4)}, {@code 12 queues}: where the queues were listed before. */
  public static String inShort(Matrix matrix) {
    return matrix.size() == 1
        ? matrix.first() + " (" + matrix.first().decimal() + ")"
        : matrix.size() + " queues";
  }

  /** {@code is} or {@code are}, for the number of APQNs. */
  public static String are(Matrix matrix) {
    return matrix.size() == 1 ? "is" : "are";
  }

  /** {@code is} or {@code are}, for the number of ids. */
  public static String are(IdSet ids) {
    return ids.size() == 1 ? "is" : "are";
  }

  /** {@code it} or {@code them}, for the number of ids. */
  public static String it(IdSet ids) {
    return ids.size() == 1 ? "it" : "them";
  }
}
