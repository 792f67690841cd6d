package org.apqlint.model.policy;

import com.google.re2j.Pattern;
import org.apqlint.model.Declared;
import org.apqlint.model.Place;

/**
 * The names of things of one kind, each as a whole, match a regular expression of RE2. It is
 * matched in linear time, so no expression can stop a run.
 */
public record NamePattern(Declared.Kind kind, Pattern pattern, Exceptions except, Place place)
    implements Policy {

  /** Whether the name of that thing is another one. */
  public boolean forbids(Declared thing) {
    return thing.kind() == kind && covers(thing.address()) && !pattern.matches(thing.name());
  }

  @Override
  public String describe() {
    return "the names of " + kind + "s match `" + pattern + "`";
  }
}
