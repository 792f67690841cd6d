package org.apqlint.report;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.Host;
import org.apqlint.model.Matrix;

/** The first sentence of an explanation: what holds, and in brief why. */
final class Outcome {

  private final HostAnalysis analysis;
  private final Queues queues;

  private Outcome(HostAnalysis analysis) {
    this.analysis = analysis;
    this.queues = new Queues(analysis);
  }

  static String of(Subject subject) {
    Outcome outcome = new Outcome(subject.host());
    if (subject.queue().isEmpty()) {
      return outcome.whole(subject);
    }
    Apqn queue = subject.queue().get();
    if (subject.isHost()) {
      return Phrases.queue(queue) + " of " + subject.words() + " " + outcome.owner(queue);
    }
    Optional<String> obstacle = outcome.obstacle(queue, subject);
    return Phrases.queue(queue)
        + (obstacle.isEmpty() ? " is in " : " is not in ")
        + subject.words()
        + ": "
        + obstacle.orElseGet(() -> outcome.granted(queue, subject.mdev().orElseThrow()));
  }

  private String whole(Subject subject) {
    Host host = analysis.host();
    if (subject.isHost()) {
      return subject.words()
          + " has "
          + Phrases.matrix(host.configuration())
          + ": "
          + Phrases.count(queues.ofHost(), "queue")
          + " of the host, "
          + queues.ofVfio()
          + " of vfio_ap";
    }
    if (subject.mdev().isEmpty()) {
      return subject.words() + " gets no queue: " + withoutMdev(subject.guest().orElseThrow());
    }
    MdevAnalysis mdev = subject.mdev().get();
    Matrix gets = queues.seenWith(mdev);
    String verb = subject.guest().isPresent() ? " gets " : " gives its guest ";
    if (gets.equals(mdev.matrix())) {
      return subject.words() + verb + "all of " + Phrases.matrix(mdev.matrix());
    }
    List<String> reasons =
        subject.guest().map(GuestAnalysis::reasons).orElseGet(() -> queues.obstacles(mdev));
    return subject.words()
        + verb
        + (gets.isEmpty() ? "no queue" : "only " + Phrases.matrix(gets))
        + " of "
        + Phrases.matrix(mdev.matrix())
        + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
  }

  private static String withoutMdev(GuestAnalysis guest) {
    return guest
        .guest()
        .mdev()
        .map(ref -> "mdev " + ref + " is not one of its host")
        .orElse("it names no mdev");
  }

  /** What keeps the queue out of the guest or mdev; empty if it is in. */
  private Optional<String> obstacle(Apqn queue, Subject subject) {
    if (subject.mdev().isEmpty()) {
      return subject.guest().map(Outcome::withoutMdev);
    }
    MdevAnalysis mdev = subject.mdev().get();
    if (!mdev.matrix().contains(queue)) {
      return Optional.of(
          "mdev " + mdev.name() + " is assigned " + Phrases.matrix(mdev.matrix()) + " only");
    }
    if (queues.seenWith(mdev).contains(queue)) {
      return Optional.empty();
    }
    return Optional.of(
        !queues.exists(queue)
            ? "mdev " + mdev.name() + " is assigned it, and " + missing(queue)
            : queues.reserved(queue) && !queues.boundToVfio(queue)
                ? "the masks keep it for the host"
                : queues.boundToVfio(queue)
                    ? "its queue is bound to vfio_ap, but " + filter(queue, mdev)
                    : "its queue is not bound to vfio_ap");
  }

  private String missing(Apqn queue) {
    Host host = analysis.host();
    if (!host.adapterIds().contains(queue.apid())) {
      return "adapter " + queue.apid() + " is not in the configuration of host " + host.name();
    }
    if (!host.domains().contains(queue.apqi())) {
      return "domain " + queue.apqi() + " is not in the configuration of host " + host.name();
    }
    return "host " + host.name() + " has no such queue";
  }

  /** Which queues that are not bound make the filter take this one, too. */
  private String filter(Apqn queue, MdevAnalysis mdev) {
    if (analysis.host().withoutQci().isPresent()) {
      return analysis.host().withoutQci().get();
    }
    Matrix seen = queues.seenWith(mdev);
    boolean byDomain = seen.adapters().contains(queue.apid());
    List<Apqn> culprits =
        queues
            .lacksOf(mdev.name())
            .flatMap(lacks -> Matrix.row(lacks.apid(), lacks.domains()).apqns().stream())
            .filter(lost -> byDomain ? lost.apqi() == queue.apqi() : lost.apid() == queue.apid())
            .toList();
    if (culprits.isEmpty()) {
      return "the filter leaves only " + Phrases.matrix(seen);
    }
    return (byDomain ? "domain " + queue.apqi() : "adapter " + queue.apid())
        + " is filtered as a whole: "
        + Phrases.queues(culprits)
        + (culprits.size() == 1 ? " is" : " are")
        + " not bound to vfio_ap";
  }

  private String granted(Apqn queue, MdevAnalysis mdev) {
    List<String> others =
        queues.holders(queue).stream()
            .map(MdevAnalysis::name)
            .filter(name -> !name.equals(mdev.name()))
            .toList();
    return "mdev "
        + mdev.name()
        + " is assigned it, and nothing filters it"
        + (others.isEmpty() ? "" : "; also assigned to " + Phrases.enumeration(others));
  }

  private String owner(Apqn queue) {
    List<String> holders = queues.holders(queue).stream().map(MdevAnalysis::name).toList();
    String assigned =
        holders.isEmpty() ? "in no mdev" : "assigned to mdev " + Phrases.enumeration(holders);
    Host host = analysis.host();
    boolean apmask = host.apmask().ids().contains(queue.apid());
    boolean aqmask = host.aqmask().ids().contains(queue.apqi());
    String masks =
        apmask && aqmask
            ? "both masks keep it"
            : (apmask
                ? "aqmask releases domain " + queue.apqi()
                : aqmask ? "apmask releases adapter " + queue.apid() : "both masks release it");
    String belongs =
        queues.reserved(queue) && !queues.boundToVfio(queue)
            ? "belongs to the host"
            : "is for vfio_ap";
    String binding =
        !queues.exists(queue)
            ? "there is no such queue"
            : queues.boundToVfio(queue)
                ? "it is bound to vfio_ap"
                : queues.boundToHost(queue)
                    ? "it is bound to the default driver"
                    : "it is bound to neither vfio_ap nor the default driver";
    return belongs + " (" + masks + "), " + assigned + "; " + binding;
  }
}
