package org.apqlint.cli;

import org.apqlint.engine.plan.Manner;

/** How a script assigns to an mdev what it declares. */
enum Assign {
  AUTO(Manner.SAFEST),
  ONE_BY_ONE(Manner.ONE_BY_ONE),
  AT_ONCE(Manner.AT_ONCE);

  private final Manner manner;

  Assign(Manner manner) {
    this.manner = manner;
  }

  Manner manner() {
    return manner;
  }

  static final class Word extends OneOf<Assign> {
    Word() {
      super(Assign.class);
    }
  }
}
