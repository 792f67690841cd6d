package org.apqlint.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Move;
import org.apqlint.model.Apqn;
import org.apqlint.model.Host;
import org.apqlint.model.KeyPatterns;
import org.apqlint.model.Matrix;
import org.apqlint.script.ScriptText.Variable;

/**
 * Writes the script that is run inside of a guest once it has moved. Only there the queues can be
 * seen as programs see them, and only there the AP bus shows the patterns of their master keys:
 * vfio_ap hides both from the host.
 */
public final class InsideWriter {

  private InsideWriter() {}

  /** The script. */
  public static String write(Move move) {
    BashText out = new BashText();
    Host host = move.to().host();
    out.line("#!/bin/bash");
    out.comment(
        "What guest %s is to see once it has moved to host %s; it only reads."
            .formatted(move.guest().name(), host.name()));
    out.comment("Written by apqlint from " + move.migration().place().file() + ".");
    out.line("#");
    Stream.of(Variable.SYSFS, Variable.SCAN_WAIT).forEach(variable -> out.line(variable.line()));
    out.line("#");
    out.comment(
        "Exit status: 0 if it sees what was promised, 1 if it does not, 2 if it cannot look.");
    out.line("\nset -euo pipefail\n");
    out.functions(List.of("core", "state", "inside"));
    out.open("compare the queues");
    out.file(
        "expect_queues",
        "QUEUES",
        move.gets().stream().map(Apqn::toString).collect(Collectors.joining("\n")));
    keys(out, host, move.gets());
    out.line("\ntell");
    return out.toString();
  }

  private static void keys(BashText out, Host host, Matrix promised) {
    if (host.keyTypes().isEmpty() || promised.isEmpty()) {
      return;
    }
    out.open("compare the master keys");
    for (String type : host.keyTypes()) {
      // The AP bus calls the wrapping key of EP11 so.
      String kind = type.equals("ep11") ? "WK" : type.toUpperCase(Locale.ROOT);
      for (int apid : promised.adapters().toList()) {
        KeyPatterns.counting(host.keysOfType(type), apid, promised.domains())
            .forEach(
                (key, domains) ->
                    domains.stream()
                        .mapToObj(apqi -> new Apqn(apid, apqi))
                        .forEach(
                            queue ->
                                out.line(
                                    "expect_key "
                                        + queue
                                        + " "
                                        + kind
                                        + " "
                                        + String.join(" ", key.patterns()))));
      }
    }
  }
}
