package org.apqlint.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.report.DidYouMean;

/** What to say where {@code --host} does not fit the specification. */
final class HostNames {

  private HostNames() {}

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

  static String quoted(List<String> names) {
    return names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }
}
