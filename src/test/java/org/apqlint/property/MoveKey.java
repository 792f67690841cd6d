package org.apqlint.property;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;

/**
 * A statement about master keys.
 *
 * @param queues in the language
 * @param named the APQNs that it names
 */
record MoveKey(String queues, Matrix named, String type, List<String> patterns) {

  /** How the master keys of a queue on two hosts compare. */
  enum Answer {
    SAME,
    DIFFERENT,
    UNKNOWN
  }

  String statement() {
    return "queue " + queues + " key " + type + " " + String.join(" ", patterns);
  }

  /** Compares what the statements of two hosts say of a queue, in the order of the text. */
  static Answer compare(Apqn queue, List<MoveKey> here, List<MoveKey> there) {
    boolean different = false;
    boolean oneSided = false;
    boolean same = false;
    for (String type : types(here, there)) {
      List<String> ours = counting(queue, type, here);
      List<String> theirs = counting(queue, type, there);
      oneSided |= ours.isEmpty() != theirs.isEmpty();
      if (!ours.isEmpty() && !theirs.isEmpty()) {
        boolean apart = Collections.disjoint(ours, theirs);
        different |= apart;
        same |= !apart;
      }
    }
    return different ? Answer.DIFFERENT : same && !oneSided ? Answer.SAME : Answer.UNKNOWN;
  }

  private static Set<String> types(List<MoveKey> here, List<MoveKey> there) {
    List<MoveKey> both = new ArrayList<>(here);
    both.addAll(there);
    return new TreeSet<>(both.stream().map(MoveKey::type).toList());
  }

  /** The patterns of the last statement about the queue; none where there is none. */
  private static List<String> counting(Apqn queue, String type, List<MoveKey> keys) {
    List<String> patterns = List.of();
    for (MoveKey key : keys) {
      if (key.type.equals(type) && key.named.contains(queue)) {
        patterns = key.patterns;
      }
    }
    return patterns;
  }
}
