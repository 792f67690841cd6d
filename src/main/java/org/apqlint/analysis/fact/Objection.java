package org.apqlint.analysis.fact;

import org.apqlint.finding.Finding;
import org.apqlint.model.Fact;
import org.apqlint.model.Migration;

/** A finding that stands against a migration. */
public record Objection(Migration migration, Finding finding) implements Fact {
  @Override
  public String describe() {
    return finding.code() + " stands against the migration of " + migration.guest();
  }
}
