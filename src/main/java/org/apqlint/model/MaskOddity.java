package org.apqlint.model;

import java.util.Optional;

/**
 * A mask that the kernel accepts, and that hardly says what was meant.
 *
 * @param what the oddity as a statement of fact, with the values in it
 * @param advice what to write instead
 * @param means the mask in words, as the kernel reads it; empty where that depends on another mask
 */
public record MaskOddity(
    PoolMask.Kind kind,
    String what,
    String advice,
    String host,
    Place place,
    Optional<String> means) {}
