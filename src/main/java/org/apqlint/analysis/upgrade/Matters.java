package org.apqlint.analysis.upgrade;

/** What the driver does about this topic makes a difference to the host. */
public record Matters(String topic) {}
