package org.apqlint.settings;

import java.util.List;

/**
 * What reading a configuration gave.
 *
 * @param settings what could be understood
 * @param problems what could not, in the order of the text; empty if it can be used
 */
public record ReadSettings(Settings settings, List<SettingsProblem> problems) {
  public ReadSettings {
    problems = List.copyOf(problems);
  }
}
