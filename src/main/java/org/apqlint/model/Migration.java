package org.apqlint.model;

import java.util.Optional;

/** A {@code migrate} statement: can this guest move, and how. */
public record Migration(
    String guest, String from, String to, Optional<MdevRef> using, boolean live, Place place) {}
