package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.Trace;
import org.apqlint.analysis.Watch;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * The answer to {@code why}: what holds of a host, guest, mdev or queue, and the chain of rules and
 * facts behind it.
 */
public final class WhyReport {

  private final Look look;

  /**
   * @param look its colours and width
   */
  public WhyReport(Look look) {
    this.look = look;
  }

  /**
   * The explanation of one thing.
   *
   * @param address such as {@code zeus/db/06.0004}, {@code zeus/06.0004}, {@code db}, {@code
   *     zeus/step-3}, {@code zeus/db/06.0004@end}
   * @param replay replays the changes of a host once more, under watch
   * @throws UnknownSubjectException if the address names nothing, or several things
   */
  public String render(String address, Analysis analysis, Function<Watch, Optional<Trace>> replay)
      throws UnknownSubjectException {
    Subject subject = Subject.find(address, analysis);
    boolean replayed = subject.step().isPresent() || subject.moment().isPresent();
    View view =
        new View(
            subject.host(),
            replayed ? replay.apply(new Question(subject)) : Optional.empty(),
            subject.step().or(subject::moment).orElse(0),
            subject.step().isPresent());
    List<Finding> findings =
        analysis.findings().stream()
            .filter(finding -> replayed ? ofStep(finding, view) : concerns(finding, subject))
            .toList();
    Page page = new Page(look);
    page.add(Answer.of(subject, view) + codes(findings, subject)).flow("");
    if (!findings.isEmpty()) {
      page.end();
    }
    for (Finding finding : findings) {
      page.add(Ink.of(finding.severity()), finding.severity() + "[" + finding.code() + "]")
          .line(": " + finding.message() + " (" + finding.place().fileAndLine() + ")");
    }
    WhyTree tree = new WhyTree(view, subject.queue(), page);
    for (Fact fact : new WhyRoots(subject, view, tree).facts()) {
      if (!tree.told(fact)) {
        page.end();
        tree.root(fact);
      }
    }
    return page.toString();
  }

  /** {@code (AP301)}: what has a finding behind it; what would be refused says so. */
  private static String codes(List<Finding> findings, Subject subject) {
    String refused =
        codes(findings.stream().filter(f -> f.refusedBy() == RefusedBy.KERNEL).toList());
    String others =
        codes(
            findings.stream()
                .filter(f -> f.refusedBy() != RefusedBy.KERNEL)
                .filter(f -> f.severity() != Severity.INFO || isOfPart(f, subject))
                .filter(f -> bears(f, subject))
                .toList());
    return (refused.isEmpty() ? "" : "; the kernel refuses to set this up (" + refused + ")")
        + (others.isEmpty() ? "" : " (" + others + ")");
  }

  /** Whether the finding says something of the result: what it only says of the text does not. */
  private static boolean bears(Finding finding, Subject subject) {
    return finding.severity() == Severity.ERROR
        || subject.step().isPresent()
        || subject.moment().isPresent()
        || subject.host().provenance().basis(finding).stream().anyMatch(WhyReport::matters);
  }

  /** Whether the fact has a part in what a guest sees: a name, a UUID or a note has none. */
  private static boolean matters(Fact fact) {
    return !(fact instanceof Host
        || fact instanceof KernelChoice
        || fact instanceof Mdev
        || fact instanceof Guest);
  }

  private static String codes(List<Finding> findings) {
    return findings.stream()
        .map(Finding::code)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Whether the finding names an id of the queue that is asked about. */
  private static boolean isOfPart(Finding finding, Subject subject) {
    String part = finding.subject().substring(finding.subject().lastIndexOf('/') + 1);
    return subject.part().isEmpty() ? finding.code().equals("AP205") : bears(part, subject);
  }

  private static boolean bears(String told, Subject subject) {
    return Part.parse(told)
        .filter(
            part ->
                Stream.of(Attribute.values())
                    .anyMatch(
                        kind ->
                            part.id(kind).isPresent()
                                && part.id(kind).equals(subject.part().orElseThrow().id(kind))))
        .isPresent();
  }

  private static boolean ofStep(Finding finding, View view) {
    return view.number() > 0
        && finding.subject().equals(view.host().host().name() + "/step-" + view.number());
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
        return !subject.isHost() || subject.part().isEmpty();
      }
      if (told.startsWith(address + "/")) {
        String part = told.substring(address.length() + 1);
        return subject.part().map(asked -> concerns(part, asked)).orElse(!subject.isHost());
      }
    }
    return false;
  }

  private static boolean isQueueOf(String host, String told, Apqn queue) {
    return told.startsWith(host + "/") && told.endsWith("/" + queue);
  }

  /** The part of an mdev that a finding is about: a queue of the same adapter decides as well. */
  private static boolean concerns(String told, Part asked) {
    if (asked.queue().isEmpty()) {
      return told.equals(asked.toString())
          || (asked.attribute().filter(Attribute.ADAPTER::equals).isPresent()
              && Apqn.parse(told).filter(other -> other.apid() == asked.id()).isPresent());
    }
    Apqn queue = asked.queue().get();
    return told.equals("adapter-" + queue.apid())
        || told.equals("domain-" + queue.apqi())
        || Apqn.parse(told).filter(other -> other.apid() == queue.apid()).isPresent();
  }
}
