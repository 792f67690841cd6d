package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apqlint.finding.Finding;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Note;
import org.apqlint.model.Place;
import org.apqlint.script.Operation.CheckDriver;
import org.apqlint.script.Operation.CheckHost;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.LoadModule;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.Way;
import org.apqlint.script.Operation.WriteHostdev;

/**
 * Writes a plan as a bash script: a head that says what it is for, the functions that it needs, and
 * one block for each operation. The functions are kept as bash, beside this class.
 */
public final class BashWriter {

  private final Plan plan;
  private final BashText out = new BashText();
  private Class<? extends Operation> last = Operation.class;

  private BashWriter(Plan plan) {
    this.plan = plan;
  }

  /**
   * The script.
   *
   * @param comments findings that stand at its head
   */
  public static String write(Plan plan, List<Finding> comments) {
    BashWriter writer = new BashWriter(plan);
    writer.head(comments);
    writer.functions();
    plan.operations().forEach(writer::operation);
    writer.out.end();
    return writer.out.toString();
  }

  private void head(List<Finding> comments) {
    Host host = plan.host();
    line("#!/bin/bash");
    comment("Crypto pass-through of host " + host.name() + ".");
    comment("Written by apqlint from " + files() + ".");
    comment("");
    out.about(host);
    comments.forEach(out::finding);
    line("#");
    line("# DRY_RUN=1     prints every write instead of doing it; needs no host");
    line("# SYSFS=DIR     takes DIR for /sys");
    if (plan.has(WriteHostdev.class)) {
      line("# XML_DIR=DIR   takes the XML of the host devices to DIR, not to where it is started");
    }
    line("# ANY_DRIVER=1  goes on although the driver does not look like the one specified");
    line("#");
    line("# Running it again does only what is missing. Masks and mdevs last until the next boot.");
    line("");
    line("set -euo pipefail");
    line("");
  }

  private String files() {
    return plan.operations().stream()
        .flatMap(operation -> operation.places().stream())
        .map(Place::file)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private void functions() {
    List<String> files = new ArrayList<>(List.of("core", "ids", "host"));
    if (plan.has(SetMasks.class)) {
      files.add("masks");
    }
    if (plan.has(OverrideQueues.class)) {
      files.add("override");
    }
    if (plan.has(CreateMdev.class)) {
      files.add("mdev");
    }
    if (plan.assigns(Way.LastDomain.class)) {
      files.add("mdev-last");
    }
    if (plan.assigns(Way.AtOnce.class)) {
      files.add("mdev-at-once");
    }
    if (plan.has(WriteHostdev.class)) {
      files.add("libvirt");
    }
    out.functions(files);
  }

  private void operation(Operation operation) {
    boolean first = !last.equals(operation.getClass());
    last = operation.getClass();
    if (operation instanceof LoadModule) {
      step("load vfio_ap", operation);
      line("check_bus\nload_module");
    } else if (operation instanceof CheckHost check) {
      step("check the host", operation);
      check(check);
    } else if (operation instanceof SetMasks masks) {
      step("set the masks", operation);
      comment("adapters that stay with the host: " + masks.apmask());
      comment("domains that stay with the host: " + masks.aqmask());
      line("set_masks " + masks.apmask().toMask() + " \\\n  " + masks.aqmask().toMask());
    } else if (operation instanceof OverrideQueues override) {
      step("override queues with " + override.driver(), operation);
      for (Apqn queue : override.queues()) {
        line("override " + queue + " " + Quote.word(override.driver()));
      }
    } else if (operation instanceof CreateMdev create) {
      if (first) {
        step("create the mdevs");
      }
      comment("mdev " + create.name() + ", " + Places.text(create.places()));
      line("create_mdev " + create.uuid());
    } else if (operation instanceof CheckDriver check) {
      line("dry || check_driver " + check.generation());
    } else if (operation instanceof Provision mdev) {
      step("mdev " + mdev.name(), operation);
      provision(mdev);
    } else if (operation instanceof WriteHostdev file) {
      if (first) {
        step("write the host devices for libvirt");
      }
      comment("for " + Places.text(file.places()));
      line("write_xml " + file.uuid() + " <<'XML'");
      line(CommandLines.hostdevXml(file.uuid()));
      line("XML");
    } else if (operation instanceof GiveToGuest give) {
      step("guest " + give.guest().name(), operation);
      give(give);
    }
  }

  private void check(CheckHost check) {
    if (!check.adapters().isEmpty()) {
      line("check_maximum ap_max_adapter_id adapter " + largest(check.adapters()));
    }
    if (!check.domains().isEmpty()) {
      line("check_maximum ap_max_domain_id domain " + largest(check.domains()));
    }
    configured("ap_adapter_mask adapter", check.lpar().adapters());
    configured("ap_usage_domain_mask domain", check.lpar().domains());
    configured("ap_control_domain_mask 'control domain'", check.lparControlDomains());
    line("check_driver " + check.generation());
  }

  private void configured(String fileAndKind, IdSet ids) {
    if (!ids.isEmpty()) {
      line("check_configured " + fileAndKind + " " + numbers(ids));
    }
  }

  private static int largest(IdSet ids) {
    return ids.stream().max().orElseThrow();
  }

  private void provision(Provision mdev) {
    notes(mdev.notes());
    comment("adapters " + hex(mdev.matrix().adapters(), "%02x"));
    comment("domains " + hex(mdev.matrix().domains(), "%04x"));
    comment("control domains " + hex(mdev.controlDomains(), "%04x"));
    line("uuid=" + mdev.uuid());
    line("adapters=(" + numbers(mdev.matrix().adapters()) + ")");
    line("domains=(" + numbers(mdev.matrix().domains()) + ")");
    line("control_domains=(" + numbers(mdev.controlDomains()) + ")");
    mdev.why().ifPresent(this::comment);
    if (mdev.way() instanceof Way.LastDomain last) {
      line("provision_last " + last.apqi());
    } else if (mdev.way() instanceof Way.AtOnce once) {
      line("provision_at_once \\\n  " + once.apConfig().replace(",", ",\\\n"));
    } else {
      line("provision");
    }
  }

  private void give(GiveToGuest give) {
    Guest guest = give.guest();
    notes(guest.notes());
    if (guest.hypervisor() == Guest.Hypervisor.QEMU) {
      line("say 'start it with'");
      line("say " + Quote.word(give.qemu()));
      return;
    }
    comment("without libvirt: " + give.qemu());
    line("attach " + Quote.word(guest.name()) + " " + give.uuid());
  }

  private static String numbers(IdSet ids) {
    return ids.stream().mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }

  /** As sysfs, the kernel log and lszcrypt write them; long runs are joined. */
  private static String hex(IdSet ids, String format) {
    if (ids.isEmpty()) {
      return "none";
    }
    List<String> runs = new ArrayList<>();
    for (int id = ids.first(); id < IdSet.BITS; id++) {
      if (ids.contains(id)) {
        int first = id;
        while (ids.contains(id + 1)) {
          id++;
        }
        String run = String.format(format, first);
        String joint = id - first > 1 ? "-" : ", ";
        runs.add(id == first ? run : run + joint + String.format(format, id));
      }
    }
    return String.join(", ", runs) + " (hex)";
  }

  private void step(String title, Operation operation) {
    line("");
    if (!operation.places().isEmpty()) {
      comment(Places.text(operation.places()));
    }
    out.step(Quote.line(title));
  }

  private void step(String title) {
    line("");
    out.step(title);
  }

  private void notes(List<Note> notes) {
    notes.forEach(out::note);
  }

  private void comment(String text) {
    out.comment(text);
  }

  private void line(String text) {
    out.line(text);
  }
}
