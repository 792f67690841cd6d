package org.apqlint.model;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a card, as the zcrypt drivers name it in the sysfs file {@code type}: {@code CEX8C}
 * is a Crypto Express 8S as CCA coprocessor. Types that are newer than this program have the same
 * form, so they are types, too.
 *
 * @param generation the number: 8 of {@code cex8c}
 * @param letter {@code c} for CCA, {@code p} for EP11, {@code a} for an accelerator
 */
public record CardType(int generation, char letter) {

  private static final Pattern FORM = Pattern.compile("cex([1-9][0-9]?)([cpa])");

  /** CEX4 is hardware type 10, and each generation is one more, up to this one. */
  private static final int NEWEST_KNOWN = 8;

  private static final int FIRST_OF_THE_SERIES = 4;
  private static final int HWTYPE_BEFORE_THE_SERIES = 6;

  /** The type of that name, in any case; empty if the name is of another form. */
  public static Optional<CardType> named(String text) {
    Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    return form.matches()
        ? Optional.of(new CardType(Integer.parseInt(form.group(1)), form.group(2).charAt(0)))
        : Optional.empty();
  }

  /** The type of cards with this hardware type and mode, where both are known. */
  static Optional<CardType> of(int hwtype, String mode) {
    int generation =
        switch (hwtype) {
          case 6, 7 -> 2;
          case 8, 9 -> 3;
          default -> hwtype - HWTYPE_BEFORE_THE_SERIES;
        };
    CardType type = new CardType(generation, letter(mode));
    return type.hwtype().filter(number -> number == hwtype).map(number -> type);
  }

  private static char letter(String mode) {
    return switch (mode) {
      case CardFunctions.CCA -> 'c';
      case CardFunctions.EP11 -> 'p';
      default -> 'a';
    };
  }

  /** The mode that the letter stands for. */
  public String mode() {
    return switch (letter) {
      case 'c' -> CardFunctions.CCA;
      case 'p' -> CardFunctions.EP11;
      default -> CardFunctions.ACCELERATOR;
    };
  }

  /**
   * The hardware type that goes with it, from the table of the AP bus (ap_bus.h): 6 to 9 are CEX2A,
   * CEX2C, CEX3A and CEX3C, 10 is CEX4 in any mode, 14 is CEX8. Empty for what the table does not
   * have.
   */
  public Optional<Integer> hwtype() {
    if (generation >= FIRST_OF_THE_SERIES && generation <= NEWEST_KNOWN) {
      return Optional.of(generation + HWTYPE_BEFORE_THE_SERIES);
    }
    return switch (toString()) {
      case "cex2a" -> Optional.of(6);
      case "cex2c" -> Optional.of(7);
      case "cex3a" -> Optional.of(8);
      case "cex3c" -> Optional.of(9);
      default -> Optional.empty();
    };
  }

  /** As drivers and lszcrypt print it: {@code CEX8C}. */
  public String printed() {
    return toString().toUpperCase(Locale.ROOT);
  }

  /** As specifications write it: {@code cex8c}. */
  @Override
  public String toString() {
    return "cex" + generation + letter;
  }
}
