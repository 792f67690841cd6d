package org.apqlint.engine.replay;

import java.util.Optional;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.Step;
import org.apqlint.model.Words;

/**
 * An mdev that starts with its host, so that there is a definition of it which steps do not touch:
 * what it holds at the moment, and the last step that changed that. State.
 *
 * @param definition what is declared of it
 * @param since empty as long as no step changed what it holds
 */
public record Defined(Mdev definition, Matrix matrix, IdSet controlDomains, Optional<Step> since) {

  /** Before the first step it holds what is declared. */
  public static Defined of(Mdev mdev) {
    return new Defined(mdev, mdev.matrix(), mdev.controlDomains().ids(), Optional.empty());
  }

  /** The name of the mdev. */
  public String mdev() {
    return definition.name();
  }

  /** Whether it holds something else by now. */
  public boolean differs(Assigned now) {
    return !matrix.equals(now.matrix()) || !controlDomains.equals(now.controlDomains());
  }

  /** The same mdev after a step that changed what it holds. */
  public Defined after(Step step, Assigned now) {
    return new Defined(definition, now.matrix(), now.controlDomains(), Optional.of(step));
  }

  /** Whether the definition says something else than what it holds. */
  public boolean outdated() {
    return !matrix.equals(definition.matrix())
        || !controlDomains.equals(definition.controlDomains().ids());
  }

  /** {@code adapters 5, 6 × domain 4, control domain 4}: what it holds. */
  public String holds() {
    return words(matrix, controlDomains);
  }

  /** What its definition says. */
  public String says() {
    return words(definition.matrix(), definition.controlDomains().ids());
  }

  private static String words(Matrix matrix, IdSet controlDomains) {
    return matrix + (controlDomains.isEmpty() ? "" : ", " + Words.controlDomains(controlDomains));
  }
}
