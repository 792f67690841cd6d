package org.apqlint.engine;

import java.io.ObjectInput;
import java.io.ObjectOutput;
import java.io.Serializable;
import org.apqlint.model.IdSet;
import org.kie.api.runtime.rule.AccumulateFunction;

/** For rules: the union of sets of ids. */
public final class UnionOf implements AccumulateFunction<UnionOf.Union> {

  /** The union so far. */
  public static final class Union implements Serializable {
    private transient IdSet ids = IdSet.NONE;
  }

  @Override
  public Union createContext() {
    return new Union();
  }

  @Override
  public void init(Union context) {
    context.ids = IdSet.NONE;
  }

  @Override
  public void accumulate(Union context, Object value) {
    context.ids = context.ids.union((IdSet) value);
  }

  @Override
  public void reverse(Union context, Object value) {
    throw new UnsupportedOperationException("a union forgets what it was made of");
  }

  @Override
  public boolean supportsReverse() {
    return false;
  }

  @Override
  public Object getResult(Union context) {
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
