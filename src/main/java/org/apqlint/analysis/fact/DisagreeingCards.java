package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.model.Adapter;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.apqlint.model.Words;

/**
 * Adapters of which the same is declared, and of which it cannot be true: as a rule those of one
 * statement.
 */
public record DisagreeingCards(List<Adapter> cards) {

  private record Declared(Optional<?> type, Optional<?> mode, Optional<?> hwtype, Optional<?> can) {
    private static Declared of(Adapter card) {
      return new Declared(card.cardType(), card.mode(), card.hwtype(), card.functions());
    }
  }

  public DisagreeingCards {
    cards = List.copyOf(cards);
  }

  /** Those among these adapters, the lowest first. */
  public static List<DisagreeingCards> among(List<Adapter> some) {
    Map<Declared, List<Adapter>> groups = new LinkedHashMap<>();
    some.stream()
        .filter(card -> !card.consistent())
        .sorted(Comparator.comparingInt(Adapter::apid))
        .forEach(
            card -> groups.computeIfAbsent(Declared.of(card), d -> new ArrayList<>()).add(card));
    return groups.values().stream().map(DisagreeingCards::new).toList();
  }

  /** The one that stands first. */
  public Adapter first() {
    return cards.stream().min(Comparator.comparing(Adapter::place)).orElseThrow();
  }

  public Place place() {
    return first().place();
  }

  /** {@code adapters 5, 6 are declared with different modes: cca by …}. */
  public String words() {
    IdSet ids = IdSet.of(cards.stream().map(Adapter::apid).toList());
    return Words.adapters(ids)
        + " "
        + Words.are(ids)
        + " declared with "
        + first().disagreement().orElseThrow();
  }
}
