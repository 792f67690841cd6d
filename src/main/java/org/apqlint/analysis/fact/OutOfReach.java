package org.apqlint.analysis.fact;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/**
 * What a guest with short masks does not reach of its matrix.
 *
 * @param all what the guest would get with long masks
 * @param adapters those that it does not reach
 * @param domains those that it does not reach
 */
public record OutOfReach(Matrix all, IdSet adapters, IdSet domains) {

  private static final Matrix REACH = new Matrix(IdSet.range(0, 63), IdSet.range(0, 15));

  /**
   * The ids that 64 adapters and 16 domains leave out.
   *
   * @param queries whether the guest queries its configuration; without that it finds no domain
   *     above 15 in any case
   */
  public static OutOfReach of(Matrix seen, boolean queries) {
    return new OutOfReach(
        seen,
        seen.adapters().minus(REACH.adapters()),
        queries ? seen.domains().minus(REACH.domains()) : IdSet.NONE);
  }

  /** Whether no queue is lost by it. */
  public boolean isEmpty() {
    return all.isEmpty() || (adapters.isEmpty() && domains.isEmpty());
  }

  /** What the guest still reaches. */
  public Matrix left() {
    return all.intersect(REACH);
  }

  /** {@code adapter 64 (0x40) and domains 71 (0x47), 84 (0x54)}. */
  public String words() {
    return Stream.of(
            adapters.isEmpty() ? "" : Words.adapters(adapters),
            domains.isEmpty() ? "" : Words.domains(domains))
        .filter(words -> !words.isEmpty())
        .collect(Collectors.joining(" and "));
  }
}
