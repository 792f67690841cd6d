package org.apqlint.engine.replay;

import org.apqlint.model.Fact;
import org.apqlint.model.IdSet;
import org.apqlint.model.Words;

/** The adapters whose cards are older than CEX4, wherever they are. State that no step changes. */
public record Hardware(IdSet tooOld) implements Fact {
  public boolean newEnough(int apid) {
    return !tooOld.contains(apid);
  }

  @Override
  public String describe() {
    return tooOld.isEmpty()
        ? "every card is CEX4 or newer"
        : Words.adapters(tooOld) + " " + Words.are(tooOld) + " older than CEX4";
  }
}
