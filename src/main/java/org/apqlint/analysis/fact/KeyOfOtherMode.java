package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Adapter;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Place;
import org.apqlint.model.QueueSet;
import org.apqlint.model.Words;

/**
 * A statement that declares master keys for adapters that cannot have keys of that kind.
 *
 * @param adapters all of them
 * @param example the lowest of them
 * @param place the first term that names one of them
 */
public record KeyOfOtherMode(KeyPatterns key, IdSet adapters, Adapter example, Place place)
    implements Fact {

  /**
   * What is wrong with a statement, if anything. A star in place of the adapter stands for those
   * that can have the key, as long as there are some.
   *
   * @param unable the adapters of the host that cannot have keys of that kind
   * @param all the adapters of the host
   */
  public static List<KeyOfOtherMode> of(KeyPatterns key, List<Adapter> unable, IdSet all) {
    IdSet wrong = IdSet.of(unable.stream().map(Adapter::apid).toList());
    List<QueueSet.Term> terms =
        key.queues().terms().stream()
            .filter(term -> term.matrix().adapters().overlaps(wrong))
            .filter(term -> !star(term) || wrong.containsAll(all))
            .toList();
    IdSet named =
        terms.stream()
            .map(term -> term.matrix().adapters().intersect(wrong))
            .reduce(IdSet.NONE, IdSet::union);
    return unable.stream()
        .filter(card -> !named.isEmpty() && card.apid() == named.first())
        .map(card -> new KeyOfOtherMode(key, named, card, terms.get(0).place()))
        .toList();
  }

  private static boolean star(QueueSet.Term term) {
    return term.matrix().adapters().equals(IdSet.ALL);
  }

  /** {@code adapter 5, which is in mode cca}; of several, what the lowest of them is. */
  public String words() {
    return adapters.size() == 1
        ? Words.adapters(adapters) + ", which is in " + example.modeInWords()
        : Words.adapters(adapters) + ", and " + describe();
  }

  @Override
  public String describe() {
    return Words.adapter(example.apid()) + " is in " + example.modeInWords();
  }

  @Override
  public Optional<Place> declaredAt() {
    return example.declaredAt();
  }
}
