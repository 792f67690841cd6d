package org.apqlint.script;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Place;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.WriteHostdev;

/**
 * Writes a plan backwards: guests give their mdevs back, mdevs go, overrides go, and the masks give
 * every queue to the host. An mdev that somebody still holds is never removed, and no mask is set
 * while an mdev is left.
 */
public final class TeardownWriter {

  private final Plan plan;
  private final List<Operation> backwards;
  private final BashText out = new BashText();

  private TeardownWriter(Plan plan) {
    this.plan = plan;
    this.backwards = new ArrayList<>(plan.operations());
    Collections.reverse(backwards);
  }

  /** The script. */
  public static String write(Plan plan) {
    TeardownWriter writer = new TeardownWriter(plan);
    writer.head();
    writer.functions();
    writer.begin();
    writer.guests();
    writer.mdevs();
    writer.overrides();
    writer.masks();
    writer.out.end();
    return writer.out.toString();
  }

  private void head() {
    out.line("#!/bin/bash");
    out.comment("Takes back the crypto pass-through of host " + plan.host().name() + ".");
    out.comment(
        "Written by apqlint from "
            + plan.operations().stream()
                .flatMap(operation -> operation.places().stream())
                .map(Place::file)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "))
            + ".");
    out.comment("");
    out.about(plan.host());
    out.line("#");
    out.line("# DRY_RUN=1      prints every write instead of doing it; needs no host");
    out.line("# SYSFS=DIR      takes DIR for /sys");
    if (plan.has(WriteHostdev.class)) {
      out.line(
          "# XML_DIR=DIR    takes the XML of the host devices to DIR, not to where it is started");
      out.line("# DETACH_WAIT=S  waits S seconds until a running guest has let go, not 60");
    }
    out.line("#");
    out.line(
        "# Running it again does only what is left. It stops where somebody still holds an mdev.");
    out.line("");
    out.line("set -euo pipefail");
    out.line("");
  }

  private void functions() {
    List<String> files = new ArrayList<>(List.of("core", "ids", "host", "mdev", "teardown"));
    if (plan.has(WriteHostdev.class)) {
      files.add("libvirt");
    }
    if (plan.has(SetMasks.class)) {
      files.add("masks");
    }
    out.functions(files);
  }

  private void begin() {
    out.line("");
    out.step("look for the host");
    out.line("check_bus");
  }

  private void guests() {
    for (Operation operation : backwards) {
      if (operation instanceof GiveToGuest give) {
        open("guest " + give.guest().name(), operation);
        if (give.guest().hypervisor() == Guest.Hypervisor.QEMU) {
          out.line("say 'unless it is shut down, tell its monitor'");
          out.line("say " + Quote.word(Quote.line("device_del " + give.guest().deviceId())));
        } else {
          out.line("write_xml " + give.uuid() + " <<'XML'");
          out.line(CommandLines.hostdevXml(give.uuid()));
          out.line("XML");
          out.line("detach " + Quote.word(give.guest().name()) + " " + give.uuid());
        }
      }
    }
  }

  private void mdevs() {
    for (Operation operation : backwards) {
      if (operation instanceof CreateMdev mdev) {
        open("mdev " + mdev.name(), operation);
        out.line("remove_mdev " + mdev.uuid());
      }
    }
  }

  private void overrides() {
    for (Operation operation : backwards) {
      if (operation instanceof OverrideQueues override) {
        open("clear the override with " + override.driver(), operation);
        out.line("no_mdev_left");
        for (Apqn queue : override.queues()) {
          out.line("clear_override " + queue);
        }
      }
    }
  }

  private void masks() {
    for (Operation operation : backwards) {
      if (operation instanceof SetMasks) {
        open("give every queue to the host", operation);
        out.line("no_mdev_left");
        out.line("set_masks " + IdSet.ALL.toMask() + " \\\n  " + IdSet.ALL.toMask());
      }
    }
  }

  private void open(String title, Operation operation) {
    out.line("");
    if (!operation.places().isEmpty()) {
      out.comment(Places.text(operation.places()));
    }
    out.step(Quote.line(title));
  }
}
