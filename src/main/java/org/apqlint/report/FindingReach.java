package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Shared;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What a finding is about on a host: queues of its map, one of its mdevs, one of its guests.
 *
 * @param queues all that it bears on; empty if it is about no queue in particular
 * @param queue the one that it names, or the first that it is about
 */
public record FindingReach(
    List<Matrix> queues,
    Optional<Apqn> queue,
    Optional<String> mdev,
    Optional<String> guest,
    boolean ofHost) {

  private static final FindingReach NOTHING =
      new FindingReach(List.of(), Optional.empty(), Optional.empty(), Optional.empty(), false);

  /** What it is about on that host; nothing if it is about another one. */
  public static FindingReach of(Finding finding, HostAnalysis host) {
    String prefix = host.host().name() + "/";
    String subject = finding.subject();
    if (subject.equals(host.host().name())) {
      return reach(finding, host, "", Optional.empty(), Optional.empty());
    }
    if (!subject.startsWith(prefix)) {
      return NOTHING;
    }
    String rest = subject.substring(prefix.length());
    Optional<String> guest =
        host.guests().stream()
            .map(some -> some.guest().name())
            .filter(n -> owns(n, rest))
            .findAny();
    Optional<String> mdev =
        host.mdevs().stream().map(MdevAnalysis::name).filter(name -> owns(name, rest)).findAny();
    return reach(finding, host, rest, mdev, guest);
  }

  private static FindingReach reach(
      Finding finding,
      HostAnalysis host,
      String rest,
      Optional<String> mdev,
      Optional<String> guest) {
    List<Matrix> queues = queues(finding, host, rest);
    Optional<Apqn> queue =
        Stream.of(
                part(rest).flatMap(Part::queue).stream(),
                basis(finding, host).stream()
                    .filter(Lacks.class::isInstance)
                    .map(Lacks.class::cast)
                    .map(lacks -> new Apqn(lacks.apid(), lacks.domains().first())),
                queues.stream().filter(some -> !some.isEmpty()).map(Matrix::first))
            .flatMap(some -> some)
            .findFirst();
    return new FindingReach(queues, queue, mdev, guest, true);
  }

  /** The last part of an address, if it is a queue or an id. */
  private static Optional<Part> part(String rest) {
    return Part.parse(rest.substring(rest.lastIndexOf('/') + 1));
  }

  private static boolean owns(String name, String rest) {
    return rest.equals(name) || rest.startsWith(name + "/");
  }

  /** What the rule matched, which does not know that a configuration takes it otherwise. */
  private static List<Fact> basis(Finding finding, HostAnalysis host) {
    return Stream.of(Severity.values())
        .map(severity -> host.provenance().basis(finding.withSeverity(severity)))
        .filter(facts -> !facts.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<Matrix> queues(Finding finding, HostAnalysis host, String rest) {
    List<Matrix> queues = new ArrayList<>();
    for (Fact fact : basis(finding, host)) {
      if (fact instanceof Shared shared) {
        queues.add(shared.matrix());
      } else if (fact instanceof Lacks lacks) {
        // One queue that is missing decides about all that the mdev has of its adapter.
        queues.add(Matrix.row(lacks.apid(), shown(host, lacks.mdev()).domains()));
      }
    }
    if (queues.isEmpty()) {
      part(rest).map(part -> queues(part, shown(host, rest))).ifPresent(queues::add);
    }
    return List.copyOf(queues);
  }

  /** What the mdev has that is spoken of, or all that the host has. */
  private static Matrix shown(HostAnalysis host, String rest) {
    return host.mdevs().stream()
        .filter(
            mdev -> owns(mdev.name(), rest) || mdev.guests().stream().anyMatch(g -> owns(g, rest)))
        .map(MdevAnalysis::matrix)
        .findFirst()
        .orElseGet(() -> QueueMap.shown(host));
  }

  private static Matrix queues(Part part, Matrix within) {
    Optional<Apqn> queue = part.queue();
    if (queue.isPresent()) {
      return Matrix.row(queue.get().apid(), IdSet.of(queue.get().apqi()));
    }
    return part.attribute()
        .map(
            kind ->
                switch (kind) {
                  case ADAPTER -> Matrix.row(part.id(), within.domains());
                  case DOMAIN -> Matrix.column(within.adapters(), part.id());
                  case CONTROL_DOMAIN -> Matrix.EMPTY;
                })
        .orElse(Matrix.EMPTY);
  }
}
