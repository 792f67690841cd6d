package org.apqlint.run;

/**
 * What a rule cost. The engine tells when a match was found and when a consequence begins and ends,
 * not when it looks at a rule; so the time from one of these moments to a match counts as time to
 * find it, although rules that found nothing may have been looked at in between.
 *
 * @param code empty where the rule makes no finding
 * @param phase the phase that it acts in; matches may be found in others, too
 * @param matches how often its conditions became true
 * @param firings how often it acted; a match may have been withdrawn before
 * @param matching nanoseconds from the moment before to its matches
 * @param acting nanoseconds in its consequences, with what is noted of them
 */
public record RuleFigures(
    String rule,
    String code,
    String phase,
    long matches,
    long firings,
    long matching,
    long acting) {

  /** All that is measured of it, in nanoseconds. */
  public long time() {
    return matching + acting;
  }

  /** The two together, which are of one rule. */
  RuleFigures plus(RuleFigures more) {
    return new RuleFigures(
        rule,
        code,
        phase,
        matches + more.matches,
        firings + more.firings,
        matching + more.matching,
        acting + more.acting);
  }
}
