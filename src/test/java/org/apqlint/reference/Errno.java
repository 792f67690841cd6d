package org.apqlint.reference;

/** The refusal of a write, by the name of its errno. */
final class Errno extends RuntimeException {

  Errno(String name) {
    super(name, null, false, false);
  }

  static Errno invalid() {
    return new Errno("EINVAL");
  }

  static void refuseIf(boolean condition, String name) {
    if (condition) {
      throw new Errno(name);
    }
  }
}
