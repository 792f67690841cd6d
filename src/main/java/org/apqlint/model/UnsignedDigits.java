package org.apqlint.model;

/**
 * The digits of an unsigned number inside a text, in the base that their prefix tells: {@code 0x}
 * before a hexadecimal digit, a leading zero for octal, else decimal. Reading ends at the first
 * character that is no digit of that base; the value wraps modulo 2^64.
 *
 * @param base 8, 10 or 16
 * @param start where the digits start; a hexadecimal prefix is behind it
 * @param end the position after the last digit; equal to start when there is none
 * @param overflow whether the number is 2^64 or larger
 */
record UnsignedDigits(long value, int base, int start, int end, boolean overflow) {

  static UnsignedDigits at(String text, int from) {
    int base = 10;
    int start = from;
    if (digit(text, from) == 0) {
      boolean hex = isX(text, from + 1) && digit(text, from + 2) >= 0;
      base = hex ? 16 : 8;
      start = hex ? from + 2 : from;
    }
    long value = 0;
    boolean overflow = false;
    int end = start;
    for (int digit = digit(text, end); digit >= 0 && digit < base; digit = digit(text, end)) {
      overflow |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0;
      value = value * base + digit;
      end++;
    }
    return new UnsignedDigits(value, base, start, end, overflow);
  }

  /** The value of the hexadecimal digit at that position; -1 for anything else. */
  static int digit(String text, int position) {
    char c = position < text.length() ? text.charAt(position) : 0;
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }

  private static boolean isX(String text, int position) {
    return position < text.length() && (text.charAt(position) | 0x20) == 'x';
  }
}
