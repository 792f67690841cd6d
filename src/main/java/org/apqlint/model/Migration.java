package org.apqlint.model;

import java.util.Optional;

/** A {@code migrate} statement: can this guest move, and how. */
public record Migration(
    String guest, String from, String to, Optional<MdevRef> using, boolean live, Place place)
    implements Fact {

  /** Whether it goes from one of these hosts to the other. */
  public boolean joins(String one, String other) {
    return (from.equals(one) && to.equals(other)) || (from.equals(other) && to.equals(one));
  }

  /** Whether it names this mdev for the guest. */
  public boolean names(MdevRef ref) {
    return using.filter(ref::equals).isPresent();
  }

  @Override
  public String describe() {
    return "guest " + guest + " shall move from " + from + " to " + to;
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
