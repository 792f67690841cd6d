package org.apqlint.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Candidate;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Portion;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Host;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step.Assign.Attribute;

/** The facts that the answer to a question speaks of: each is the root of a tree of reasons. */
final class WhyRoots {

  private static final int MOST_ROWS = 4;

  private final Subject subject;
  private final View view;
  private final WhyTree tree;

  WhyRoots(Subject subject, View view, WhyTree tree) {
    this.subject = subject;
    this.view = view;
    this.tree = tree;
  }

  List<Fact> facts() {
    if (subject.step().isPresent()) {
      return ofStep();
    }
    if (subject.isHost()) {
      return subject.part().map(this::ofHost).orElseGet(this::ofHost);
    }
    List<Fact> facts = new ArrayList<>();
    subject.guest().ifPresent(guest -> facts.add(guest.guest()));
    subject.mdev().ifPresent(mdev -> facts.addAll(ofMdev(mdev.name())));
    subject.queue().ifPresent(queue -> facts.addAll(ofQueue(queue)));
    return facts;
  }

  /** What the step left behind, without what is only on the way to it. */
  private List<Fact> ofStep() {
    if (view.verdict().isPresent()) {
      return List.of(view.verdict().get());
    }
    List<Fact> own = view.fresh(Fact.class).toList();
    Set<Fact> reasons = new LinkedHashSet<>();
    own.stream()
        .flatMap(fact -> view.of(fact).stream())
        .map(Derivation::because)
        .forEach(reasons::addAll);
    List<Fact> roots =
        own.stream()
            .filter(fact -> view.of(fact).isPresent() && !reasons.contains(fact))
            .sorted(Comparator.comparingInt(WhyRoots::rank).thenComparing(Fact::describe))
            .toList();
    long rows = roots.stream().filter(QueueRow.class::isInstance).count();
    return rows <= MOST_ROWS
        ? roots
        : roots.stream().filter(fact -> !(fact instanceof QueueRow)).toList();
  }

  /** What a guest sees comes first: the rest stands behind it, unless a chain is broken. */
  private static int rank(Fact fact) {
    if (fact instanceof GuestMatrix) {
      return 0;
    }
    if (fact instanceof Filtered) {
      return 1;
    }
    return fact instanceof Candidate ? 2 : 3;
  }

  private List<Fact> ofHost() {
    Host host = view.host().host();
    List<Fact> roots = new ArrayList<>(List.of(host, host.kernel()));
    roots.addAll(masks());
    view.facts(QueueRow.class).sorted(Comparator.comparingInt(QueueRow::apid)).forEach(roots::add);
    return roots;
  }

  private List<Fact> masks() {
    return view.trace().isPresent()
        ? List.copyOf(view.facts(PoolMask.class).toList())
        : List.of(view.host().host().apmask(), view.host().host().aqmask());
  }

  private List<Fact> ofHost(Part part) {
    if (part.queue().isPresent()) {
      return ofQueue(part.queue().get());
    }
    return Stream.concat(
            view.facts(Configuration.class), part.id(Attribute.ADAPTER).flatMap(view::row).stream())
        .map(fact -> (Fact) fact)
        .toList();
  }

  private List<Fact> ofMdev(String mdev) {
    List<Fact> facts =
        new ArrayList<>(
            Stream.concat(
                    view.fresh(Portion.class),
                    Stream.concat(view.assigned(mdev).stream(), view.seen(mdev).stream()))
                .distinct()
                .filter(share -> share.mdev().equals(mdev))
                .filter(this::concerns)
                .sorted(Comparator.comparingInt(WhyRoots::rank))
                .toList());
    view.fresh(Lacks.class)
        .filter(lacks -> lacks.mdev().equals(mdev) && tree.concerns(lacks))
        .forEach(facts::add);
    return facts;
  }

  private boolean concerns(Portion share) {
    return subject
        .part()
        .map(
            part ->
                Stream.of(Attribute.values())
                    .anyMatch(kind -> part.id(kind).isPresent() && share.ids(kind).isPresent()))
        .orElse(true);
  }

  private List<Fact> ofQueue(Apqn queue) {
    List<Fact> facts = new ArrayList<>();
    Optional<QueueRow> row = view.row(queue.apid());
    row.ifPresent(facts::add);
    if (row.isEmpty() || subject.isHost()) {
      facts.addAll(masks());
    }
    view.facts(Assigned.class).filter(held -> held.matrix().contains(queue)).forEach(facts::add);
    return facts;
  }
}
