package org.apqlint.finding;

import java.util.Locale;

/** Whether a fix may be made without asking. */
public enum Safety {
  /**
   * The kernel sees the same as before; of a text that could not be read: it can mean nothing else.
   */
  SAFE,
  /** It decides something: who gets a queue, what a guest has, which of two things was meant. */
  UNSAFE;

  /** The lower-case word used in every output. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
