package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.Mdev;
import org.apqlint.model.Migration;

/** The mdev that a guest gets on the host that it moves to. */
public record MigrationTarget(Migration migration, Mdev mdev) implements Fact {
  @Override
  public String describe() {
    return "guest " + migration.guest() + " gets mdev " + mdev.name() + " on " + migration.to();
  }
}
