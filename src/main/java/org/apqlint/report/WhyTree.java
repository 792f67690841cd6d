package org.apqlint.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.fact.Existing;
import org.apqlint.analysis.fact.GuestControl;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.analysis.fact.Refilter;
import org.apqlint.analysis.fact.Reserved;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Generation;
import org.apqlint.model.Place;
import org.apqlint.model.QueueException;

/** Facts with the rules and facts behind them, down to what the specification declares. */
final class WhyTree {

  private final View view;
  private final Optional<Apqn> queue;
  private final Page page;
  private final Set<Fact> told = new HashSet<>();

  /**
   * @param queue if the question is about one queue: facts about other adapters are left out
   */
  WhyTree(View view, Optional<Apqn> queue, Page page) {
    this.view = view;
    this.queue = queue;
    this.page = page;
  }

  boolean told(Fact fact) {
    return told.contains(fact);
  }

  /** Prints the fact and everything behind it. */
  void root(Fact fact) {
    line(fact, "");
    behind(fact, "", queue.map(Apqn::apid));
  }

  private void line(Fact fact, String suffix) {
    page.add(Ink.STRONG, fact.describe());
    Optional<Integer> step = view.since(fact).filter(made -> made != view.number());
    step.map(view::stepAndPlace)
        .map(text -> "since " + text)
        .or(() -> fact.declaredAt().map(Place::fileAndLine))
        .ifPresent(text -> page.add(" (").add(text).add(")"));
    page.line(suffix);
  }

  private void behind(Fact fact, String indent, Optional<Integer> apid) {
    told.add(fact);
    Optional<Derivation> derivation = view.of(fact);
    if (derivation.isEmpty()) {
      return;
    }
    page.add(indent)
        .add(Ink.FRAME, "└─ ")
        .add("rule " + derivation.get().rule() + ": " + derivation.get().summary())
        .end();
    Optional<Integer> adapter = fact instanceof Lacks lacks ? Optional.of(lacks.apid()) : apid;
    List<Fact> because =
        derivation.get().because().stream()
            .distinct()
            .filter(reason -> concerns(reason, adapter))
            .toList();
    for (int i = 0; i < because.size(); i++) {
      Fact reason = because.get(i);
      boolean last = i == because.size() - 1;
      String inner = indent + "   ";
      page.add(inner).add(Ink.FRAME, last ? "└─ " : "├─ ");
      boolean again = told.contains(reason) && view.of(reason).isPresent();
      line(reason, again ? ", see above" : "");
      if (!again) {
        behind(reason, inner + (last ? "   " : "│  "), adapter);
      }
    }
  }

  /** Whether a reason helps to answer the question. */
  private boolean concerns(Fact fact, Optional<Integer> apid) {
    // That the filter runs at all explains nothing where it always does.
    if (fact instanceof Refilter && view.trace().isEmpty()) {
      return false;
    }
    if (queue.isEmpty() || apid.isEmpty()) {
      return true;
    }
    int adapter = apid.get();
    if (fact instanceof GuestControl) {
      return false;
    }
    if (fact instanceof Lacks lacks) {
      return concerns(lacks);
    }
    if (fact instanceof QueueException exception) {
      return !exception.queues().domainsOf(adapter).isEmpty();
    }
    return adapterOf(fact).map(id -> id == adapter).orElse(true);
  }

  /** The adapter that a fact is about, if it is about one. */
  private static Optional<Integer> adapterOf(Fact fact) {
    if (fact instanceof QueueRow row) {
      return Optional.of(row.apid());
    }
    if (fact instanceof Adapter card) {
      return Optional.of(card.apid());
    }
    if (fact instanceof Existing existing) {
      return Optional.of(existing.apid());
    }
    return fact instanceof Reserved reserved ? Optional.of(reserved.apid()) : Optional.empty();
  }

  /** Whether missing queues bear on the question: by their adapter, or in v10 by their domain. */
  boolean concerns(Lacks lacks) {
    return queue
        .map(
            apqn ->
                lacks.apid() == apqn.apid()
                    || (view.host().host().generation() == Generation.V10
                        && lacks.domains().contains(apqn.apqi())))
        .orElse(true);
  }
}
