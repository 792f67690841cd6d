package org.apqlint.analysis.fact;

import java.util.List;
import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueException;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * What QCI answers on the host: the LPAR's AP configuration. Nothing, where the facility is
 * missing.
 */
public record Configuration(Matrix matrix, IdSet controlDomains) implements Fact {
  /** The ids of that kind that the host has. */
  public IdSet ids(Attribute attribute) {
    return Portion.of(matrix, attribute).orElse(controlDomains);
  }

  /** The configuration that a step makes of this one. */
  public Configuration with(Step.Configure step) {
    return new Configuration(
        new Matrix(
            step.adapters().orElse(matrix.adapters()), step.domains().orElse(matrix.domains())),
        step.controlDomains().orElse(controlDomains));
  }

  /** The domains of an adapter whose queue device exists, with these exceptions. */
  public IdSet existing(List<QueueException> exceptions, int apid) {
    return matrix.domains().minus(QueueException.domainsAbsent(exceptions, apid));
  }

  @Override
  public String describe() {
    return "the host's AP configuration has "
        + matrix
        + ", "
        + Words.controlDomains(controlDomains);
  }
}
