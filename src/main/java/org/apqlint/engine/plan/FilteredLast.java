package org.apqlint.engine.plan;

/** Of the domains of an mdev this one is assigned last. */
public record FilteredLast(String mdev, int apqi) {}
