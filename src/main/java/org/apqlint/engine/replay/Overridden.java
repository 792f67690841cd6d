package org.apqlint.engine.replay;

import org.apqlint.model.Apqn;

/** The queue has a driver_override that names this driver. State. */
public record Overridden(Apqn queue, String driver) {}
