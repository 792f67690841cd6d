package org.apqlint.analysis;

/**
 * What somebody wants to know about the replay of a host; a replay without one remembers little.
 */
public interface Watch {

  /** The host whose steps are watched. */
  String host();

  /** The number of the first step that matters. */
  int first();

  /** The number of the last step that matters. */
  int last();

  /** Whether the step between these moments bears on the question; the last such step is kept. */
  boolean keeps(Moment before, Moment after);
}
