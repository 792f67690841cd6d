package org.apqlint.engine.replay;

/**
 * How many overrides the bus counts: those that are set, and those whose queue went away. State.
 */
public record OverrideCount(int count) {}
