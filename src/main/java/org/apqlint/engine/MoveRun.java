package org.apqlint.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.fact.MovingGuest;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Spec;
import org.apqlint.run.RunEvents;

/**
 * Questions about moves, each in a small world of its own: the hosts that take part, the questions,
 * and mdevs that are taken to be there. What holds on a host is derived once and serves every
 * question, but for a host that is given such an mdev.
 */
final class MoveRun {

  private final RuleBase rules;
  private final Spec spec;
  private final Map<String, HostRun> declared = new HashMap<>();

  MoveRun(RuleBase rules, Spec spec) {
    this.rules = rules;
    this.spec = spec.atRest();
  }

  /**
   * The verdict on one move.
   *
   * @param propose whether an mdev like the one that it leaves is taken to be there, where none is
   *     declared for it
   */
  Candidate candidate(Migration question, boolean propose) {
    MigrationAnalysis asDeclared = answers(List.of(question), List.of()).get(0);
    Optional<Mdev> twin =
        propose && asDeclared.target().isEmpty()
            ? asDeclared.move().flatMap(this::twin)
            : Optional.empty();
    return twin.map(
            mdev ->
                new Candidate(answers(List.of(question), List.of(mdev)).get(0), Optional.of(mdev)))
        .orElseGet(() -> new Candidate(asDeclared, Optional.empty()));
  }

  /** The verdicts on moves that all take place, with these mdevs there. */
  List<MigrationAnalysis> answers(List<Migration> questions, List<Mdev> proposed) {
    Set<String> names =
        questions.stream()
            .flatMap(question -> Stream.of(question.from(), question.to()))
            .collect(Collectors.toSet());
    Spec world = spec.asking(questions).with(proposed).of(names);
    List<HostRun> runs =
        world.hosts().stream().map(host -> run(host.name(), world, proposed)).toList();
    return new FleetRun(
            rules,
            world,
            runs.stream().map(HostRun::analysis).toList(),
            runs.stream().flatMap(run -> run.findings().stream()).toList())
        .migrations();
  }

  private HostRun run(String name, Spec world, List<Mdev> proposed) {
    if (proposed.stream().anyMatch(mdev -> mdev.host().equals(name))) {
      return run(name, world);
    }
    return declared.computeIfAbsent(name, some -> run(some, spec));
  }

  private HostRun run(String name, Spec world) {
    RunEvents.Part part = rules.events().host(name);
    try (part) {
      return new HostRun(rules, world.of(world.host(name).orElseThrow()), Optional.empty());
    }
  }

  /** An mdev with the UUID of the one that the guest leaves, and with what it has of it. */
  private Optional<Mdev> twin(MovingGuest guest) {
    if (guest.has().isEmpty()) {
      return Optional.empty();
    }
    String host = guest.target().name();
    Set<String> taken =
        spec.mdevs().stream()
            .filter(mdev -> mdev.host().equals(host))
            .map(Mdev::name)
            .collect(Collectors.toSet());
    String name = guest.mdev().name();
    for (int i = 2; taken.contains(name); i++) {
      name = guest.mdev().name() + "-" + i;
    }
    return Optional.of(
        guest.mdev().twin(host, name, guest.has(), guest.controls(), spec.mdevs().size()));
  }
}
