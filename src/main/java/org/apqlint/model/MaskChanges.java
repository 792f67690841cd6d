package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A list of changes to a mask, such as {@code -5,-0x47,+16-31}, read once from left to right. */
public final class MaskChanges {

  private static final int LAST = IdSet.BITS - 1;

  /** Enough to see what is wrong; a list may be as long as the file. */
  private static final int MOST_ODDITIES = 16;

  private static final int MOST_CLEARED = IdSet.BITS;

  /** A longer range is not written out, id by id. */
  private static final int MOST_WRITTEN_OUT = 8;

  private final String text;
  private final PoolMask.Kind kind;
  private final List<KernelMask.Oddity> oddities = new ArrayList<>();
  private final List<KernelMask.Cleared> cleared = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private int position;
  private Optional<String> problem = Optional.empty();

  MaskChanges(String text, PoolMask.Kind kind) {
    this.text = text;
    this.kind = kind;
  }

  /** The list that leaves these ids to vfio_ap: {@code -5-7,-9}. */
  public static String clearing(IdSet ids) {
    return "-" + ids.toRanges().replace(", ", ",-");
  }

  /** The list that gives these ids back to the host: {@code +5-7,+9}. */
  public static String setting(IdSet ids) {
    return "+" + ids.toRanges().replace(", ", ",+");
  }

  /**
   * A list that the kernel takes for the same, and that nobody reads otherwise: numbers in decimal,
   * and each id that goes by itself. Empty if there is none that is short.
   */
  static Optional<String> plainly(String text, PoolMask.Kind kind) {
    MaskChanges changes = new MaskChanges(text, kind);
    changes.apply(IdSet.ALL);
    String plain = changes.plain.toString();
    return changes.problem.isEmpty()
            && new MaskChanges(plain, kind).apply(IdSet.ALL).oddities().isEmpty()
        ? Optional.of(plain)
        : Optional.empty();
  }

  KernelMask.Reading apply(IdSet current) {
    IdSet mask = current;
    while (position < text.length() && problem.isEmpty()) {
      mask = change(mask);
    }
    // All or nothing: a bad item undoes the good ones before it.
    return problem.isPresent()
        ? KernelMask.Reading.rejected(problem.get())
        : new KernelMask.Reading(Optional.of(mask), problem, oddities, cleared);
  }

  private IdSet change(IdSet mask) {
    int start = position;
    char sign = text.charAt(position);
    if (sign != '+' && sign != '-') {
      problem = Optional.of(missingSign());
      return mask;
    }
    position++;
    int first = number();
    int last = first;
    boolean range = problem.isEmpty() && position < text.length() && text.charAt(position) == '-';
    if (range) {
      position++;
      last = number();
    }
    if (problem.isPresent()) {
      return mask;
    }
    String item = text.substring(start, position);
    if (first > last) {
      problem = Optional.of("the range `" + item + "` runs backwards");
      return mask;
    }
    if (range && sign == '-') {
      noteRange(item, first, last);
    }
    plain.append(plain.isEmpty() ? "" : ",").append(plainly(sign, first, last));
    while (position < text.length() && ",\n".indexOf(text.charAt(position)) >= 0) {
      position++;
    }
    IdSet ids = IdSet.range(first, last);
    if (sign == '+') {
      return mask.union(ids);
    }
    if (cleared.size() < MOST_CLEARED) {
      cleared.add(new KernelMask.Cleared(ids, item, !mask.overlaps(ids)));
    }
    return mask.minus(ids);
  }

  private static String plainly(char sign, int first, int last) {
    if (sign == '-' && last - first < MOST_WRITTEN_OUT) {
      return IntStream.rangeClosed(first, last)
          .mapToObj(id -> "-" + id)
          .collect(Collectors.joining(","));
    }
    return sign + (first == last ? "" + first : first + "-" + last);
  }

  private String missingSign() {
    char before = text.charAt(position - 1);
    char here = text.charAt(position);
    boolean afterNumber = UnsignedDigits.digit(text, position - 1) >= 0;
    if (afterNumber && here >= '0' && here <= '9') {
      return "`"
          + here
          + "` is not an octal digit, and a leading zero makes a number octal: write decimal without"
          + " zeros, or `0x`";
    }
    return afterNumber || before == '-'
        ? Characters.at(text, position) + " cannot follow an item of a list of changes"
        : Characters.at(text, position) + " stands where the `+` or `-` of an item is missing";
  }

  /** Reads a number at the position, moves behind it, and yields it; 0 with a problem. */
  private int number() {
    UnsignedDigits digits = UnsignedDigits.at(text, position);
    if (digits.end() == digits.start()) {
      problem = Optional.of(Characters.at(text, position) + " stands where a number is missing");
      return 0;
    }
    String written = text.substring(position, digits.end());
    position = digits.end();
    if (Long.compareUnsigned(digits.value(), LAST) > 0) {
      problem =
          Optional.of("`" + shortened(written) + "` is above 255, the last number of " + kind);
      return 0;
    }
    int id = (int) digits.value();
    if (digits.overflow()) {
      note(
          "`" + shortened(written) + "` is above 2^64 - 1 and wraps to " + id,
          "write `" + id + "` if that is meant");
    } else if (digits.base() == 8 && !Integer.toString(id).equals(stripped(written))) {
      note(
          "`"
              + shortened(written)
              + "` has a leading zero: the kernel reads octal, and takes "
              + id,
          "write `" + id + "` if octal is meant, or the number in decimal or with `0x`");
    }
    return id;
  }

  private static String stripped(String number) {
    String digits = number.replaceFirst("^0+", "");
    return digits.isEmpty() ? "0" : digits;
  }

  private static String shortened(String number) {
    return number.length() <= 40 ? number : number.substring(0, 40) + "…";
  }

  private void noteRange(String item, int first, int last) {
    note(
        "`" + item + "` is one range and takes " + first + " to " + last + " out of " + kind,
        first == last
            ? "write `-" + first + "`"
            : "write `-"
                + first
                + ",-"
                + last
                + (last == first + 1 ? "`, which says the same" : "` if only these two are meant"));
  }

  private void note(String what, String advice) {
    if (oddities.size() < MOST_ODDITIES) {
      oddities.add(new KernelMask.Oddity(what, advice));
    }
  }
}
