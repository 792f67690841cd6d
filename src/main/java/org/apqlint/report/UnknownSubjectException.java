package org.apqlint.report;

/** An address that names nothing, or more than one thing; the message says what it could be. */
public final class UnknownSubjectException extends Exception {

  private static final long serialVersionUID = 1L;

  UnknownSubjectException(String message) {
    super(message);
  }
}
