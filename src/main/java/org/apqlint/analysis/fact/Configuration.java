package org.apqlint.analysis.fact;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * What QCI answers on the host: the LPAR's AP configuration. Nothing, where the facility is
 * missing.
 */
public record Configuration(Matrix matrix, IdSet controlDomains) implements Fact {
  @Override
  public String describe() {
    return "the host's AP configuration has " + matrix + ", control domains " + controlDomains;
  }
}
