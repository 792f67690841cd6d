package org.apqlint.model;

import java.util.Optional;

/**
 * A number as the kernel reads it from a write to {@code assign_*} and {@code unassign_*}: decimal,
 * {@code 0x} or {@code 0X} hex, octal after a leading zero; one leading plus sign and one trailing
 * newline are fine.
 *
 * @param bits the value, an unsigned 64-bit number; 0 when it could not be read
 * @param errno {@code EINVAL} or {@code ERANGE}; empty when it could be read
 */
public record KernelNumber(long bits, Optional<String> errno) {

  /** Reads what is written, with or without the newline that follows it. */
  public static KernelNumber parse(String written) {
    int start = written.startsWith("+") ? 1 : 0;
    UnsignedDigits digits = UnsignedDigits.at(written, start);
    // The kernel looks at the size of the number before it looks at what follows it.
    if (digits.overflow()) {
      return failed("ERANGE");
    }
    String rest = written.substring(digits.end());
    if (digits.end() == digits.start() || !(rest.isEmpty() || rest.equals("\n"))) {
      return failed("EINVAL");
    }
    return new KernelNumber(digits.value(), Optional.empty());
  }

  private static KernelNumber failed(String errno) {
    return new KernelNumber(0, Optional.of(errno));
  }

  /** Whether the kernel can read it. */
  public boolean ok() {
    return errno.isEmpty();
  }

  /** Whether the value, taken as unsigned, is larger than this. */
  public boolean above(int maximum) {
    return Long.compareUnsigned(bits, maximum) > 0;
  }

  /** The value in decimal. */
  public String digits() {
    return Long.toUnsignedString(bits);
  }

  /** The value as an id, 0 to 255. Ask {@link #ok} and {@link #above} first. */
  public int id() {
    if (!ok() || above(IdSet.BITS - 1)) {
      throw new IllegalStateException("not the number of an adapter or domain: " + this);
    }
    return (int) bits;
  }
}
