package org.apqlint.syntax;

/**
 * The bounds of what is read, so that time and memory are bounded for every input. They lie far
 * above what a specification of real hosts needs.
 */
public final class Limits {

  /** Bytes of one file: 16 MiB. A larger one is not read. */
  public static final int FILE_BYTES = 16 * 1024 * 1024;

  /** Bytes of all files of a specification: 64 MiB. */
  public static final long TOTAL_BYTES = 64L * 1024 * 1024;

  /** Files of a specification, included ones too. */
  public static final int FILES = 4096;

  /**
   * Words, commas, braces, line ends, comments and runs of blanks of one file. The text after them
   * is not read, which is an AP001.
   */
  public static final int LEXEMES = 1_000_000;

  /** Braces within braces. The text after a deeper one is not read, which is an AP001. */
  public static final int NESTING = 32;

  /** Files that include one another in a row. */
  public static final int INCLUDES = 32;

  /** Findings of the reader in one file; a last one says that there are more. */
  public static final int FINDINGS = 200;

  /** Repeated ids and statements that are noted in one block. */
  public static final int REPETITIONS = 100;

  /** Characters of the name of a host, mdev or guest. */
  public static final int NAME = 255;

  private Limits() {}
}
