package org.apqlint.syntax;

/** A source that cannot be read at all. The message is for people and names the file. */
public final class UnreadableSourceException extends Exception {

  private static final long serialVersionUID = 1L;

  public UnreadableSourceException(String message) {
    super(message);
  }

  public UnreadableSourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
