package org.apqlint.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Shared;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;

/**
 * What a finding is about on a host: queues of its map, one of its mdevs, one of its guests.
 *
 * @param queues all that it bears on; empty if it is about no queue in particular
 * @param queue the one that it names, or the first that it is about
 * @param mdevs the one that it names, and the other party of a conflict
 * @param guests the same
 */
public record FindingReach(
    List<Matrix> queues,
    Optional<Apqn> queue,
    Set<String> mdevs,
    Set<String> guests,
    boolean ofHost) {

  private static final FindingReach NOTHING =
      new FindingReach(List.of(), Optional.empty(), Set.of(), Set.of(), false);

  public FindingReach {
    mdevs = Collections.unmodifiableSet(new LinkedHashSet<>(mdevs));
    guests = Collections.unmodifiableSet(new LinkedHashSet<>(guests));
  }

  /** What it is about on that host; nothing if it is about another one. */
  public static FindingReach of(Finding finding, HostAnalysis host) {
    String prefix = host.host().name() + "/";
    String subject = finding.subject();
    boolean whole = subject.equals(host.host().name());
    if (!whole && !subject.startsWith(prefix)) {
      return NOTHING;
    }
    String rest = whole ? "" : subject.substring(prefix.length());
    List<Matrix> queues = queues(finding, host, rest);
    return new FindingReach(
        queues,
        queue(finding, host, rest, queues),
        mdevs(finding, host, rest),
        guests(finding, host, rest),
        true);
  }

  private static Optional<Apqn> queue(
      Finding finding, HostAnalysis host, String rest, List<Matrix> queues) {
    return Stream.of(
            part(rest).flatMap(Part::queue).stream(),
            host.provenance().basis(finding).stream()
                .filter(Lacks.class::isInstance)
                .map(Lacks.class::cast)
                .map(lacks -> new Apqn(lacks.apid(), lacks.domains().first())),
            queues.stream().filter(some -> !some.isEmpty()).map(Matrix::first))
        .flatMap(some -> some)
        .findFirst();
  }

  private static Set<String> mdevs(Finding finding, HostAnalysis host, String rest) {
    Set<String> names = new LinkedHashSet<>();
    host.mdevs().stream()
        .map(MdevAnalysis::name)
        .filter(name -> owns(name, rest))
        .forEach(names::add);
    for (Related second : finding.related()) {
      host.declared().stream()
          .filter(mdev -> mdev.lists(second.place()))
          .map(Mdev::name)
          .forEach(names::add);
    }
    return names;
  }

  private static Set<String> guests(Finding finding, HostAnalysis host, String rest) {
    Set<String> names = new LinkedHashSet<>();
    List<Guest> guests = host.guests().stream().map(GuestAnalysis::guest).toList();
    guests.stream().map(Guest::name).filter(name -> owns(name, rest)).forEach(names::add);
    for (Related second : finding.related()) {
      guests.stream()
          .filter(guest -> guest.uses().stream().anyMatch(u -> u.place().equals(second.place())))
          .map(Guest::name)
          .forEach(names::add);
    }
    return names;
  }

  /** Whether it is about the guest itself, or about the mdev that it has. */
  public boolean concerns(GuestAnalysis guest) {
    return guests.contains(guest.guest().name())
        || guest.mdev().map(MdevAnalysis::name).filter(mdevs::contains).isPresent();
  }

  /** Whether it is about the mdev. */
  public boolean concerns(MdevAnalysis mdev) {
    return mdevs.contains(mdev.name());
  }

  /** The last part of an address, if it is a queue or an id. */
  private static Optional<Part> part(String rest) {
    return Part.parse(rest.substring(rest.lastIndexOf('/') + 1));
  }

  private static boolean owns(String name, String rest) {
    return rest.equals(name) || rest.startsWith(name + "/");
  }

  private static List<Matrix> queues(Finding finding, HostAnalysis host, String rest) {
    List<Matrix> queues = new ArrayList<>();
    for (Fact fact : host.provenance().basis(finding)) {
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
