package org.apqlint.run;

/**
 * What a phase of the rules cost.
 *
 * @param runs how often it ran: once for each host, or for each step of a change
 * @param time nanoseconds in all of them
 */
public record PhaseFigures(String phase, long runs, long time) {

  PhaseFigures plus(long more) {
    return new PhaseFigures(phase, runs + 1, time + more);
  }
}
