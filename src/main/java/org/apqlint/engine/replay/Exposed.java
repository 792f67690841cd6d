package org.apqlint.engine.replay;

import org.apqlint.model.IdSet;

/**
 * Queues of one adapter that a running guest has, and that vfio_ap does not hold since this step.
 */
public record Exposed(String mdev, int apid, IdSet domains) implements Passing {}
