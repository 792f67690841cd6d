package org.apqlint.syntax;

import org.apqlint.finding.Severity;

/** What the reader finds. Codes never change their meaning; each of these is an error. */
public enum ReaderCode {
  /** Text that is not a statement. */
  SYNTAX_ERROR("AP001", "syntax-error"),
  /** A word that is unknown where it stands. */
  UNKNOWN_STATEMENT("AP002", "unknown-statement"),
  /** Two hosts, or two mdevs or guests of one host, with the same name. */
  DUPLICATE_NAME("AP003", "duplicate-name"),
  /**
   * A name that nothing declares; also an {@code include} that leads to no file, or back to a file
   * that is being read.
   */
  UNKNOWN_REFERENCE("AP004", "unknown-reference"),
  /** Not a number, not an id, not a queue; a range that runs backwards. */
  INVALID_NUMBER("AP005", "invalid-number"),
  /** A number that people and the kernel read differently. */
  LEADING_ZERO("AP006", "leading-zero"),
  /** Not a UUID. */
  INVALID_UUID("AP007", "invalid-uuid"),
  /** A mask that the kernel rejects. */
  INVALID_MASK("AP009", "invalid-mask");

  private final String code;
  private final String ruleName;

  ReaderCode(String code, String ruleName) {
    this.code = code;
    this.ruleName = ruleName;
  }

  /** Such as {@code AP006}. */
  public String code() {
    return code;
  }

  /** Such as {@code leading-zero}. */
  public String ruleName() {
    return ruleName;
  }

  public Severity severity() {
    return Severity.ERROR;
  }
}
