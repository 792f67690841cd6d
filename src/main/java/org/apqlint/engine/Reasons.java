package org.apqlint.engine;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.analysis.fact.Assignment;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.model.Apqn;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/** Why a guest does not get all of its mdev, in the words of the facts that the rules derived. */
final class Reasons {

  private Reasons() {}

  static List<String> of(Host host, Mdev mdev, Session session) {
    Matrix gets =
        session.all(GuestMatrix.class).stream()
            .filter(g -> g.mdev().equals(mdev.name()))
            .map(GuestMatrix::matrix)
            .findFirst()
            .orElse(Matrix.EMPTY);
    if (gets.containsAll(mdev.matrix())) {
      return List.of();
    }
    if (host.withoutQci().isPresent()) {
      return host.withoutQci().stream().toList();
    }
    List<String> reasons = new ArrayList<>();
    IdSet adapters = outside(mdev, Attribute.ADAPTER, session);
    IdSet domains = outside(mdev, Attribute.DOMAIN, session);
    if (!adapters.isEmpty()) {
      reasons.add(outside(Words.adapters(adapters), adapters));
    }
    if (!domains.isEmpty()) {
      reasons.add(outside(Words.domains(domains), domains));
    }
    List<Lacks> lacks =
        session.all(Lacks.class).stream().filter(l -> l.mdev().equals(mdev.name())).toList();
    // What the configuration does not have cannot be bound: that is said already.
    List<Apqn> unbound =
        Lacks.queues(lacks, domains.complement()).stream()
            .filter(queue -> !adapters.contains(queue.apid()))
            .toList();
    if (!unbound.isEmpty()) {
      reasons.add(Lacks.sentence(unbound));
    }
    return reasons;
  }

  private static IdSet outside(Mdev mdev, Attribute attribute, Session session) {
    return session.all(Assignment.class).stream()
        .filter(a -> a.mdev().equals(mdev) && a.attribute() == attribute)
        .map(Assignment::outsideConfiguration)
        .reduce(IdSet.NONE, IdSet::union);
  }

  private static String outside(String what, IdSet ids) {
    return what + " " + Words.are(ids) + " not in the host's configuration";
  }
}
