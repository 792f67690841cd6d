package org.apqlint.model;

/**
 * Some guest or migration of the specification could not be read: what nobody seems to use may be
 * used there.
 */
public record Unread() implements Fact {
  @Override
  public String describe() {
    return "part of the specification could not be read";
  }
}
