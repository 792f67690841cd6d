package org.apqlint.syntax;

import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Token;
import org.apqlint.finding.Safety;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelNumber;
import org.apqlint.model.Place;

/** Reads numbers: decimal, or hex with {@code 0x}; a leading zero has two meanings and is none. */
final class Numbers {

  private static final int LAST = IdSet.BITS - 1;
  private static final Pattern LEADING_ZERO = Pattern.compile("0[0-9a-fA-F]+");
  private static final Pattern DECIMAL = Pattern.compile("[0-9]+");
  private static final Pattern HEX = Pattern.compile("0[xX][0-9a-fA-F]+");
  private static final Pattern BARE_HEX = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final Pattern APQN = Pattern.compile("[0-9a-fA-Fx*]+\\.[0-9a-fA-Fx*]+");
  private static final Pattern OCTAL = Pattern.compile("[0-7]+");

  private final Problems problems;

  Numbers(Problems problems) {
    this.problems = problems;
  }

  /** The id that a word is; empty, and reported, if it is none. */
  OptionalInt id(Token word) {
    return id(word, 0, word.getText().length());
  }

  /** The ids that a word is: one, or a range. Empty, and reported, if it is none of both. */
  IdSet ids(Token word) {
    String text = word.getText();
    int hyphen = text.indexOf('-');
    if (hyphen <= 0 || hyphen == text.length() - 1) {
      OptionalInt id = id(word);
      return id.isPresent() ? IdSet.of(id.getAsInt()) : IdSet.NONE;
    }
    OptionalInt first = id(word, 0, hyphen);
    OptionalInt last =
        first.isPresent() ? id(word, hyphen + 1, text.length()) : OptionalInt.empty();
    if (last.isEmpty()) {
      return IdSet.NONE;
    }
    if (first.getAsInt() > last.getAsInt()) {
      backwards(word, text.substring(hyphen + 1) + "-" + text.substring(0, hyphen));
      return IdSet.NONE;
    }
    return IdSet.range(first.getAsInt(), last.getAsInt());
  }

  void backwards(Token word, String turned) {
    problems.report(
        Problem.of(
                ReaderCode.INVALID_NUMBER,
                Places.of(word),
                "the range " + Shown.tick(word.getText()) + " runs backwards",
                "write " + Shown.tick(turned))
            // Or a digit is missing.
            .replacedBy(turned, Safety.UNSAFE));
  }

  private OptionalInt id(Token word, int from, int to) {
    String text = word.getText().substring(from, to);
    if (leadingZero(word, from, to)) {
      return OptionalInt.empty();
    }
    boolean hex = HEX.matcher(text).matches();
    if (!hex && !DECIMAL.matcher(text).matches()) {
      Problem problem =
          Problem.of(
              ReaderCode.INVALID_NUMBER,
              place(word, from, to),
              Shown.tick(text) + " is not a number",
              adviceFor(text));
      // Digits with a letter among them are hex, or nothing.
      problems.report(
          BARE_HEX.matcher(text).matches() && isId("0x" + text)
              ? problem.replacedBy("0x" + text, Safety.SAFE)
              : problem);
      return OptionalInt.empty();
    }
    KernelNumber number = KernelNumber.parse(text);
    if (!number.ok() || number.above(LAST)) {
      tooLarge(place(word, from, to), text);
      return OptionalInt.empty();
    }
    return OptionalInt.of(number.id());
  }

  void tooLarge(Place place, String text) {
    problems.report(
        ReaderCode.INVALID_NUMBER,
        place,
        Shown.tick(text) + " is above 255, the highest number of the AP bus",
        "write a number from 0 to 255");
  }

  private static String adviceFor(String text) {
    if (BARE_HEX.matcher(text).matches()) {
      return "write " + Shown.tick("0x" + text) + ": hex numbers begin with `0x`";
    }
    if (APQN.matcher(text).matches()) {
      return "name adapters and domains apart, each as a number such as `71` or `0x47`";
    }
    return "write a number from 0 to 255, decimal such as `71` or hex such as `0x47`";
  }

  /** Reports a part of a word that has a leading zero; whether it has. */
  boolean leadingZero(Token word, int from, int to) {
    String text = word.getText().substring(from, to);
    if (!LEADING_ZERO.matcher(text).matches()) {
      return false;
    }
    String digits = text.replaceFirst("^0+(?=.)", "");
    boolean decimal = DECIMAL.matcher(digits).matches();
    boolean zero = digits.equals("0");
    String help =
        zero
            ? "write `0`"
            : (decimal ? "write " + Shown.tick(digits) + " if it is decimal, or " : "write ")
                + Shown.tick("0x" + digits)
                + (decimal ? " if it is hex" : ": hex numbers begin with `0x`");
    problems.report(
        readings(
            Problem.of(
                    ReaderCode.LEADING_ZERO,
                    place(word, from, to),
                    Shown.tick(text) + " has a leading zero",
                    help)
                .kernel(kernel(text)),
            digits,
            decimal));
    return true;
  }

  /**
   * What may stand in place of a number with leading zeros. One digit is the same number in every
   * reading, and a letter makes it hex. Of two readings hex comes first: such numbers are copied
   * from lszcrypt and sysfs, which write hex with leading zeros.
   */
  private static Problem readings(Problem problem, String digits, boolean decimal) {
    boolean one = digits.length() == 1 && decimal;
    List<String> readings =
        (one
                ? Stream.of(digits)
                : decimal ? Stream.of("0x" + digits, digits) : Stream.of("0x" + digits))
            .filter(Numbers::isId)
            .toList();
    Safety safety = one || !decimal ? Safety.SAFE : Safety.UNSAFE;
    Problem offering = problem;
    for (String reading : readings) {
      offering = offering.replacedBy(reading, safety);
    }
    return offering;
  }

  private static boolean isId(String text) {
    KernelNumber number = KernelNumber.parse(text);
    return number.ok() && !number.above(LAST);
  }

  private static String kernel(String text) {
    KernelNumber read = KernelNumber.parse(text);
    return OCTAL.matcher(text).matches() && read.ok()
        ? "reads it as octal: " + Long.toUnsignedString(read.bits())
        : "reads octal after a leading zero, and refuses this with EINVAL";
  }

  static Place place(Token word, int from, int to) {
    String text = word.getText();
    int start = text.codePointCount(0, from);
    return Places.part(word, start, start + text.codePointCount(from, to));
  }
}
