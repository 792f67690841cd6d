package org.apqlint.report;

/**
 * How text output looks.
 *
 * @param colour whether it may hold escape sequences
 * @param width the cells of a line, where running text is to be broken; 0 for as many as it takes,
 *     so that a file or another program gets each sentence in one line
 */
public record Look(boolean colour, int width) {

  /** For files and programs. */
  public static final Look PLAIN = new Look(false, 0);

  /**
   * Below this many cells a broken sentence is harder to read than one that the terminal breaks.
   */
  private static final int NARROWEST = 40;

  /** The cells that are left of a line behind so many; many, if lines are not to be broken. */
  int room(int cells) {
    return width >= NARROWEST ? width - cells : Integer.MAX_VALUE;
  }

  /** Whether a line of so many cells is to be broken. */
  boolean breaks(int cells) {
    return width >= NARROWEST && cells > width;
  }
}
