package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.analysis.move.Evacuation.Stranded;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;

/**
 * Looks for a place for each guest of a host. The rules say which hosts can take a guest that goes
 * alone; the search combines them so that as many as possible go, and the rules then judge all
 * moves together. What they refuse is not tried again.
 */
final class EvacuationSearch {

  /** Steps of one search: enough for a host full of guests, and a bound for odd ones. */
  private static final int AT_MOST = 200_000;

  /** A guest and where it could go, best first. */
  private record Choice(Guest guest, List<Candidate> hosts) {}

  private final MoveRun moves;
  private final List<Choice> choices;
  private final Set<Candidate> refused = new HashSet<>();
  private List<Candidate> best;
  private int steps;

  /**
   * A search.
   *
   * @param places the guests in the order of the text, each with what the other hosts say to it
   *     alone, best first
   */
  EvacuationSearch(MoveRun moves, Map<Guest, List<Candidate>> places) {
    this.moves = moves;
    this.choices =
        places.entrySet().stream()
            .map(guest -> new Choice(guest.getKey(), guest.getValue()))
            .sorted(Comparator.comparingInt(EvacuationSearch::places))
            .toList();
  }

  private static int places(Choice choice) {
    return (int) choice.hosts().stream().filter(Candidate::possible).count();
  }

  /** The search. */
  Evacuation evacuate(String host) {
    List<Candidate> placed = search();
    List<Candidate> judged = judge(placed);
    while (judged.stream().anyMatch(move -> !move.possible())) {
      for (int i = 0; i < placed.size(); i++) {
        if (!judged.get(i).possible()) {
          refused.add(placed.get(i));
        }
      }
      placed = search();
      judged = judge(placed);
    }
    Set<Guest> gone = new HashSet<>(placed.stream().map(Candidate::guest).toList());
    return new Evacuation(
        host,
        judged,
        choices.stream()
            .filter(choice -> !gone.contains(choice.guest()))
            .map(choice -> new Stranded(choice.guest(), choice.hosts()))
            .toList());
  }

  /** The same moves, as the rules see them when all of them take place. */
  private List<Candidate> judge(List<Candidate> placed) {
    if (placed.isEmpty()) {
      return List.of();
    }
    List<Migration> questions = placed.stream().map(move -> move.answer().migration()).toList();
    List<Mdev> proposed = placed.stream().flatMap(move -> move.proposed().stream()).toList();
    List<MigrationAnalysis> answers = moves.answers(questions, proposed);
    List<Candidate> judged = new ArrayList<>();
    for (int i = 0; i < placed.size(); i++) {
      judged.add(new Candidate(answers.get(i), placed.get(i).proposed()));
    }
    return judged;
  }

  private List<Candidate> search() {
    best = List.of();
    steps = 0;
    search(0, new ArrayList<>());
    return best;
  }

  /** Tries the hosts of one guest after the other; then to leave it where it is. */
  private void search(int guest, List<Candidate> placed) {
    if (placed.size() > best.size()) {
      best = List.copyOf(placed);
    }
    int reachable = placed.size() + choices.size() - guest;
    if (guest == choices.size() || reachable <= best.size() || ++steps > AT_MOST) {
      return;
    }
    for (Candidate host : choices.get(guest).hosts()) {
      if (host.possible()
          && !refused.contains(host)
          && placed.stream().noneMatch(host::clashesWith)) {
        placed.add(host);
        search(guest + 1, placed);
        placed.remove(placed.size() - 1);
      }
    }
    search(guest + 1, placed);
  }
}
