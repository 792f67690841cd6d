package org.apqlint.simulated;

/**
 * What came of disturbing scripts.
 *
 * @param writes writes of the undisturbed runs
 * @param calls calls of tools that change something, of the same runs
 * @param faults writes and calls that failed or did nothing, kills, signals, and guests that hold
 *     an mdev
 * @param truthful of them, those that were reported truly, and kills that came where they should
 * @param converged of them, those after which a second run ended in the specified state
 * @param undone of them, those after which the script took all back, and said so; kills take none
 *     back
 */
record Figures(int writes, int calls, int faults, int truthful, int converged, int undone) {

  static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0);

  Figures plus(Figures other) {
    return new Figures(
        writes + other.writes,
        calls + other.calls,
        faults + other.faults,
        truthful + other.truthful,
        converged + other.converged,
        undone + other.undone);
  }

  @Override
  public String toString() {
    return String.format(
        "writes %d, calls %d, faults injected %d, truthful reports %d, converged second runs %d, undone %d",
        writes, calls, faults, truthful, converged, undone);
  }
}
