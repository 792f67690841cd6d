package org.apqlint.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Guest;
import org.apqlint.model.Spec;
import org.apqlint.report.DidYouMean;

/** The guest that an address names, and what to say where it names none. */
final class GuestNames {

  private GuestNames() {}

  /**
   * The guest of that address; of its name alone, if no other host has one of that name.
   *
   * @throws CommandFailure if there is none, or more than one
   */
  static Guest choose(String address, Spec spec) {
    List<Guest> named =
        spec.guests().stream()
            .filter(guest -> guest.address().equals(address) || guest.name().equals(address))
            .toList();
    if (named.size() == 1) {
      return named.get(0);
    }
    if (named.size() > 1) {
      throw new CommandFailure(
          "several guests are called `" + address + "`, name one of them: " + addresses(named));
    }
    if (spec.guests().isEmpty()) {
      throw new CommandFailure("the specification declares no guest");
    }
    boolean host = spec.host(address).isPresent();
    throw new CommandFailure(
        "no guest has the address `"
            + address
            + "`"
            + (host
                ? ", it is a host: name a guest of it, or add --all"
                : DidYouMean.hint(address, spec.guests().stream().map(Guest::address).toList())
                    + "; the specification has "
                    + addresses(spec.guests())));
  }

  private static String addresses(List<Guest> guests) {
    return guests.stream()
        .map(guest -> "`" + guest.address() + "`")
        .collect(Collectors.joining(", "));
  }
}
