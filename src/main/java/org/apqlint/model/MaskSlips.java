package org.apqlint.model;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Texts of masks that the kernel refuses for a slip of the pen. A blank goes only where it
 * separates nothing: between digits, or before a sign, it may stand for a comma that is missing.
 */
public final class MaskSlips {

  private static final Pattern ENDS = Pattern.compile("^[ \\t]+|[ \\t]+$");

  /** The kernel takes a line break for a comma. */
  private static final Pattern BESIDE_COMMA = Pattern.compile("[ \\t]*([,\\n])[ \\t]*");

  private static final Pattern AFTER_SIGN = Pattern.compile("(^|[,\\n])([-+])[ \\t]+(?=[0-9])");
  private static final Pattern PREFIX = Pattern.compile("^0?X");
  private static final Pattern BEFORE_ITEM =
      Pattern.compile("(?<=[0-9a-fA-F])[ \\t]+(?=[-+][0-9])");

  private MaskSlips() {}

  /**
   * The text without blanks that separate nothing and with a small {@code x}, if the kernel takes
   * it so. A mask that gives everything away is not made of a text that it refuses.
   */
  public static Optional<String> mended(String text) {
    String other = PREFIX.matcher(stripped(text)).replaceFirst("0x");
    return taken(other).filter(mask -> KernelMask.isList(other) || !mask.isEmpty()).map(m -> other);
  }

  /** A list that has blanks between its items, with commas there. That is a guess. */
  public static Optional<String> withCommas(String text) {
    String other = BEFORE_ITEM.matcher(stripped(text)).replaceAll(",");
    return KernelMask.isList(other) ? taken(other).map(mask -> other) : Optional.empty();
  }

  private static String stripped(String text) {
    String inner = ENDS.matcher(text).replaceAll("");
    String list = BESIDE_COMMA.matcher(inner).replaceAll("$1");
    return AFTER_SIGN.matcher(list).replaceAll("$1$2");
  }

  private static Optional<IdSet> taken(String text) {
    return KernelMask.write(IdSet.ALL, text, PoolMask.Kind.APMASK).mask();
  }
}
