package org.apqlint.analysis.upgrade;

import java.util.List;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What a guest sees in a world: what its mdev gives it, unless the kernel refuses the mdev.
 *
 * @param seen what the mdev would give it
 * @param refusals what the kernel refuses of the mdev
 */
public record Sight(GuestIn seen, List<Finding> refusals) {

  public Sight {
    refusals = refusals.stream().sorted().toList();
  }

  /** The sight of a guest with these findings about its mdev. */
  public static Sight of(GuestIn seen, List<FindingIn> refusals) {
    return new Sight(seen, refusals.stream().map(FindingIn::finding).toList());
  }

  public World world() {
    return seen.world();
  }

  public GuestAnalysis answer() {
    return seen.answer();
  }

  /** The address of the guest. */
  public String guest() {
    return seen.guest();
  }

  public boolean refused() {
    return !refusals.isEmpty();
  }

  /** The codes of the refusals, each once. */
  public List<String> codes() {
    return refusals.stream().map(Finding::code).distinct().sorted().toList();
  }

  /** The queues that it sees. */
  public Matrix queues() {
    return refused() || answer().gets().isEmpty() ? Matrix.EMPTY : answer().gets();
  }

  /** The control domains that it gets. */
  public IdSet control() {
    return refused() ? IdSet.NONE : seen.controlDomains();
  }

  /** Whether the guest sees other queues than here; a refusal is not the same as nothing. */
  public boolean queuesDiffer(Sight other) {
    return refused() != other.refused() || !queues().equals(other.queues());
  }

  /** Whether the guest gets something else than here. */
  public boolean differs(Sight other) {
    return queuesDiffer(other) || !control().equals(other.control());
  }

  /** The queues that it sees here, and not there. */
  public List<Apqn> beyond(Sight other) {
    Matrix there = other.queues();
    return queues().equals(there)
        ? List.of()
        : queues().stream().filter(queue -> !there.contains(queue)).toList();
  }

  /** Why it does not get the rest: what the kernel refuses, or what the filter takes away. */
  public List<String> reasons() {
    return refused()
        ? refusals.stream().map(Finding::message).distinct().toList()
        : answer().reasons();
  }

  /** {@code all of it}, {@code adapter 5 × domain 4}, {@code no queue}, or that it is refused. */
  public String inWords() {
    if (refused()) {
      return "nothing, as its mdev is refused (" + String.join(", ", codes()) + ")";
    }
    return queues().isEmpty()
        ? "no queue"
        : (queues().equals(answer().asked()) ? "all of " : "") + queues();
  }
}
