package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a card can do: the bits of the sysfs file {@code ap_functions}, of which lszcrypt prints the
 * first ten as letters. Live migration compares them, as a guest was told them once when it looked
 * at its queues.
 *
 * @param bits 32 bits, counted from the left as the hardware does
 */
public record CardFunctions(int bits) {

  /** Secure keys of CCA, EP11, or no secure keys at all. */
  public static final String CCA = "cca";

  public static final String EP11 = "ep11";
  public static final String ACCELERATOR = "accelerator";

  /** The letters of lszcrypt, by bit. */
  public static final String LETTERS = "SMCDAXNHFR";

  private static final Pattern RAW = Pattern.compile("0[xX][0-9a-fA-F]{8}");
  private static final int BITS = 32;
  private static final int HEX = 16;

  /** Bits 16 and 17: whether a queue is bound to a Secure Execution guest. */
  private static final int SE_BIND = 0xC000;

  private record Mode(char letter, String name) {}

  /** A function that must be the same on both ends of a live migration. */
  private enum Same {
    APSC('S', "APSC"),
    MEX('M', "4K-MEX"),
    CRT('C', "4K-CRT"),
    APXA('N', "APXA"),
    FILTERING('H', "command filtering");

    private final char letter;
    private final String words;

    Same(char letter, String words) {
      this.letter = letter;
      this.words = words;
    }
  }

  /** The value of the sysfs file, such as {@code 0x92800000}; empty for any other text. */
  public static Optional<CardFunctions> ofRaw(String text) {
    return RAW.matcher(text).matches()
        ? Optional.of(new CardFunctions(Integer.parseUnsignedInt(text.substring(2), HEX)))
        : Optional.empty();
  }

  /**
   * The letters of lszcrypt, such as {@code S--D--NHF-}, in any case; dashes and blanks say
   * nothing. Empty where {@link #unknownIn} finds another character.
   */
  public static Optional<CardFunctions> ofLetters(String text) {
    if (unknownIn(text).isPresent()) {
      return Optional.empty();
    }
    String upper = text.toUpperCase(Locale.ROOT);
    int bits = 0;
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      if (upper.indexOf(LETTERS.charAt(bit)) >= 0) {
        bits |= mask(bit);
      }
    }
    return Optional.of(new CardFunctions(bits));
  }

  /** Either of the two. */
  public static Optional<CardFunctions> parse(String text) {
    return ofRaw(text).or(() -> ofLetters(text));
  }

  /** Where the first character stands that is neither a letter of a function nor a filler. */
  public static OptionalInt unknownIn(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '-' && c != ' ' && LETTERS.indexOf(upper(c)) < 0) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** ASCII only: other alphabets have lower case letters that become ours. */
  private static char upper(char c) {
    return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
  }

  private static int mask(int bit) {
    return 1 << (BITS - 1 - bit);
  }

  /** Whether it has the function of that letter. */
  public boolean has(char letter) {
    return (bits & mask(LETTERS.indexOf(letter))) != 0;
  }

  /** The mode that D, X or A names; empty if none of them is set, or several are. */
  public Optional<String> mode() {
    return modes().size() == 1 ? Optional.of(modes().get(0)) : Optional.empty();
  }

  /** The modes that are named: no card has more than one. */
  List<String> modes() {
    return Stream.of(new Mode('D', CCA), new Mode('X', EP11), new Mode('A', ACCELERATOR))
        .filter(mode -> has(mode.letter()))
        .map(Mode::name)
        .toList();
  }

  /** Whether the bits that tell of a binding to a Secure Execution guest are not zero. */
  public boolean seBound() {
    return (bits & SE_BIND) != 0;
  }

  /**
   * What a guest would lose on the target, in words. A card that serves stateless requests only is
   * replaced by one with full function, and not the reverse. The mode is another question.
   */
  public List<String> missingOn(CardFunctions target) {
    List<String> missing = new ArrayList<>(only(target));
    if (has('F') && !target.has('F')) {
      missing.add("full function");
    } else if (has('R') && !target.has('R') && !target.has('F')) {
      missing.add("stateless function");
    }
    return missing;
  }

  /** What only the target has, of the functions that both ends must have alike. */
  public List<String> addedOn(CardFunctions target) {
    return target.only(this);
  }

  private List<String> only(CardFunctions other) {
    List<String> only = new ArrayList<>();
    for (Same function : Same.values()) {
      if (has(function.letter) && !other.has(function.letter)) {
        only.add(function.words);
      }
    }
    return only;
  }

  /** As lszcrypt prints them: {@code S--D--NHF-}. */
  public String letters() {
    StringBuilder letters = new StringBuilder(LETTERS);
    for (int bit = 0; bit < LETTERS.length(); bit++) {
      if ((bits & mask(bit)) == 0) {
        letters.setCharAt(bit, '-');
      }
    }
    return letters.toString();
  }

  /** As sysfs prints them: {@code 0x92800000}. */
  public String raw() {
    return String.format("0x%08X", bits);
  }

  @Override
  public String toString() {
    return letters();
  }
}
