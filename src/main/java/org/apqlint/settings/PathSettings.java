package org.apqlint.settings;

import java.util.List;
import org.apqlint.model.Place;
import org.apqlint.model.policy.Glob;

/**
 * What becomes of findings in some files.
 *
 * @param files which files, below the directory of the configuration
 * @param rules what holds there, each rule once
 * @param place where it begins
 */
public record PathSettings(List<Glob> files, List<RuleSetting> rules, Place place) {
  public PathSettings {
    files = List.copyOf(files);
    rules = List.copyOf(rules);
  }

  /** Whether it speaks of the file of that path. */
  boolean covers(String path) {
    return files.stream().anyMatch(glob -> glob.matches(path));
  }
}
