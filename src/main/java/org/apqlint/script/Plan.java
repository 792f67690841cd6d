package org.apqlint.script;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.Host;
import org.apqlint.model.Place;
import org.apqlint.script.Operation.CheckHost;
import org.apqlint.script.Operation.LoadModule;

/**
 * What makes the specification of one host true, in an order that works from a fresh host.
 *
 * @param host the host
 * @param operations what is done, first to last
 */
public record Plan(Host host, List<Operation> operations) {
  public Plan {
    operations = List.copyOf(operations);
  }

  /** What a host is given, one after the other; each of them is a script of its own in a folder. */
  public enum Part {
    MASKS("10-masks.sh", "queues for vfio_ap"),
    MDEVS("20-mdevs.sh", "mdevs"),
    GUESTS("30-guests.sh", "guests");

    private final String file;
    private final String title;

    Part(String file, String title) {
      this.file = file;
      this.title = title;
    }

    String file() {
      return file;
    }

    String title() {
      return title;
    }

    /** The part of such an operation; empty where it stands before each of the first two. */
    private static Optional<Part> of(Operation operation) {
      if (operation instanceof LoadModule || operation instanceof CheckHost) {
        return Optional.empty();
      } else if (operation instanceof Operation.SetMasks
          || operation instanceof Operation.OverrideQueues) {
        return Optional.of(MASKS);
      } else if (operation instanceof Operation.WriteHostdev
          || operation instanceof Operation.GiveToGuest) {
        return Optional.of(GUESTS);
      }
      return Optional.of(MDEVS);
    }
  }

  /** One part of it, where there is something to do. */
  Optional<Plan> part(Part part) {
    List<Operation> ofPart =
        operations.stream()
            .filter(o -> Part.of(o).map(part::equals).orElse(part != Part.GUESTS))
            .toList();
    return ofPart.stream().anyMatch(o -> Part.of(o).isPresent())
        ? Optional.of(new Plan(host, ofPart))
        : Optional.empty();
  }

  /** Whether some operation is of that kind. */
  boolean has(Class<? extends Operation> kind) {
    return all(kind).findAny().isPresent();
  }

  /** The operations of that kind, first to last. */
  <O extends Operation> Stream<O> all(Class<O> kind) {
    return operations.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** Whether some mdev is assigned its ids in that way. */
  boolean assigns(Class<? extends Operation.Way> way) {
    return all(Operation.Provision.class).anyMatch(mdev -> way.isInstance(mdev.way()));
  }

  /** The files of the specification behind it, comma separated. */
  String files() {
    return operations.stream()
        .flatMap(operation -> operation.places().stream())
        .map(Place::file)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }
}
