package org.apqlint.finding;

import org.apqlint.model.Place;

/** A second place of a finding, and what stands there. */
public record Related(Place place, String message) {}
