package org.apqlint.analysis.upgrade;

import org.apqlint.model.Generation;

/**
 * A host under one kernel.
 *
 * @param generation what that kernel's driver is
 * @param base whether the others are compared with it; there is one such world
 * @param assumed whether nobody said that it is this generation
 */
public record World(Generation generation, boolean base, boolean assumed) {}
