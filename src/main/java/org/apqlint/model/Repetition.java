package org.apqlint.model;

/**
 * The same id or statement twice.
 *
 * @param what what is repeated, such as {@code adapter 5} or {@code kernel}
 * @param host the host on which it stands
 * @param subject the address of the block, such as {@code zeus/db-crypto}
 */
public record Repetition(String what, String host, String subject, Place first, Place second) {}
