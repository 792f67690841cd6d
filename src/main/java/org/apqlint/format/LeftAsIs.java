package org.apqlint.format;

import org.apqlint.model.Place;

/**
 * A part of a text that is not touched.
 *
 * @param place where the obstacle stands
 * @param whole whether all of the text is left, and not only the lines of a statement
 * @param why what is wrong there
 */
public record LeftAsIs(Place place, boolean whole, String why) {}
