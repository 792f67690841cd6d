package org.apqlint.script;

import java.util.List;

/**
 * Writes the script that prints what a host says of itself, as a specification. It is the same for
 * every host, and only reads there.
 */
public final class FactsWriter {

  private static final List<String> FUNCTIONS =
      List.of(
          "facts-core",
          "facts-lists",
          "facts-cards",
          "facts-host",
          "facts-json",
          "facts-mdevs",
          "facts-guests",
          "facts");

  private FactsWriter() {}

  /** The script. */
  public static String write() {
    BashText out = new BashText();
    out.line("#!/bin/bash");
    out.line(
        "# Prints this host, its mdevs and the guests that libvirt knows, as a specification.");
    out.line("# It only reads. Written by apqlint facts.");
    out.line("#");
    out.line("# HOST_NAME=NAME  names the host so, and not as hostname -s does");
    out.line(
        "# DRIVER=NAME     says which generation the driver is, and not the files of the driver");
    out.line("# SYSFS=DIR       takes DIR for /sys; PROC=DIR for /proc");
    out.line("");
    out.line("set -euo pipefail");
    out.line("");
    out.resources(FUNCTIONS);
    return out.toString();
  }
}
