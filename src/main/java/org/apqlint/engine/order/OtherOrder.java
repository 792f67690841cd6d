package org.apqlint.engine.order;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apqlint.model.IdSet;
import org.apqlint.model.MaskChanges;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;

/**
 * Another order of the steps of a change.
 *
 * @param deviation how far it is from the order as written: the pairs of steps that change places
 * @param refused the step that is refused as written
 * @param beside the step that it passes or takes the place of
 * @param steps all steps in this order
 * @param advice what to do, in words
 */
public record OtherOrder(
    int deviation, Refused refused, Written beside, List<Step> steps, String advice)
    implements Comparable<OtherOrder> {

  private static final Comparator<OtherOrder> ORDER =
      Comparator.comparingInt(OtherOrder::deviation)
          .thenComparing(order -> order.beside().number(), Comparator.reverseOrder());

  /** Further than any order that leaves the writes as they are. */
  private static final int OTHER_WRITES = 2 * History.LONGEST;

  public OtherOrder {
    steps = List.copyOf(steps);
  }

  /** The step changes places with a later one. */
  public static OtherOrder exchange(History history, Refused refused, Written later) {
    int distance = later.number() - refused.number();
    return new OtherOrder(
        2 * distance - 1,
        refused,
        later,
        history.exchanged(refused.number(), later.number()),
        distance == 1
            ? "write `"
                + later.step().text()
                + "` first: step "
                + later.number()
                + " before step "
                + refused.number()
            : "exchange the two mask writes: `"
                + later.step().text()
                + "` as step "
                + refused.number()
                + ", `"
                + refused.step().text()
                + "` as step "
                + later.number());
  }

  /** The step is left out, since a later one is the same. */
  public static OtherOrder leaveOut(History history, Refused refused, Written again) {
    return new OtherOrder(
        0,
        refused,
        again,
        history.without(refused.number()),
        "leave step " + refused.number() + " out: step " + again.number() + " is the same");
  }

  /** The step goes right behind a later one, or right before an earlier one. */
  public static OtherOrder move(History history, Refused refused, Written target) {
    String where = target.number() > refused.number() ? "after" : "before";
    return new OtherOrder(
        Math.abs(target.number() - refused.number()),
        refused,
        target,
        history.moved(refused.number(), target.number()),
        "put `"
            + refused.step().text()
            + "` "
            + where
            + " `"
            + target.step().text()
            + "`: step "
            + refused.number()
            + " "
            + where
            + " step "
            + target.number());
  }

  /**
   * The mask writes from this step on first clear what they clear in the end, and then set.
   *
   * @param last the last write to a mask
   */
  public static OtherOrder clearFirst(
      History history, Refused refused, Written last, Pool apmask, Pool aqmask) {
    List<String> clearing = new ArrayList<>();
    List<String> setting = new ArrayList<>();
    describe(PoolMask.Kind.APMASK, refused.apmask(), apmask.after(), clearing, setting);
    describe(PoolMask.Kind.AQMASK, refused.aqmask(), aqmask.after(), clearing, setting);
    return new OtherOrder(
        OTHER_WRITES,
        refused,
        last,
        history.clearedFirst(refused, last.number(), apmask.after(), aqmask.after()),
        "clear before you set: "
            + String.join(", ", clearing)
            + " in place of step "
            + refused.number()
            + ", then "
            + String.join(", ", setting)
            + " in place of step "
            + last.number());
  }

  private static void describe(
      PoolMask.Kind kind, IdSet old, IdSet wanted, List<String> clearing, List<String> setting) {
    if (!wanted.containsAll(old)) {
      clearing.add("`" + kind + " " + MaskChanges.clearing(old.minus(wanted)) + "`");
    }
    if (!old.containsAll(wanted)) {
      setting.add("`" + kind + " " + MaskChanges.setting(wanted.minus(old)) + "`");
    }
  }

  /** What becomes of the refusal if this order works, to follow the errno. */
  String claim() {
    return " only where it stands: "
        + (beside.repeats(refused)
            ? "step " + beside.number() + " is the same, and is accepted"
            : "in another order every step is accepted");
  }

  @Override
  public int compareTo(OtherOrder other) {
    return ORDER.compare(this, other);
  }
}
