package org.apqlint.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.Move;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;

/** What the rules say to guests of a specification that want to move. */
public final class Moves {

  /** By which rules a move is judged. */
  public enum Way {
    /** As a statement of the specification says; without one as today. */
    AS_SAID,
    /** By the live-migration design, which no released QEMU carries out. */
    LIVE,
    /** The device is detached before and attached after. */
    TODAY
  }

  private final RuleBase rules;
  private final Spec spec;
  private final Way way;
  private final MoveRun run;

  Moves(RuleBase rules, Spec spec, Way way) {
    this.rules = rules;
    this.spec = spec.atRest();
    this.way = way;
    this.run = new MoveRun(rules, spec);
  }

  /**
   * The verdict on the move of a guest to a host.
   *
   * @param propose whether an mdev like the one that it leaves is taken to be there, where none is
   *     declared for it
   */
  public Candidate to(String host, Guest guest, boolean propose) {
    return rules.answer(() -> verdict(host, guest, propose));
  }

  private Candidate verdict(String host, Guest guest, boolean propose) {
    return run.candidate(question(guest, host), propose);
  }

  /** The other hosts, best first, with such an mdev where one is missing. */
  public List<Candidate> anywhere(Guest guest) {
    return rules.answer(() -> ranking(guest));
  }

  private List<Candidate> ranking(Guest guest) {
    return spec.hosts().stream()
        .map(Host::name)
        .filter(host -> !host.equals(guest.host()))
        .map(host -> verdict(host, guest, true))
        .sorted(Candidate.BEST_FIRST)
        .toList();
  }

  /** A place for each guest of a host at once. */
  public Evacuation evacuate(String host) {
    return rules.answer(() -> evacuated(host));
  }

  private Evacuation evacuated(String host) {
    Map<Guest, List<Candidate>> places = new LinkedHashMap<>();
    spec.guests().stream()
        .filter(guest -> guest.host().equals(host))
        .forEach(guest -> places.put(guest, ranking(guest)));
    return new EvacuationSearch(run, places).evacuate(host);
  }

  /** A statement of the specification may have said more about it, such as the mdev. */
  private Migration question(Guest guest, String to) {
    return spec.migrations().stream()
        .filter(said -> said.address().equals(guest.address()) && said.to().equals(to))
        .findFirst()
        .map(said -> said.live(way == Way.AS_SAID ? said.live() : way == Way.LIVE))
        .orElseGet(
            () ->
                new Migration(
                    guest.name(),
                    guest.host(),
                    to,
                    Optional.empty(),
                    way == Way.LIVE,
                    guest.place()));
  }

  /**
   * The move with all that its runbook takes: both hosts, with the writes that provision them
   * replayed.
   *
   * @param move what is done
   * @param before the moves that are done before
   */
  public Move replayed(Candidate move, List<Candidate> before, Manner manner) {
    return rules.answer(() -> replay(move, before, manner));
  }

  private Move replay(Candidate move, List<Candidate> before, Manner manner) {
    Spec now = spec;
    for (Candidate earlier : before) {
      now = after(earlier, now);
    }
    MigrationAnalysis answer = move.answer();
    Migration question = answer.migration();
    Spec then = after(move, now);
    return new Move(
        question,
        move.guest(),
        answer.source(),
        answer.target(),
        answer.has(),
        answer.gets(),
        provisioned(question.from(), now, manner).analysis(),
        provisioned(question.to(), then, manner).analysis());
  }

  private static Spec after(Candidate move, Spec before) {
    MigrationAnalysis answer = move.answer();
    return before
        .with(move.proposed().stream().toList())
        .moved(
            move.guest(),
            move.host(),
            answer.source().flatMap(s -> answer.target()).map(Mdev::ref));
  }

  private HostRun provisioned(String host, Spec world, Manner manner) {
    return new HostRun(rules, world.of(world.host(host).orElseThrow()), Optional.of(manner));
  }

  /**
   * What the replay of a move says against it, although the verdict does not: nothing, as far as
   * the two agree.
   */
  public static List<String> refusals(Move move) {
    List<String> refusals = new ArrayList<>();
    move.target()
        .ifPresent(
            mdev -> {
              steps(move.to())
                  .filter(step -> !step.ok() && concerns(step.step(), mdev, move.guest()))
                  .map(
                      step ->
                          "`"
                              + step.step().text()
                              + "` fails with "
                              + step.result()
                              + step.reasonInWords())
                  .forEach(refusals::add);
              if (!move.to().given(mdev).matrix().equals(move.gets())) {
                refusals.add(
                    "the guest would get "
                        + move.to().given(mdev).matrix()
                        + ", and was promised "
                        + move.gets());
              }
            });
    return refusals;
  }

  private static Stream<StepOutcome> steps(HostAnalysis host) {
    return host.provisioning().stream().flatMap(some -> some.replay().steps().stream());
  }

  private static boolean concerns(Step step, Mdev mdev, Guest guest) {
    return step.mdevOf().filter(mdev.name()::equals).isPresent()
        || step instanceof Step.StartGuest start && start.guest().equals(guest.name());
  }
}
