package org.apqlint.reference;

import java.util.List;
import java.util.Map;

/**
 * A host as the vectors describe it.
 *
 * @param maxAdapter the highest adapter number that the machine knows
 * @param adapters the adapters of its AP configuration; domains and controlDomains likewise
 * @param absent APQNs of the configuration without a queue device, such as {@code 05.0047}
 * @param types the hardware type of adapters, where it is given
 */
public record ReferenceHost(
    boolean apxa,
    int maxAdapter,
    int maxDomain,
    List<Integer> adapters,
    List<Integer> domains,
    List<Integer> controlDomains,
    List<String> absent,
    Map<Integer, Integer> types) {}
