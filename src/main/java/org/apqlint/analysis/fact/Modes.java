package org.apqlint.analysis.fact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.Adapter;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.apqlint.model.Words;

/** Adapters by their mode, the mode of the lowest adapter first. */
public record Modes(Map<String, List<Adapter>> cards) {

  /** These adapters, each of which must have a mode. */
  public static Modes of(List<Adapter> some) {
    Map<String, List<Adapter>> cards = new LinkedHashMap<>();
    some.stream()
        .sorted(Comparator.comparingInt(Adapter::apid))
        .forEach(
            card ->
                cards
                    .computeIfAbsent(card.effectiveMode().orElseThrow(), m -> new ArrayList<>())
                    .add(card));
    return new Modes(cards);
  }

  /** An adapter as an example of its mode. */
  public record Example(Adapter card) implements Fact {
    @Override
    public String describe() {
      return card.mode().isPresent()
          ? card.describe()
          : Words.adapter(card.apid()) + " is in " + card.modeInWords();
    }

    @Override
    public Optional<Place> declaredAt() {
      return card.declaredAt();
    }
  }

  public boolean mixed() {
    return cards.size() > 1;
  }

  /** All of them. */
  public IdSet all() {
    return cards.values().stream().map(Modes::ids).reduce(IdSet.NONE, IdSet::union);
  }

  /** The adapters that are not of the first mode. */
  public IdSet others() {
    return cards.values().stream().skip(1).map(Modes::ids).reduce(IdSet.NONE, IdSet::union);
  }

  /** {@code adapters 5, 6 in mode cca; adapter 7 in mode ep11}. */
  public String words() {
    return cards.entrySet().stream()
        .map(mode -> Words.adapters(ids(mode.getValue())) + " in mode " + mode.getKey())
        .collect(Collectors.joining("; "));
  }

  /** The first adapter of each mode. */
  public List<Example> examples() {
    return cards.values().stream().map(same -> new Example(same.get(0))).toList();
  }

  private static IdSet ids(List<Adapter> some) {
    return IdSet.of(some.stream().map(Adapter::apid).toList());
  }
}
