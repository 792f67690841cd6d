package org.apqlint.engine.replay;

/** A running guest has the mdev open. State. */
public record Opened(String mdev, String guest) {}
