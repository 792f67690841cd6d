package org.apqlint.settings;

import org.apqlint.model.Place;

/**
 * What becomes of the findings of a rule.
 *
 * @param code the code of the rule, also where its name is written
 * @param place the level, as it is written
 */
public record RuleSetting(String code, Level level, Place place) {}
