package org.apqlint.engine.replay;

/** The step does not come to its end: the kernel waits for user space. */
public record Waits() implements Passing {}
