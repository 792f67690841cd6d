package org.apqlint;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/** Dynamic tests whose failures say what they are about: Maven prints only the index of a test. */
public final class Named {

  private Named() {}

  /** A test of that name, on this subject. */
  public static DynamicTest test(Object subject, String name, Executable check) {
    return dynamicTest(
        name,
        () -> {
          try {
            check.execute();
          } catch (AssertionError failure) {
            throw new AssertionError(subject + ", " + name + ": " + failure.getMessage(), failure);
          }
        });
  }
}
