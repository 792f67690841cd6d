package org.apqlint.engine.replay;

/** The step that is being replayed; its number grows from step to step. */
public record Now(int number) implements Passing {}
