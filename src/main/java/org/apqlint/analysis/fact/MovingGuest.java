package org.apqlint.analysis.fact;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;
import org.apqlint.model.Place;
import org.apqlint.model.Rows;

/**
 * A guest that shall move, with the mdev that it has: what counts on the target is S, the queues
 * that it really has, and not all that are assigned to its mdev.
 *
 * @param source the host that it leaves
 * @param target the host that it moves to
 * @param mdev its mdev on the source
 * @param has S of that mdev: its queues
 * @param controls the control domains of S
 * @param features the AP features of its CPU
 */
public record MovingGuest(
    Migration migration,
    Guest guest,
    Host source,
    Host target,
    Mdev mdev,
    Matrix has,
    IdSet controls,
    List<EffectiveFeature> features)
    implements Fact {

  public MovingGuest {
    features = List.copyOf(features);
  }

  public String name() {
    return guest.name();
  }

  public boolean live() {
    return migration.live();
  }

  /** Where the question stands. */
  public Place place() {
    return migration.place();
  }

  /** {@code zeus/db}. */
  public String address() {
    return guest.address();
  }

  /** The features that it has, and that the target cannot give. */
  public List<EffectiveFeature> lost() {
    return features.stream().filter(f -> f.on() && !target.has(f.feature())).toList();
  }

  /** {@code apqci (STFLE 12), apqi (STFLE 65)}: what it loses. */
  public String lostInWords() {
    return lost().stream()
        .map(some -> some.feature().withFacility())
        .collect(Collectors.joining(", "));
  }

  /** The queues that it has and that a matrix on the target does not give it. */
  public Rows missingIn(Matrix there) {
    return Rows.of(has).minus(Rows.of(there));
  }

  @Override
  public String describe() {
    return "guest " + name() + " takes " + has + " along to " + target.name();
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(guest.place());
  }
}
