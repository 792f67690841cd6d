package org.apqlint.model.policy;

import java.util.List;

/** What a policy does not hold for, by address. */
public record Exceptions(List<Glob> globs) {

  /** It holds for everything. */
  public static final Exceptions NONE = new Exceptions(List.of());

  public Exceptions {
    globs = List.copyOf(globs);
  }

  /** Whether the thing of that address is one of them. */
  public boolean contain(String address) {
    return globs.stream().anyMatch(glob -> glob.matches(address));
  }
}
