package org.apqlint.model;

/**
 * A mask that the kernel accepts, and that hardly says what was meant.
 *
 * @param what the oddity as a statement of fact, with the values in it
 * @param advice what to write instead
 */
public record MaskOddity(
    PoolMask.Kind kind, String what, String advice, String host, Place place) {}
