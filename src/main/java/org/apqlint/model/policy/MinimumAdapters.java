package org.apqlint.model.policy;

import java.util.List;
import org.apqlint.model.Guest;
import org.apqlint.model.Place;

/** Each guest with an mdev gets queues on so many adapters, so that one may fail. */
public record MinimumAdapters(int count, Exceptions except, Place place) implements Policy {

  /** Whether one of these guests must have more adapters than that. */
  public boolean asksMoreOf(List<Guest> guests, int adapters) {
    return count > adapters && guests.stream().anyMatch(guest -> covers(guest.address()));
  }

  /** {@code 2 adapters}. */
  public String words() {
    return count + (count == 1 ? " adapter" : " adapters");
  }

  @Override
  public String describe() {
    return "each guest gets " + words() + " at least";
  }
}
