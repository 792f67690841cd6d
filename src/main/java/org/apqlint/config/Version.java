package org.apqlint.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A version of up to three numbers. A number is at most {@link #LARGEST}; a larger one counts as
 * that.
 *
 * @param parts how many numbers were given, 1 to 3; those not given are 0
 */
record Version(int major, int minor, int point, int parts) implements Comparable<Version> {

  static final int LARGEST = 999_999;

  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::point);

  /** The version of these numbers; of more than three the first count. */
  static Version of(List<Integer> numbers) {
    List<Integer> three = new ArrayList<>(numbers);
    while (three.size() < 3) {
      three.add(0);
    }
    return new Version(three.get(0), three.get(1), three.get(2), Math.min(3, numbers.size()));
  }

  /** Reads {@code 6.1.76} of the table. */
  static Version parse(String text) {
    return of(List.of(text.split("\\.")).stream().map(Version::number).toList());
  }

  /** The value of decimal digits, bounded. */
  static int number(String digits) {
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      value = Math.min(LARGEST, value * 10 + Character.digit(digits.charAt(i), 10));
    }
    return value;
  }

  /**
   * The last version that this one covers: every number that is not given is as large as can be.
   */
  Version end() {
    return new Version(major, parts > 1 ? minor : LARGEST, parts > 2 ? point : LARGEST, 3);
  }

  /** Whether both are point releases of one series, such as 6.1. */
  boolean sameSeries(Version other) {
    return major == other.major && minor == other.minor;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return switch (parts) {
      case 1 -> "" + major;
      case 2 -> major + "." + minor;
      default -> major + "." + minor + "." + point;
    };
  }
}
