package org.apqlint.analysis.upgrade;

import org.apqlint.model.KernelChoice;

/** The kernel of a world. */
public record KernelIn(World world, KernelChoice kernel) {}
