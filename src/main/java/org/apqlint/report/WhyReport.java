package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Candidate;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;

/**
 * The answer to {@code why}: what holds of a host, guest, mdev or queue, and the chain of rules and
 * facts behind it.
 */
public final class WhyReport {

  private final boolean colour;

  /**
   * @param colour whether the output may hold escape sequences
   */
  public WhyReport(boolean colour) {
    this.colour = colour;
  }

  /**
   * The explanation of one thing.
   *
   * @param address such as {@code zeus/db/06.0004}, {@code zeus/06.0004}, {@code db}
   * @throws UnknownSubjectException if the address names nothing, or several things
   */
  public String render(String address, Analysis analysis) throws UnknownSubjectException {
    Subject subject = Subject.find(address, analysis);
    Page page = new Page(colour);
    page.line(Outcome.of(subject));
    List<Finding> findings =
        analysis.findings().stream().filter(finding -> concerns(finding, subject)).toList();
    if (!findings.isEmpty()) {
      page.end();
    }
    for (Finding finding : findings) {
      page.add(Ink.of(finding.severity()), finding.severity() + "[" + finding.code() + "]")
          .line(": " + finding.message() + " (" + finding.place().fileAndLine() + ")");
    }
    WhyTree tree = new WhyTree(subject.host(), subject.queue(), page);
    for (Fact fact : roots(subject, tree)) {
      if (!tree.told(fact)) {
        page.end();
        tree.root(fact);
      }
    }
    return page.toString();
  }

  private static boolean concerns(Finding finding, Subject subject) {
    String host = subject.host().host().name();
    List<String> addresses = new ArrayList<>();
    if (subject.isHost()) {
      addresses.add(host);
    }
    subject.guest().ifPresent(guest -> addresses.add(guest.guest().address()));
    subject.mdev().ifPresent(mdev -> addresses.add(host + "/" + mdev.name()));
    String told = finding.subject();
    // The other mdev of a conflict has it too.
    if (subject.queue().filter(queue -> isQueueOf(host, told, queue)).isPresent()) {
      return true;
    }
    for (String address : addresses) {
      if (told.equals(address)) {
        return !subject.isHost() || subject.queue().isEmpty();
      }
      if (told.startsWith(address + "/")) {
        String part = told.substring(address.length() + 1);
        return subject.queue().map(queue -> concerns(part, queue)).orElse(!subject.isHost());
      }
    }
    return false;
  }

  private static boolean isQueueOf(String host, String told, Apqn queue) {
    return told.startsWith(host + "/") && told.endsWith("/" + queue);
  }

  /** The part of an mdev that a finding is about: a queue of the same adapter decides as well. */
  private static boolean concerns(String part, Apqn queue) {
    return part.equals("adapter-" + queue.apid())
        || part.equals("domain-" + queue.apqi())
        || Apqn.parse(part).filter(other -> other.apid() == queue.apid()).isPresent();
  }

  private static List<Fact> roots(Subject subject, WhyTree tree) {
    List<Fact> roots = new ArrayList<>();
    HostAnalysis host = subject.host();
    if (subject.isHost() && subject.queue().isEmpty()) {
      roots.add(host.host().kernel());
      roots.add(host.host().apmask());
      roots.add(host.host().aqmask());
      roots.addAll(host.queues());
      return roots;
    }
    subject.guest().ifPresent(guest -> roots.add(guest.guest()));
    subject.mdev().ifPresent(mdev -> roots.addAll(of(mdev, host, tree)));
    subject.queue().ifPresent(queue -> roots.addAll(of(queue, host, subject.isHost())));
    return roots;
  }

  private static List<Fact> of(MdevAnalysis mdev, HostAnalysis host, WhyTree tree) {
    List<Fact> facts = new ArrayList<>();
    host.provenance()
        .facts(Fact.class)
        .filter(
            fact ->
                (fact instanceof GuestMatrix seen && seen.mdev().equals(mdev.name()))
                    || (fact instanceof Filtered left && left.mdev().equals(mdev.name()))
                    || (fact instanceof Candidate start && start.mdev().equals(mdev.name()))
                    || (fact instanceof Assigned held && held.mdev().equals(mdev.name())))
        .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
        .forEach(facts::add);
    new Queues(host).lacksOf(mdev.name()).filter(tree::concerns).forEach(facts::add);
    return facts;
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

  private static List<Fact> of(Apqn queue, HostAnalysis host, boolean owner) {
    List<Fact> facts = new ArrayList<>();
    Queues queues = new Queues(host);
    Optional<QueueRow> row = queues.row(queue.apid());
    row.ifPresent(facts::add);
    if (row.isEmpty() || owner) {
      facts.add(host.host().apmask());
      facts.add(host.host().aqmask());
    }
    for (MdevAnalysis holder : queues.holders(queue)) {
      host.declared().stream()
          .filter(mdev -> mdev.name().equals(holder.name()))
          .forEach(facts::add);
    }
    return facts;
  }
}
