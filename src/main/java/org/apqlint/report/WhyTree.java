package org.apqlint.report;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.QueueException;

/** Facts with the rules and facts behind them, down to what the specification declares. */
final class WhyTree {

  private final HostAnalysis host;
  private final Optional<Apqn> queue;
  private final Page page;
  private final Set<Fact> told = new HashSet<>();

  /**
   * @param queue if the question is about one queue: facts about other adapters are left out
   */
  WhyTree(HostAnalysis host, Optional<Apqn> queue, Page page) {
    this.host = host;
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
    fact.declaredAt().ifPresent(place -> page.add(" (").add(place.fileAndLine()).add(")"));
    page.line(suffix);
  }

  private void behind(Fact fact, String indent, Optional<Integer> apid) {
    told.add(fact);
    Optional<Derivation> derivation = host.provenance().of(fact);
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
      boolean again = told.contains(reason) && host.provenance().of(reason).isPresent();
      line(reason, again ? ", see above" : "");
      if (!again) {
        behind(reason, inner + (last ? "   " : "│  "), adapter);
      }
    }
  }

  private boolean concerns(Fact fact, Optional<Integer> apid) {
    if (apid.isEmpty()) {
      return true;
    }
    int adapter = apid.get();
    if (fact instanceof Lacks lacks) {
      return concerns(lacks);
    }
    if (fact instanceof QueueRow row) {
      return row.apid() == adapter;
    }
    if (fact instanceof Adapter card) {
      return card.apid() == adapter;
    }
    if (fact instanceof QueueException exception) {
      return !exception.queues().domainsOf(adapter).isEmpty();
    }
    return true;
  }

  /** Whether the missing queues bear on the question: by its adapter, or by its domain. */
  boolean concerns(Lacks lacks) {
    return queue
        .map(apqn -> lacks.apid() == apqn.apid() || lacks.domains().contains(apqn.apqi()))
        .orElse(true);
  }
}
