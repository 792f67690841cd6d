package org.apqlint.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Ids in running text. The kernel and lszcrypt write hex, chzdev counts in decimal; where the two
 * look different, both are shown.
 */
public final class Words {

  private static final int SHOWN = 6;

  private Words() {}

  /** {@code adapter 5}, {@code adapter 16 (0x10)}. */
  public static String adapter(int apid) {
    return "adapter " + id(apid, 2);
  }

  /** {@code domain 4}, {@code domain 71 (0x0047)}. */
  public static String domain(int apqi) {
    return "domain " + id(apqi, 4);
  }

  /** {@code adapter 5}, {@code adapters 5, 6}. */
  public static String adapters(IdSet ids) {
    return ids.size() == 1 ? adapter(ids.first()) : "adapters " + ids.toRanges();
  }

  /** {@code domain 4}, {@code domains 4, 71}. */
  public static String domains(IdSet ids) {
    return ids.size() == 1 ? domain(ids.first()) : "domains " + ids.toRanges();
  }

  /** {@code control domain 4}, {@code control domains 4, 71}. */
  public static String controlDomains(IdSet ids) {
    return "control " + domains(ids);
  }

  /** {@code queue 05.0004 (5.4)}, {@code 12 queues (05.0004, … and 6 more)}. */
  public static String queues(Matrix matrix) {
    return queues(matrix.apqns());
  }

  /** The same of queues that make no matrix. */
  public static String queues(List<Apqn> apqns) {
    if (apqns.size() == 1) {
      return "queue " + apqns.get(0) + " (" + apqns.get(0).decimal() + ")";
    }
    String shown =
        apqns.stream().limit(SHOWN).map(Apqn::toString).collect(Collectors.joining(", "));
    int more = apqns.size() - SHOWN;
    return apqns.size() + " queues (" + shown + (more > 0 ? " and " + more + " more)" : ")");
  }

  /** {@code 05.0004 (5.4)}, {@code 12 queues}: where the queues were listed before. */
  public static String inShort(Matrix matrix) {
    List<Apqn> apqns = matrix.apqns();
    return apqns.size() == 1
        ? apqns.get(0) + " (" + apqns.get(0).decimal() + ")"
        : apqns.size() + " queues";
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

  private static String id(int id, int digits) {
    return id < 10 ? "" + id : id + String.format(" (0x%0" + digits + "x)", id);
  }
}
