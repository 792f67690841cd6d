package org.apqlint.model;

/** An {@code override} statement of a host: driver_override of queues names this driver. */
public record QueueOverride(QueueSet queues, String driver, Place place) {}
