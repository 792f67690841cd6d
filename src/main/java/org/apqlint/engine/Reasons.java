package org.apqlint.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apqlint.analysis.fact.Assignment;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Words;

/** Why a guest does not get all of its mdev, in the words of the facts that the rules derived. */
final class Reasons {

  private Reasons() {}

  static List<String> of(Mdev mdev, Session session) {
    Matrix gets =
        session.all(GuestMatrix.class).stream()
            .filter(g -> g.mdev().equals(mdev.name()))
            .map(GuestMatrix::matrix)
            .findFirst()
            .orElse(Matrix.EMPTY);
    if (gets.containsAll(mdev.matrix())) {
      return List.of();
    }
    List<String> reasons = new ArrayList<>();
    session.all(Assignment.class).stream()
        .filter(a -> a.mdev().equals(mdev) && a.concernsQueues())
        .filter(a -> !a.outsideConfiguration().isEmpty())
        .sorted(Comparator.comparing(Assignment::attribute))
        .forEach(
            a ->
                reasons.add(
                    a.attribute()
                        + " "
                        + a.outsideConfiguration()
                        + " "
                        + Words.are(a.outsideConfiguration())
                        + " not in the host's configuration"));
    session.all(Lacks.class).stream()
        .filter(l -> l.mdev().equals(mdev.name()))
        .sorted(Comparator.comparingInt(Lacks::apid))
        .map(Lacks::describe)
        .forEach(reasons::add);
    return reasons;
  }
}
