package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * APQNs that an mdev is assigned although there are no such queues, where assigning needs them.
 * Adapters without domains, or the reverse: ids that the host's configuration does not have.
 */
public record AbsentShare(Mdev mdev, Matrix matrix) implements Share {

  /** Some of the ids of an assignment. */
  public static AbsentShare of(Assignment assignment, IdSet ids) {
    return new AbsentShare(
        assignment.mdev(),
        assignment.attribute() == Attribute.ADAPTER
            ? new Matrix(ids, IdSet.NONE)
            : new Matrix(IdSet.NONE, ids));
  }

  /** The ids of an assignment outside the configuration that none of these is about. */
  public static IdSet others(Assignment assignment, List<AbsentShare> shares) {
    return shares.stream()
        .filter(share -> share.matrix.isEmpty())
        .map(share -> assignment.idsOf(share.matrix))
        .reduce(assignment.outsideConfiguration(), IdSet::minus);
  }

  /** {@code adapter 7 of mdev `db` is not in the configuration of host `zeus`}. */
  public static String words(Mdev mdev, Matrix some) {
    String of = " of mdev `" + mdev.name() + "` ";
    if (!some.isEmpty()) {
      return Words.queues(some) + of + (some.size() == 1 ? "does" : "do") + " not exist";
    }
    IdSet ids = some.domains().isEmpty() ? some.adapters() : some.domains();
    return (some.domains().isEmpty() ? Words.adapters(ids) : Words.domains(ids))
        + of
        + Words.are(ids)
        + " not in the configuration of host `"
        + mdev.host()
        + "`";
  }

  @Override
  public String describe() {
    return words(mdev, matrix);
  }
}
