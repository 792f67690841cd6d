package org.apqlint.reference;

import java.util.Map;
import java.util.TreeMap;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;

/**
 * The AP bus of a host at some moment: its configuration and its queues.
 *
 * @param drivers the driver of each queue that exists, empty for none
 * @param overrides what driver_override names, where it is set
 */
public record BusState(
    IdSet adapters,
    IdSet domains,
    IdSet controlDomains,
    Map<Apqn, String> drivers,
    Map<Apqn, String> overrides) {

  public BusState {
    drivers = new TreeMap<>(drivers);
    overrides = new TreeMap<>(overrides);
  }
}
