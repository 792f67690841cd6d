package org.apqlint.engine.replay;

import org.apqlint.model.IdSet;

/** The adapters whose cards are older than CEX4, wherever they are. State that no step changes. */
public record Hardware(IdSet tooOld) {
  public boolean newEnough(int apid) {
    return !tooOld.contains(apid);
  }
}
