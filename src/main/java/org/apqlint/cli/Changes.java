package org.apqlint.cli;

/** Tells when it is worth to look again. */
@FunctionalInterface
interface Changes {

  /**
   * Waits until one of these files has changed.
   *
   * @return false if nobody waits any longer
   */
  boolean await(WatchedFiles files);
}
