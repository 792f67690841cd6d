package org.apqlint.settings;

import org.apqlint.model.Place;

/** The least severity that makes a check fail, by its word. */
public record Threshold(String word, Place place) {}
