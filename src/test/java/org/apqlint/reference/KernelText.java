package org.apqlint.reference;

import java.util.BitSet;
import java.util.function.Predicate;
import org.apqlint.model.IdSet;

/**
 * Numbers and masks as the kernel reads them: a cursor over the bytes that are written, the final
 * newline included. BitSet bit n is id n.
 */
public final class KernelText {

  private final String text;
  private int at;

  private KernelText(String text) {
    this.text = text;
  }

  /** The number written to an assign attribute. */
  public static long number(String written) {
    KernelText in = new KernelText(written);
    in.skip("+");
    boolean[] overflow = new boolean[1];
    long value = in.digits(overflow);
    Errno.refuseIf(overflow[0], "ERANGE");
    in.skip("\n");
    in.end();
    return value;
  }

  /**
   * The mask that a write to apmask or aqmask makes of the current one.
   *
   * @return the new mask as sysfs prints it, or the name of an errno
   */
  public static String maskWrite(String current, String written) {
    try {
      return mask(written, IdSet.ofMask(current)).toMask();
    } catch (Errno errno) {
      return errno.getMessage();
    }
  }

  static IdSet mask(String written, IdSet current) {
    boolean relative = written.startsWith("+") || written.startsWith("-");
    return relative ? relative(written, current) : hex(written);
  }

  /** The three masks of ap_config: adapters, domains, control domains. */
  static IdSet[] threeMasks(String written) {
    String[] parts = written.split("[,\n]", -1);
    IdSet[] masks = new IdSet[3];
    for (int i = 0; i < masks.length; i++) {
      Errno.refuseIf(i >= parts.length, "EINVAL");
      masks[i] = hex(parts[i]);
    }
    return masks;
  }

  private static IdSet hex(String written) {
    KernelText in = new KernelText(written);
    if (written.startsWith("0x")) {
      in.at = 2;
    } else {
      in.skip("x");
    }
    BitSet bits = new BitSet();
    for (int nibble = 0; nibble < IdSet.BITS / 4 && in.sees(KernelText::isHex); nibble++) {
      int digit = Character.digit(in.next(), 16);
      for (int bit = 0; bit < 4; bit++) {
        bits.set(4 * nibble + bit, (digit & (8 >> bit)) != 0);
      }
    }
    in.skip("\n");
    in.end();
    return IdSet.of(bits.stream().toArray());
  }

  private static IdSet relative(String written, IdSet current) {
    KernelText in = new KernelText(written);
    BitSet bits = new BitSet();
    current.stream().forEach(bits::set);
    while (in.at < written.length()) {
      char sign = in.next();
      Errno.refuseIf(sign != '+' && sign != '-', "EINVAL");
      int first = in.id();
      int last = in.skip("-") ? in.id() : first;
      Errno.refuseIf(first > last, "EINVAL");
      bits.set(first, last + 1, sign == '+');
      while (in.sees(c -> c == ',' || c == '\n')) {
        in.next();
      }
    }
    return IdSet.of(bits.stream().toArray());
  }

  /** A number of a relative list: it may wrap around, and must then name a bit. */
  private int id() {
    long value = digits(new boolean[1]);
    Errno.refuseIf(Long.compareUnsigned(value, IdSet.BITS) >= 0, "EINVAL");
    return (int) value;
  }

  /** Decimal, hex after {@code 0x}, octal after {@code 0}, modulo 2^64; stops at any other char. */
  private long digits(boolean[] overflow) {
    int radix = 10;
    if (peek(0) == '0') {
      boolean hex = Character.toLowerCase(peek(1)) == 'x' && isHex(peek(2));
      radix = hex ? 16 : 8;
      at += hex ? 2 : 0;
    }
    int start = at;
    long value = 0;
    while (isHex(peek(0)) && Character.digit(peek(0), 16) < radix) {
      int digit = Character.digit(next(), 16);
      overflow[0] |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, radix)) > 0;
      value = value * radix + digit;
    }
    Errno.refuseIf(at == start, "EINVAL");
    return value;
  }

  private static boolean isHex(char c) {
    return c < 128 && Character.digit(c, 16) >= 0;
  }

  private char peek(int ahead) {
    return at + ahead < text.length() ? text.charAt(at + ahead) : 0;
  }

  private boolean sees(Predicate<Character> kind) {
    return at < text.length() && kind.test(text.charAt(at));
  }

  private char next() {
    return text.charAt(at++);
  }

  private boolean skip(String one) {
    boolean there = text.startsWith(one, at);
    at += there ? one.length() : 0;
    return there;
  }

  private void end() {
    Errno.refuseIf(at < text.length(), "EINVAL");
  }
}
