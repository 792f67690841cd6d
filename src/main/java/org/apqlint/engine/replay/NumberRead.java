package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.KernelNumber;

/** What the kernel reads from the text written to an attribute that takes a number. */
public record NumberRead(KernelNumber number) implements Passing, Fact {
  @Override
  public String describe() {
    return number.ok()
        ? "the kernel reads " + number.digits()
        : "the kernel answers " + number.errno().orElseThrow();
  }
}
