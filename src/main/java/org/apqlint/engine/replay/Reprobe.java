package org.apqlint.engine.replay;

/** A mask was written: the bus probes every queue again. */
public record Reprobe() implements Passing {}
