package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.report.DidYouMean;

/** The host that {@code --host} names, and what to say where it does not fit the specification. */
final class HostNames {

  private HostNames() {}

  /** The host of that name; if nobody names one, the only one. */
  static HostAnalysis choose(Optional<String> name, List<HostAnalysis> hosts) {
    List<String> names = hosts.stream().map(analysis -> analysis.host().name()).toList();
    if (names.isEmpty()) {
      throw none();
    }
    if (name.isEmpty() && names.size() > 1) {
      throw new CommandFailure(
          "the specification has several hosts, name one with --host: " + quoted(names));
    }
    String wanted = name.orElse(names.get(0));
    return hosts.stream()
        .filter(analysis -> analysis.host().name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(wanted, names));
  }

  /** No host is declared at all. */
  static CommandFailure none() {
    return new CommandFailure("the specification declares no host");
  }

  /** No host of these has that name. */
  static CommandFailure unknown(String host, List<String> names) {
    return new CommandFailure(
        "no host is called `"
            + host
            + "`"
            + DidYouMean.hint(host, names)
            + "; the specification has "
            + quoted(names));
  }

  private static String quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
