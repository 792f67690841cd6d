package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.MaskOddity;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Repetition;
import org.apqlint.model.Repetition.Surplus;

/** What is known and odd in one block; it reaches the specification only with its block. */
final class BlockNotes {

  private final String host;
  private final String subject;
  private final Map<String, Place> seen = new HashMap<>();
  private final List<Repetition> repetitions = new ArrayList<>();
  private final List<MaskOddity> oddities = new ArrayList<>();

  BlockNotes(String host, String subject) {
    this.host = host;
    this.subject = subject;
  }

  String host() {
    return host;
  }

  String subject() {
    return subject;
  }

  /** Notes that a statement stands here which may stand once. */
  void once(String what, Place place) {
    Place first = seen.put(what, place);
    if (first != null) {
      // The later one counts.
      repeated(what, first, place, Optional.of(Surplus.words(first)));
    }
  }

  /** Notes an item of a list which may stand once; the first one counts. */
  void onceInList(String what, Place place) {
    Place first = seen.put(what, place);
    if (first != null) {
      repeated(what, first, place, Optional.of(Surplus.item(place, IdSet.NONE)));
    }
  }

  void repeated(String what, Place first, Place second, Optional<Surplus> surplus) {
    if (hasRoom()) {
      repetitions.add(new Repetition(what, host, subject, first, second, surplus));
    }
  }

  /** Whether one more repetition would be kept. */
  boolean hasRoom() {
    return repetitions.size() < Limits.REPETITIONS;
  }

  void odd(PoolMask.Kind kind, KernelMask.Oddity oddity, Place place, Optional<String> means) {
    oddities.add(new MaskOddity(kind, oddity.what(), oddity.advice(), host, place, means));
  }

  List<Repetition> repetitions() {
    return repetitions;
  }

  List<MaskOddity> oddities() {
    return oddities;
  }
}
