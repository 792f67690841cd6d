package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apqlint.Checked;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.QueueAnswer;
import org.apqlint.analysis.fact.Arrival;
import org.apqlint.analysis.fact.MovingGuest;
import org.apqlint.engine.plan.Manner;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.junit.jupiter.api.Test;

/**
 * Whenever a guest can move, its runbook, replayed on both hosts, gives it exactly the queues that
 * the verdict promised. Whenever it cannot, the forced replay shows each obstacle that the verdict
 * names, and no other; what no kernel judges is compared without the classes of the model.
 */
class MovePropertyTest {

  /** More with {@code -Dmoves=10000}, others with {@code -Dseed=5000}. */
  private static final int MOVES = Integer.getInteger("moves", 400);

  /** In as many each code turns up. */
  private static final int ENOUGH = 400;

  private static final Set<String> ALL =
      IntStream.rangeClosed(501, 524)
          .mapToObj(number -> "AP" + number)
          .collect(Collectors.toCollection(TreeSet::new));

  private static final long SEED = Long.getLong("seed", 1);

  private final Map<String, Integer> seen = new TreeMap<>();
  private int possible;
  private int impossible;
  private int kept;

  @Test
  void verdictIsWhatTheRunbookShows() {
    for (long seed = SEED; seed < SEED + MOVES; seed++) {
      check(seed);
    }
    System.out.printf(
        "moves: %d possible, %d not; promises kept: %d; seen: %s%n",
        possible, impossible, kept, seen);
    assertThat(possible * 100 / (possible + impossible)).as("possible in %").isBetween(25, 60);
    assertThat(kept).as("promises that were tried").isGreaterThan(possible * 9 / 10);
    assertThat(MOVES < ENOUGH ? ALL : seen.keySet()).as("codes that were seen").containsAll(ALL);
  }

  private void check(long seed) {
    Moves moves = MoveGenerator.moves(seed);
    String text = moves.text();
    Checked checked = Checked.text("seed-" + seed + ".apq", text, manner(seed));
    assertThat(checked.findings())
        .as("all of it could be read, seed %d%n%s", seed, text)
        .noneMatch(one -> one.code().startsWith("AP00") && !one.code().equals("AP008"));
    assertThat(checked.analysis().migrations())
        .as("seed %d%n%s", seed, text)
        .hasSameSizeAs(moves.questions());
    for (int i = 0; i < moves.questions().size(); i++) {
      Moves.Question question = moves.questions().get(i);
      MigrationAnalysis answer = checked.analysis().migrations().get(i);
      try {
        judge(moves, question, answer, new MoveReplay(moves, question, checked.analysis()));
      } catch (AssertionError wrong) {
        throw new AssertionError(
            String.format(
                "seed %d, %s: %s%n%s%n%s",
                seed, question.statement(), wrong.getMessage(), text, checked.findingsText()),
            wrong);
      }
      answer.codes().forEach(code -> seen.merge(code, 1, Integer::sum));
      possible += answer.possible() ? 1 : 0;
      impossible += answer.possible() ? 0 : 1;
    }
  }

  private static Manner manner(long seed) {
    return seed % 5 == 0 ? Manner.ONE_BY_ONE : seed % 5 == 1 ? Manner.AT_ONCE : Manner.SAFEST;
  }

  private void judge(
      Moves moves, Moves.Question question, MigrationAnalysis answer, MoveReplay replay) {
    // Where masks stand against overrides, nobody knows which queues a host has for guests.
    if (replay.refusedByHosts().contains("EINVAL") && moves.source(question).isPresent()) {
      assertThat(answer.possible()).as("no host as declared").isFalse();
      assertThat(answer.codes()).contains("AP109");
      return;
    }
    if (moves.ambiguous(question)) {
      assertThat(answer.possible()).as("two mdevs with its UUID").isFalse();
      assertThat(answer.codes()).contains("AP008");
      return;
    }
    MoveOracle oracle =
        new MoveOracle(moves, question, replay, before(answer, replay), after(answer, replay));
    Set<String> named = new TreeSet<>(answer.codes());
    named.removeIf(code -> !code.startsWith("AP5"));
    assertThat(named).isEqualTo(oracle.codes());
    refusals(answer, oracle);
    attaching(answer, replay);
    boolean obstacle =
        named.stream().anyMatch(MoveOracle.ERRORS::contains)
            || !oracle.refusedByHypervisor().isEmpty()
            || answer.objections().stream().anyMatch(one -> !one.isAboutMigration());
    assertThat(answer.possible()).isEqualTo(!obstacle);
    promise(answer, replay);
    table(answer, oracle);
  }

  /** Where the kernel refuses the mdev, the guest is taken to have what is declared. */
  private static MoveReplay.Seen before(MigrationAnalysis answer, MoveReplay replay) {
    return replay.refusedAtSource().isEmpty()
        ? replay.before()
        : new MoveReplay.Seen(
            answer.has(), answer.move().map(MovingGuest::controls).orElse(IdSet.NONE));
  }

  private static MoveReplay.Seen after(MigrationAnalysis answer, MoveReplay replay) {
    return replay.refusedAtTarget().isEmpty()
        ? replay.after()
        : new MoveReplay.Seen(
            answer.gets(), answer.arrival().map(Arrival::controls).orElse(IdSet.NONE));
  }

  /** Each finding of another group was shown by an errno, and each errno is named. */
  private static void refusals(MigrationAnalysis answer, MoveOracle oracle) {
    Set<String> codes = new TreeSet<>();
    answer.objections().stream()
        .filter(one -> !one.isAboutMigration())
        .map(Finding::code)
        .forEach(codes::add);
    Set<String> unshown = new TreeSet<>(codes);
    unshown.removeIf(code -> oracle.shows(code));
    assertThat(unshown).isEqualTo(oracle.refusedByHypervisor());
    List<String> errnos = new ArrayList<>(oracle.replay().refusedAtSource());
    errnos.addAll(oracle.replay().refusedAtTarget());
    List<String> named = answer.objections().stream().map(Finding::code).toList();
    for (String errno : errnos) {
      assertThat(named).as("%s", errno).containsAnyElementsOf(oracle.codesOf(errno));
    }
  }

  private static void attaching(MigrationAnalysis answer, MoveReplay replay) {
    if (replay.othersDidNotStart()) {
      return;
    }
    boolean busy = answer.codes().contains("AP517") || answer.codes().contains("AP524");
    assertThat(replay.attached())
        .as("the guest opens the mdev")
        .isEqualTo(answer.arrival().isPresent() && !busy);
    for (Apqn queue : replay.before().queues().apqns()) {
      String elsewhere = replay.assigned(queue);
      assertThat(elsewhere.equals("EADDRINUSE") && !replay.taken(queue)).isFalse();
      assertThat(elsewhere.equals("OK") && replay.taken(queue) && !replay.refusedToOthers())
          .isFalse();
    }
  }

  private void promise(MigrationAnalysis answer, MoveReplay replay) {
    if (!answer.possible()) {
      return;
    }
    kept++;
    assertThat(replay.refusedAtSource()).isEmpty();
    assertThat(replay.refusedAtTarget()).isEmpty();
    Matrix before = replay.before().queues();
    Matrix after = replay.after().queues();
    assertThat(answer.has()).as("has").isEqualTo(before);
    assertThat(answer.gets()).as("gets").isEqualTo(after);
    Set<Apqn> lost = MoveOracle.queues(before.apqns());
    lost.removeAll(after.apqns());
    assertThat(MoveOracle.queues(answer.loses().stream().toList())).isEqualTo(lost);
    Set<Apqn> gained = MoveOracle.queues(after.apqns());
    gained.removeAll(before.apqns());
    assertThat(MoveOracle.queues(answer.gains().stream().toList())).isEqualTo(gained);
  }

  private static void table(MigrationAnalysis answer, MoveOracle oracle) {
    assertThat(answer.table().stream().map(QueueAnswer::queue).toList())
        .isEqualTo(oracle.before().queues().apqns());
    for (QueueAnswer row : answer.table()) {
      assertThat(row.bound()).as("%s", row).isEqualTo(oracle.replay().bound(row.queue()));
      assertThat(row.target().place()).as("%s", row).isEqualTo(oracle.place(row.queue()));
      assertThat(row.masterKey().name()).as("%s", row).isEqualTo(oracle.masterKey(row.queue()));
      assertThat(List.of(row.mode().source(), row.mode().target()))
          .as("%s", row)
          .isEqualTo(oracle.modes(row.queue().apid()));
    }
  }
}
