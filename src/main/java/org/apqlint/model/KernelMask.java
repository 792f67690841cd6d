package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A mask as the kernel reads it from a write to {@code apmask} or {@code aqmask}: up to 64
 * hexadecimal digits that replace the mask, or a list of changes to it.
 */
public final class KernelMask {

  private static final int DIGITS = IdSet.BITS / 4;

  /**
   * What a write comes to.
   *
   * @param mask the mask after it; empty if the kernel rejects it with EINVAL
   * @param problem why the kernel rejects it, in words
   * @param oddities what the kernel accepts and is hardly meant
   * @param cleared what it names as not for the host, id by id or run by run
   */
  public record Reading(
      Optional<IdSet> mask,
      Optional<String> problem,
      List<Oddity> oddities,
      List<Cleared> cleared) {
    public Reading {
      oddities = List.copyOf(oddities);
      cleared = List.copyOf(cleared);
    }

    static Reading rejected(String problem) {
      return new Reading(Optional.empty(), Optional.of(problem), List.of(), List.of());
    }
  }

  /**
   * Ids that a text takes out of a mask.
   *
   * @param item the item of a list, or the whole text of an absolute mask
   * @param idle whether none of them was in the mask
   */
  public record Cleared(IdSet ids, String item, boolean idle) {}

  /**
   * Something accepted and hardly meant.
   *
   * @param what the oddity as a statement of fact, with the values in it
   * @param advice what to write instead
   */
  public record Oddity(String what, String advice) {}

  private KernelMask() {}

  /**
   * Reads a write to a mask, with or without the newline that follows it.
   *
   * @param current the mask before it, on which a list of changes works
   * @param kind which mask, for the wording
   */
  public static Reading write(IdSet current, String written, PoolMask.Kind kind) {
    String text = written.endsWith("\n") ? written.substring(0, written.length() - 1) : written;
    return isList(text) ? new MaskChanges(text, kind).apply(current) : absolute(text, kind);
  }

  /**
   * Reads a mask of the kernel command line, {@code ap.apmask=} or {@code ap.aqmask=}: changes work
   * on an empty mask, and what cannot be read leaves it empty.
   */
  public static IdSet boot(String text) {
    return write(IdSet.NONE, text, PoolMask.Kind.APMASK).mask().orElse(IdSet.NONE);
  }

  /** A list of changes that says the same as this one, and that nobody reads otherwise. */
  public static Optional<String> plainly(String list, PoolMask.Kind kind) {
    String text = list.endsWith("\n") ? list.substring(0, list.length() - 1) : list;
    return MaskChanges.plainly(text, kind);
  }

  /** Whether the text is a list of changes and no absolute mask. */
  public static boolean isList(String written) {
    return written.startsWith("+") || written.startsWith("-");
  }

  /** Reads digits alone, as ap_config has them: never a list of changes. */
  static Optional<IdSet> digits(String text) {
    return absolute(text, PoolMask.Kind.APMASK).mask();
  }

  private static Reading absolute(String written, PoolMask.Kind kind) {
    int start = written.startsWith("0x") ? 2 : written.startsWith("x") ? 1 : 0;
    int end = start;
    while (end - start < DIGITS && UnsignedDigits.digit(written, end) >= 0) {
      end++;
    }
    if (end < written.length()) {
      return Reading.rejected(problem(written, start, end, kind));
    }
    String digits = written.substring(start, end);
    IdSet mask = IdSet.ofMask(digits + "0".repeat(DIGITS - digits.length()));
    return new Reading(
        Optional.of(mask),
        Optional.empty(),
        oddities(written, digits, mask, kind),
        mask.size() > IdSet.BITS / 2 ? holes(mask, written) : List.of());
  }

  /**
   * A mask that keeps most ids says which ones it does not keep: its holes. The zeros at its end
   * are none, and a mask that keeps few ids names these.
   */
  private static List<Cleared> holes(IdSet mask, String written) {
    List<Cleared> holes = new ArrayList<>();
    IdSet hole = IdSet.NONE;
    for (int id = 0; id < IdSet.BITS; id++) {
      if (!mask.contains(id)) {
        hole = hole.with(id);
      } else if (!hole.isEmpty()) {
        holes.add(new Cleared(hole, written, false));
        hole = IdSet.NONE;
      }
    }
    return holes;
  }

  private static String problem(String written, int start, int end, PoolMask.Kind kind) {
    if (written.startsWith("0X") || written.startsWith("X")) {
      return "the prefix of a mask is `0x`, and never with a capital `X`";
    }
    if (end - start == DIGITS && UnsignedDigits.digit(written, end) >= 0) {
      return "a mask has at most 64 digits, and this one has a 65th";
    }
    if (written.charAt(end) == ',' && end - start > 0) {
      return "a list of changes to " + kind + " needs `+` or `-` before each item";
    }
    return Characters.at(written, end)
        + (start == 0 && end == 0
            ? " starts neither a hexadecimal mask nor, with `+` or `-`, a list of changes"
            : " is not a hexadecimal digit");
  }

  private static List<Oddity> oddities(String text, String digits, IdSet mask, PoolMask.Kind kind) {
    List<Oddity> oddities = new ArrayList<>();
    if (digits.length() < DIGITS && mask.isEmpty()) {
      oddities.add(
          new Oddity(
              (text.isEmpty() ? "an empty text" : "`" + text + "`")
                  + " is the all-zero "
                  + kind
                  + ": it keeps nothing for the host",
              "write all 64 digits, or leave the mask alone"));
    } else if (digits.length() < DIGITS) {
      oddities.add(
          new Oddity(
              "the short mask `"
                  + text
                  + "` is filled up with zeros on the right: it keeps "
                  + mask.toRanges()
                  + " for the host",
              "write all 64 digits: `" + mask.toMask() + "`"));
    }
    return oddities;
  }
}
