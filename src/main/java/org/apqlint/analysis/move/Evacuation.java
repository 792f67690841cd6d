package org.apqlint.analysis.move;

import java.util.List;
import org.apqlint.model.Guest;

/**
 * Where all guests of a host can go at once.
 *
 * @param host the host that they leave
 * @param moves one for each guest that has a place, in the order of the moves: the guest with the
 *     fewest places to go to comes first, so that a surprise comes while there is a choice
 * @param stranded the guests that have none
 */
public record Evacuation(String host, List<Candidate> moves, List<Stranded> stranded) {

  /**
   * A guest that has no place.
   *
   * @param hosts what each host says to it alone, best first; one that could take it is taken by
   *     others
   */
  public record Stranded(Guest guest, List<Candidate> hosts) {
    public Stranded {
      hosts = List.copyOf(hosts);
    }

    /** Whether some host could take it, if it were alone. */
    public boolean outdone() {
      return hosts.stream().anyMatch(Candidate::possible);
    }
  }

  public Evacuation {
    moves = List.copyOf(moves);
    stranded = List.copyOf(stranded);
  }
}
