package org.apqlint.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.engine.replay.Opened;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;

/**
 * What guests see at one moment of a replay.
 *
 * @param open the guest that has an mdev open, by the name of the mdev
 * @param matrices S of each mdev that has one, guest or not
 */
record Seen(Map<String, String> open, Map<String, GuestMatrix> matrices) {

  static Seen in(Session state) {
    return new Seen(
        state.all(Opened.class).stream().collect(Collectors.toMap(Opened::mdev, Opened::guest)),
        state.all(GuestMatrix.class).stream()
            .collect(Collectors.toMap(GuestMatrix::mdev, seen -> seen)));
  }

  /** S of the mdev, be it open or not. */
  GuestMatrix of(Mdev mdev) {
    return matrices.getOrDefault(mdev.name(), nothing(mdev));
  }

  boolean isOpen(Mdev mdev) {
    return open.containsKey(mdev.name());
  }

  /** What guests gain and lose until a later moment, in the order of their mdevs. */
  List<Effect> until(Seen later, List<Mdev> mdevs) {
    return mdevs.stream().map(mdev -> until(later, mdev)).flatMap(Optional::stream).toList();
  }

  private Optional<Effect> until(Seen later, Mdev mdev) {
    if (!isOpen(mdev) && !later.isOpen(mdev)) {
      return Optional.empty();
    }
    GuestMatrix had = ofGuest(mdev);
    GuestMatrix has = later.ofGuest(mdev);
    List<Apqn> plugged = beyond(has.matrix(), had.matrix());
    List<Apqn> unplugged = beyond(had.matrix(), has.matrix());
    IdSet hadControl = had.controlDomains();
    IdSet hasControl = has.controlDomains();
    if (plugged.isEmpty() && unplugged.isEmpty() && hadControl.equals(hasControl)) {
      return Optional.empty();
    }
    return Optional.of(
        new Effect(
            later.open.getOrDefault(mdev.name(), open.get(mdev.name())),
            plugged,
            unplugged,
            hasControl.minus(hadControl),
            hadControl.minus(hasControl)));
  }

  /** What a guest sees of the mdev: nothing if none has it open. */
  private GuestMatrix ofGuest(Mdev mdev) {
    return isOpen(mdev) ? of(mdev) : nothing(mdev);
  }

  private static GuestMatrix nothing(Mdev mdev) {
    return new GuestMatrix(mdev.name(), Matrix.EMPTY, IdSet.NONE);
  }

  private static List<Apqn> beyond(Matrix matrix, Matrix other) {
    return matrix.equals(other)
        ? List.of()
        : matrix.apqns().stream().filter(apqn -> !other.contains(apqn)).toList();
  }
}
