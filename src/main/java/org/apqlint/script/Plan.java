package org.apqlint.script;

import java.util.List;
import org.apqlint.model.Host;

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

  /** Whether some operation is of that kind. */
  boolean has(Class<? extends Operation> kind) {
    return operations.stream().anyMatch(kind::isInstance);
  }

  /** Whether some mdev is assigned its ids in that way. */
  boolean assigns(Class<? extends Operation.Way> way) {
    return operations.stream()
        .anyMatch(o -> o instanceof Operation.Provision mdev && way.isInstance(mdev.way()));
  }
}
