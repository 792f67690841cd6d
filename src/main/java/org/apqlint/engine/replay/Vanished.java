package org.apqlint.engine.replay;

import org.apqlint.model.IdSet;

/** Queues of an adapter that were bound to vfio_ap, and whose devices disappeared. */
public record Vanished(int apid, IdSet domains) implements Passing {}
