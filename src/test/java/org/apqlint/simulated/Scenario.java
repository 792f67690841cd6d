package org.apqlint.simulated;

import java.util.List;
import org.apqlint.reference.ReferenceHost;

/**
 * What is put to simulated hosts.
 *
 * @param generation the generation of the driver
 * @param host the machine
 * @param parameters those that the kernel was started with
 * @param before scripts that run first, undisturbed
 * @param script the one that is disturbed
 * @param verify the script that compares a host with the specification
 * @param provisions whether the host is as specified after the script; else it is before
 * @param tools whether tools write to sysfs, too
 */
record Scenario(
    String name,
    String generation,
    ReferenceHost host,
    String parameters,
    List<String> before,
    String script,
    String verify,
    boolean provisions,
    boolean tools) {

  Scenario {
    before = List.copyOf(before);
  }
}
