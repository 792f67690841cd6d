package org.apqlint.engine;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import org.apqlint.model.IdSet;
import org.kie.api.runtime.rule.AccumulateFunction;

/** For rules: the set of the ids that were met. */
public final class IdsOf implements AccumulateFunction<IdsOf.Ids> {

  /** The ids so far. */
  public static final class Ids implements Serializable {
    private transient IdSet ids = IdSet.NONE;
  }

  @Override
  public Ids createContext() {
    return new Ids();
  }

  @Override
  public void init(Ids context) {
    context.ids = IdSet.NONE;
  }

  @Override
  public void accumulate(Ids context, Object value) {
    context.ids = context.ids.with((Integer) value);
  }

  @Override
  public void reverse(Ids context, Object value) {
    throw new UnsupportedOperationException("a set forgets how often it met an id");
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Object getResult(Ids context) {
    return context.ids;
  }

  @Override
  public Class<?> getResultType() {
    return IdSet.class;
  }

  @Override
  public void writeExternal(ObjectOutput out) {
    // holds no state
  }

  @Override
  public void readExternal(ObjectInput in) {
    // holds no state
  }
}
