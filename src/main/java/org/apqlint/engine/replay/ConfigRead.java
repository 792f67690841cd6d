package org.apqlint.engine.replay;

import java.util.Optional;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** What the kernel reads from the text written to ap_config; empty if it cannot be read. */
public record ConfigRead(Optional<ApConfigText> value) implements Passing, Fact {

  public boolean readable() {
    return value.isPresent();
  }

  /** Adapters and usage domains that the text asks for. */
  public Matrix matrix() {
    return value.map(v -> new Matrix(v.adapters(), v.domains())).orElse(Matrix.EMPTY);
  }

  /** Control domains that the text asks for. */
  public IdSet controlDomains() {
    return value.map(ApConfigText::controlDomains).orElse(IdSet.NONE);
  }

  /** Whether it names an id that the machine cannot have. */
  public boolean exceeds(Limits limits) {
    IdSet domains = IdSet.range(0, limits.maxDomain());
    return !IdSet.range(0, limits.maxAdapter()).containsAll(matrix().adapters())
        || !domains.containsAll(matrix().domains())
        || !domains.containsAll(controlDomains());
  }

  @Override
  public String describe() {
    return readable()
        ? "the kernel reads " + matrix() + ", " + Words.controlDomains(controlDomains())
        : "the kernel cannot read the text";
  }
}
