package org.apqlint.engine.replay;

/** The step asks for what holds already. */
public record Unchanged() implements Passing {}
