package org.apqlint.simulated;

/**
 * What came of disturbing scripts.
 *
 * @param writes writes of the undisturbed runs
 * @param faults failed writes and kills
 * @param truthful of them, those that were reported truly, and kills that came where they should
 * @param converged of them, those after which a second run ended in the specified state
 * @param undone of them, those whose printed way back led to the state before; kills print none
 */
record Figures(int writes, int faults, int truthful, int converged, int undone) {

  static final Figures NONE = new Figures(0, 0, 0, 0, 0);

  Figures plus(Figures other) {
    return new Figures(
        writes + other.writes,
        faults + other.faults,
        truthful + other.truthful,
        converged + other.converged,
        undone + other.undone);
  }

  @Override
  public String toString() {
    return String.format(
        "writes %d, faults injected %d, truthful reports %d, converged second runs %d, undone %d",
        writes, faults, truthful, converged, undone);
  }
}
