package org.apqlint.analysis.fact;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;

/**
 * The master keys of the queues of one adapter, on two hosts. A queue has the same ones if every
 * kind of key that is declared for it is declared on both sides, with a pattern in common; it has
 * different ones if one kind has none in common; else nobody knows.
 *
 * @param same domains whose queue has the same keys on both
 * @param different domains whose queue has another key
 * @param unknown domains of which too little is declared
 */
public record KeyComparison(IdSet same, IdSet different, IdSet unknown) {

  /**
   * Compares what two hosts declare.
   *
   * @param domains the domains that are asked about
   */
  public static KeyComparison of(
      int apid, IdSet domains, List<KeyPatterns> here, List<KeyPatterns> there) {
    IdSet same = IdSet.NONE;
    IdSet different = IdSet.NONE;
    IdSet unknown = IdSet.NONE;
    for (String type : types(here, there)) {
      Map<KeyPatterns, IdSet> ours = KeyPatterns.counting(ofType(here, type), apid, domains);
      Map<KeyPatterns, IdSet> theirs = KeyPatterns.counting(ofType(there, type), apid, domains);
      IdSet known = IdSet.NONE;
      for (Map.Entry<KeyPatterns, IdSet> our : ours.entrySet()) {
        for (Map.Entry<KeyPatterns, IdSet> their : theirs.entrySet()) {
          IdSet both = our.getValue().intersect(their.getValue());
          known = known.union(both);
          if (Collections.disjoint(our.getKey().patterns(), their.getKey().patterns())) {
            different = different.union(both);
          } else {
            same = same.union(both);
          }
        }
      }
      unknown = unknown.union(all(ours).union(all(theirs)).minus(known));
    }
    unknown = unknown.union(domains.minus(same).minus(different)).minus(different);
    return new KeyComparison(same.minus(different).minus(unknown), different, unknown);
  }

  private static List<String> types(List<KeyPatterns> here, List<KeyPatterns> there) {
    return Stream.concat(here.stream(), there.stream())
        .map(KeyPatterns::type)
        .distinct()
        .sorted()
        .toList();
  }

  private static List<KeyPatterns> ofType(List<KeyPatterns> keys, String type) {
    return keys.stream().filter(key -> key.type().equals(type)).toList();
  }

  private static IdSet all(Map<KeyPatterns, IdSet> counting) {
    return counting.values().stream().reduce(IdSet.NONE, IdSet::union);
  }
}
