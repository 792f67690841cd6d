package org.apqlint.settings;

import org.apqlint.model.policy.Policy;

/**
 * A policy as it is written.
 *
 * @param key such as {@code minimum-adapters}, {@code names.guest}
 * @param value a number, a word, or a list of words
 * @param policy what it demands
 */
public record PolicySetting(String key, Object value, Policy policy) {}
