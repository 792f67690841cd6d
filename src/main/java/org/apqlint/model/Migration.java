package org.apqlint.model;

import java.util.Optional;

/** A {@code migrate} statement: can this guest move, and how. */
public record Migration(
    String guest, String from, String to, Optional<MdevRef> using, boolean live, Place place)
    implements Fact {

  /** Whether it takes a guest of the one mdev to the host of the other, and to no third one. */
  public boolean leads(MdevRef source, MdevRef target) {
    return from.equals(source.host())
        && to.equals(target.host())
        && using.map(target::equals).orElse(true);
  }

  /** Whether it names this mdev for the guest. */
  public boolean names(MdevRef ref) {
    return using.filter(ref::equals).isPresent();
  }

  /** Whether it leads to another host at all. */
  public boolean leaves() {
    return !from.equals(to);
  }

  /** The same question, asked of a live migration or of none. */
  public Migration live(boolean other) {
    return new Migration(guest, from, to, using, other, place);
  }

  /** Whether it stands before the other one, and so comes first. */
  public boolean precedes(Migration other) {
    return place.compareTo(other.place) < 0;
  }

  /** {@code zeus/db}. */
  public String address() {
    return from + "/" + guest;
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
