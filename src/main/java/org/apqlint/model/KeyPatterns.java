package org.apqlint.model;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Master key verification patterns of queues.
 *
 * @param type {@code aes}, {@code apka} or {@code ep11}
 * @param patterns hexadecimal texts in lower case, in the order of the statement
 */
public record KeyPatterns(QueueSet queues, String type, List<String> patterns, Place place) {
  public KeyPatterns {
    patterns = List.copyOf(patterns);
  }

  /**
   * The statements of one type that count for some domains of an adapter, and for which of them: of
   * two about one queue it is the later one. Domains of which nothing is declared are left out.
   */
  public static Map<KeyPatterns, IdSet> counting(List<KeyPatterns> keys, int apid, IdSet domains) {
    Map<KeyPatterns, IdSet> counting = new LinkedHashMap<>();
    IdSet rest = domains;
    for (KeyPatterns key :
        keys.stream().sorted(Comparator.comparing(KeyPatterns::place).reversed()).toList()) {
      IdSet named = key.queues().domainsOf(apid).intersect(rest);
      if (!named.isEmpty()) {
        counting.put(key, named);
      }
      rest = rest.minus(named);
    }
    return counting;
  }
}
