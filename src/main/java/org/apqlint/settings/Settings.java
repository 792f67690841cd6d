package org.apqlint.settings;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.model.policy.Policy;

/**
 * What a configuration says. Of several statements about a rule the last one counts; those about
 * paths come after those about all files.
 *
 * @param failOn the least severity that makes a check fail
 * @param rules what becomes of findings, each rule once
 * @param paths what becomes of findings in some files, in the order of the text
 * @param policies what is demanded
 */
public record Settings(
    Optional<Threshold> failOn,
    List<RuleSetting> rules,
    List<PathSettings> paths,
    List<PolicySetting> policies) {

  /** Everything is as it comes. */
  public static final Settings NONE =
      new Settings(Optional.empty(), List.of(), List.of(), List.of());

  public Settings {
    rules = List.copyOf(rules);
    paths = List.copyOf(paths);
    policies = List.copyOf(policies);
  }

  /**
   * What becomes of a finding; empty if nothing is said.
   *
   * @param path the file that it is in, as seen from the directory of the configuration; empty if
   *     it is not below
   */
  public Optional<Level> level(String code, Optional<String> path) {
    Stream<RuleSetting> there =
        path.stream()
            .flatMap(file -> paths.stream().filter(some -> some.covers(file)))
            .flatMap(some -> some.rules().stream());
    return Stream.concat(rules.stream(), there)
        .filter(setting -> setting.code().equals(code))
        .reduce((earlier, later) -> later)
        .map(RuleSetting::level);
  }

  /** The demands, as facts. */
  public List<Policy> demands() {
    return policies.stream().map(PolicySetting::policy).toList();
  }
}
