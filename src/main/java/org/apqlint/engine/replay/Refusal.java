package org.apqlint.engine.replay;

import java.util.List;
import org.apqlint.model.Fact;

/**
 * A reason for which the kernel refuses the step. Several may apply; the kernel tests them in order
 * and answers with the first.
 *
 * @param rank the position of the test: the lowest one decides
 * @param errno the answer
 * @param order which of the reasons of one rank is logged first: the highest
 * @param log the lines that go to the kernel log
 * @param detail what is in the way, with its values; empty where the rule says it all
 * @param remedy what to do, so that the step passes; empty if the rule knows nothing
 */
public record Refusal(
    int rank, String errno, int order, List<String> log, String detail, String remedy)
    implements Passing, Fact {

  /** The step names something that is not there. */
  public static final int MISSING = 10;

  /** A guest has the mdev open: static tests that before it reads the text. */
  public static final int BUSY = 15;

  /** The text cannot be read. */
  public static final int PARSE = 20;

  /** The thing is in the wrong state, such as an mdev that is open already. */
  public static final int STATE = 30;

  /** An id is above the machine's maximum. */
  public static final int RANGE = 40;

  /** An APQN is reserved for the host. */
  public static final int RESERVED = 50;

  /** An APQN belongs to an mdev. */
  public static final int IN_USE = 60;

  /** As {@link #RANGE}, but ap_config tests it last. */
  public static final int RANGE_OF_AP_CONFIG = 70;

  public Refusal {
    log = List.copyOf(log);
  }

  public Refusal(int rank, String errno, int order, List<String> log) {
    this(rank, errno, order, log, "", "");
  }

  /** The same with its values. */
  public Refusal saying(String what) {
    return new Refusal(rank, errno, order, log, what, remedy);
  }

  /** The same with what to do about it. */
  public Refusal advising(String what) {
    return new Refusal(rank, errno, order, log, detail, what);
  }

  /**
   * Whether it may be otherwise before or after other steps. A text that is no number or mask, an
   * id that cannot be, and a name of nothing are refused anywhere.
   */
  public boolean dependsOnPlace() {
    return rank != MISSING && rank != PARSE && rank != RANGE && rank != RANGE_OF_AP_CONFIG;
  }

  @Override
  public String describe() {
    return "the kernel answers " + errno;
  }

  /** A reason that the kernel does not log. */
  public static Refusal silent(int rank, String errno) {
    return new Refusal(rank, errno, 0, List.of());
  }
}
