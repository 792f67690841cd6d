package org.apqlint.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.analysis.fact.Reserved;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueException;

/** The end of the chain for a queue that is not as a guest would need it: what is declared. */
final class Roots {

  private final View view;

  Roots(View view) {
    this.view = view;
  }

  /**
   * {@code 06.00ab of mdev db-crypto is not bound to vfio_ap (queue 06.00ab is declared unbound,
   * zeus.apq:9)}.
   */
  String of(Lacks lacks) {
    Set<String> roots = new LinkedHashSet<>();
    Matrix.row(lacks.apid(), lacks.domains()).stream().forEach(queue -> roots.addAll(of(queue)));
    return lacks.describe() + inBrackets(List.copyOf(roots));
  }

  /** What makes the queue be as it is. */
  List<String> of(Apqn queue) {
    Optional<Integer> step = view.moved(queue);
    return step.isPresent()
        ? step.map(view::stepAndPlace).stream().toList()
        : declared(queue).stream().map(Roots::withPlace).toList();
  }

  /** A warning, where a guest sees a queue that is not bound to vfio_ap. */
  String notBound(Apqn queue) {
    boolean bound =
        view.row(queue.apid()).filter(row -> row.vfio().contains(queue.apqi())).isPresent();
    return bound ? "" : "although it is not bound to vfio_ap" + inBrackets(of(queue)) + ", ";
  }

  private List<Fact> declared(Apqn queue) {
    List<Fact> reasons = new ArrayList<>();
    Optional<QueueRow> row =
        view.host().queues().stream().filter(some -> some.apid() == queue.apid()).findFirst();
    row.ifPresent(some -> gather(some, reasons));
    Stream<QueueException> exceptions =
        kind(reasons, QueueException.class)
            .filter(exception -> exception.queues().contains(queue))
            .sorted(Comparator.comparing(QueueException::place).reversed());
    // Of two statements about one queue the later one counts.
    Optional<QueueException> exception = exceptions.findFirst();
    if (row.isEmpty()) {
      return List.of(view.host().host());
    }
    if (!row.get().present().contains(queue.apqi())) {
      return List.of(exception.<Fact>map(e -> e).orElse(view.host().host()));
    }
    if (!row.get().newEnough()) {
      return List.copyOf(kind(reasons, Adapter.class).toList());
    }
    return exception.isPresent()
        ? List.of(exception.get())
        : List.copyOf(masks(row.get().reserved(), queue, reasons));
  }

  /** The masks: one of them is enough to release a queue, and both together keep it. */
  private static List<PoolMask> masks(IdSet reserved, Apqn queue, List<Fact> reasons) {
    boolean kept = reserved.contains(queue.apqi());
    return kind(reasons, PoolMask.class)
        .filter(
            mask ->
                kept
                    || !mask.ids()
                        .contains(
                            mask.kind() == PoolMask.Kind.APMASK ? queue.apid() : queue.apqi()))
        .toList();
  }

  private void gather(Fact fact, List<Fact> found) {
    for (Fact reason :
        view.host().provenance().of(fact).map(Derivation::because).orElse(List.of())) {
      if (reason instanceof Reserved) {
        gather(reason, found);
      } else if (!found.contains(reason)) {
        found.add(reason);
      }
    }
  }

  private static <F extends Fact> Stream<F> kind(List<Fact> facts, Class<F> kind) {
    return facts.stream().filter(kind::isInstance).map(kind::cast);
  }

  /** The words of a fact and where it is declared. */
  static String withPlace(Fact fact) {
    String place = fact.declaredAt().map(Place::fileAndLine).map(text -> ", " + text).orElse("");
    return fact instanceof Host ? shortened((Host) fact) + place : fact.describe() + place;
  }

  private static String shortened(Host host) {
    return "host " + host.name() + " has " + host.configuration();
  }

  static String inBrackets(List<String> texts) {
    return texts.isEmpty() ? "" : " (" + String.join("; ", texts) + ")";
  }
}
