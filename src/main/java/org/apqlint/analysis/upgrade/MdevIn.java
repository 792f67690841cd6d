package org.apqlint.analysis.upgrade;

import java.util.Optional;
import org.apqlint.analysis.MdevAnalysis;

/**
 * An mdev of a world after the changes of its host.
 *
 * @param state what holds of it; empty if it does not exist
 */
public record MdevIn(World world, String mdev, Optional<MdevAnalysis> state) {}
