package org.apqlint.engine.replay;

/** Holds during one step of a replay, and is taken back after it. */
public interface Passing {}
