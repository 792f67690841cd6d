package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Fact;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;

/** The mdev that a guest gets on the host that it moves to. */
public record MigrationTarget(Migration migration, Mdev mdev) implements Fact {
  /** Whether the mdev is the target of none of these. */
  public static boolean isNoneOf(List<MigrationTarget> some, Mdev other) {
    return some.stream().noneMatch(target -> target.mdev().equals(other));
  }

  @Override
  public String describe() {
    return "guest " + migration.guest() + " gets mdev " + mdev.name() + " on " + migration.to();
  }
}
