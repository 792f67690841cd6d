package org.apqlint.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.IntStream;

/**
 * An immutable set of adapter or domain numbers, 0 to 255: one 256-bit mask of the AP bus. As a
 * mask its leftmost bit is number 0, as in {@code /sys/bus/ap/apmask}.
 */
public final class IdSet {

  /** The number of bits in a mask. */
  public static final int BITS = 256;

  /** No number at all. */
  public static final IdSet NONE = new IdSet(0, 0, 0, 0);

  /** Every number from 0 to 255. */
  public static final IdSet ALL = new IdSet(-1, -1, -1, -1);

  private final long bits0;
  private final long bits1;
  private final long bits2;
  private final long bits3;

  private IdSet(long bits0, long bits1, long bits2, long bits3) {
    this.bits0 = bits0;
    this.bits1 = bits1;
    this.bits2 = bits2;
    this.bits3 = bits3;
  }

  /** The set of these numbers, each 0 to 255. */
  public static IdSet of(int... ids) {
    long[] words = new long[4];
    for (int id : ids) {
      words[check(id) >> 6] |= 1L << (63 - (id & 63));
    }
    return new IdSet(words[0], words[1], words[2], words[3]);
  }

  /** The set of these numbers, each 0 to 255. */
  public static IdSet of(Collection<Integer> ids) {
    return of(ids.stream().mapToInt(Integer::intValue).toArray());
  }

  /** The numbers from first to last, both included; empty if last is smaller. */
  public static IdSet range(int first, int last) {
    return of(IntStream.rangeClosed(first, last).toArray());
  }

  /** The set whose mask is the given 64 hexadecimal digits, with or without {@code 0x}. */
  public static IdSet ofMask(String digits) {
    String hex = digits.startsWith("0x") ? digits.substring(2) : digits;
    if (hex.length() != 64) {
      throw new IllegalArgumentException("a full mask has 64 digits, not " + hex.length());
    }
    return new IdSet(
        Long.parseUnsignedLong(hex, 0, 16, 16),
        Long.parseUnsignedLong(hex, 16, 32, 16),
        Long.parseUnsignedLong(hex, 32, 48, 16),
        Long.parseUnsignedLong(hex, 48, 64, 16));
  }

  private static int check(int id) {
    if (id < 0 || id >= BITS) {
      throw new IllegalArgumentException("an AP mask has no bit " + id + ": use 0 to 255");
    }
    return id;
  }

  /** Whether the number is in the set; false for numbers that no mask can hold. */
  public boolean contains(int id) {
    return id >= 0 && id < BITS && (word(id >> 6) >>> (63 - (id & 63)) & 1) == 1;
  }

  private long word(int index) {
    return switch (index) {
      case 0 -> bits0;
      case 1 -> bits1;
      case 2 -> bits2;
      default -> bits3;
    };
  }

  public IdSet with(int id) {
    return union(of(id));
  }

  public IdSet without(int id) {
    return minus(of(id));
  }

  public IdSet union(IdSet other) {
    return new IdSet(
        bits0 | other.bits0, bits1 | other.bits1, bits2 | other.bits2, bits3 | other.bits3);
  }

  public IdSet intersect(IdSet other) {
    return new IdSet(
        bits0 & other.bits0, bits1 & other.bits1, bits2 & other.bits2, bits3 & other.bits3);
  }

  public IdSet minus(IdSet other) {
    return intersect(other.complement());
  }

  public IdSet complement() {
    return new IdSet(~bits0, ~bits1, ~bits2, ~bits3);
  }

  public boolean isEmpty() {
    return (bits0 | bits1 | bits2 | bits3) == 0;
  }

  public boolean overlaps(IdSet other) {
    return !intersect(other).isEmpty();
  }

  public boolean containsAll(IdSet other) {
    return other.minus(this).isEmpty();
  }

  public int size() {
    return Long.bitCount(bits0)
        + Long.bitCount(bits1)
        + Long.bitCount(bits2)
        + Long.bitCount(bits3);
  }

  /** The smallest number of the set, which must not be empty. */
  public int first() {
    if (isEmpty()) {
      throw new IllegalStateException("an empty set of ids");
    }
    int index = 0;
    while (word(index) == 0) {
      index++;
    }
    return (index << 6) + Long.numberOfLeadingZeros(word(index));
  }

  /** The largest number of the set, which must not be empty. */
  public int last() {
    return stream().max().orElseThrow(() -> new IllegalStateException("an empty set of ids"));
  }

  /** The numbers, ascending. */
  public IntStream stream() {
    return IntStream.range(0, BITS).filter(this::contains);
  }

  /** The numbers, ascending. */
  public List<Integer> toList() {
    return stream().boxed().toList();
  }

  /** The mask as sysfs prints it: {@code 0x} and 64 digits. */
  public String toMask() {
    return String.format("0x%016x%016x%016x%016x", bits0, bits1, bits2, bits3);
  }

  /**
   * The numbers in decimal with their runs joined, such as {@code 0-4, 7, 9-255}, or {@code none}.
   */
  public String toRanges() {
    return ranges("%d");
  }

  /** The same in hex, such as {@code 0x0-0x4, 0x47}. */
  public String toHexRanges() {
    return ranges("0x%x");
  }

  private String ranges(String form) {
    if (isEmpty()) {
      return "none";
    }
    StringJoiner out = new StringJoiner(", ");
    int id = 0;
    while (id < BITS) {
      if (!contains(id)) {
        id++;
        continue;
      }
      int last = id;
      while (contains(last + 1)) {
        last++;
      }
      String first = form.formatted(id);
      out.add(last == id ? first : first + (last == id + 1 ? ", " : "-") + form.formatted(last));
      id = last + 1;
    }
    return out.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IdSet that
        && bits0 == that.bits0
        && bits1 == that.bits1
        && bits2 == that.bits2
        && bits3 == that.bits3;
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(new long[] {bits0, bits1, bits2, bits3});
  }

  @Override
  public String toString() {
    return toRanges();
  }
}
