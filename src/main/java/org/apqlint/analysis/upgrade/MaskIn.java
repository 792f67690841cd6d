package org.apqlint.analysis.upgrade;

import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;

/** A mask of a world after the changes of its host. */
public record MaskIn(World world, PoolMask.Kind kind, IdSet ids) {}
