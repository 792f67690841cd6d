package org.apqlint.engine.replay;

/** The UUID behind the name of an mdev, whether the mdev exists at the moment or not. */
public record Identity(String mdev, String uuid) {}
