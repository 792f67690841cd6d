package org.apqlint.model;

import java.util.Optional;

/**
 * A mask that the kernel accepts, and that hardly says what was meant.
 *
 * @param what the oddity as a statement of fact, with the values in it
 * @param advice what to write instead
 * @param means what says the same to the kernel, and nothing else to people; empty if it would be
 *     long
 */
public record MaskOddity(
    PoolMask.Kind kind,
    String what,
    String advice,
    String host,
    Place place,
    Optional<String> means) {}
