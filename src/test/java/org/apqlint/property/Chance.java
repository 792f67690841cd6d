package org.apqlint.property;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apqlint.model.IdSet;

/** Throws dice; the same seed throws the same. */
final class Chance {

  private final Random random;
  private final int lastId;

  Chance(long seed, int lastId) {
    random = new Random(seed);
    this.lastId = lastId;
  }

  boolean of(double probability) {
    return random.nextDouble() < probability;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  /** Each id with this probability. */
  IdSet some(double probability) {
    return IdSet.of(IntStream.rangeClosed(0, lastId).filter(id -> of(probability)).toArray());
  }

  /** Each of these with this probability. */
  IdSet someOf(IdSet ids, double probability) {
    return IdSet.of(ids.stream().filter(id -> of(probability)).toArray());
  }
}
