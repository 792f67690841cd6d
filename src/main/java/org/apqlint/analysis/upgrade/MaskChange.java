package org.apqlint.analysis.upgrade;

import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;

/** A mask that the changes of its host leave with other ids. */
public record MaskChange(PoolMask.Kind kind, IdSet before, IdSet after) {}
