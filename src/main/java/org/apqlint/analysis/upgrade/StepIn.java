package org.apqlint.analysis.upgrade;

import org.apqlint.analysis.StepOutcome;

/**
 * What a step of a change does in a world.
 *
 * @param number its position among the steps of the host, from 1
 */
public record StepIn(World world, int number, StepOutcome outcome) {}
