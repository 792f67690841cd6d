package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.model.IdSet;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.Way;

/** The blocks of a provisioning script that bring mdevs into being. */
final class MdevBlocks {

  private final BashText out;

  MdevBlocks(BashText out) {
    this.out = out;
  }

  /**
   * Writes the block of an operation.
   *
   * @param first whether it is the first one of its kind
   */
  void block(Operation operation, boolean first) {
    if (operation instanceof CreateMdev create) {
      if (first) {
        out.open("create the mdevs");
      }
      out.comment("mdev " + create.name() + ", " + Places.text(create.places()));
      out.line("create_mdev " + create.uuid());
    } else if (operation instanceof DefineMdev define) {
      out.open("define and start mdev " + define.name(), operation);
      define(define);
    } else if (operation instanceof Provision mdev) {
      out.open("mdev " + mdev.name(), operation);
      provision(mdev);
    } else {
      throw new IllegalArgumentException("an operation of an unknown kind: " + operation);
    }
  }

  private void define(DefineMdev mdev) {
    if (mdev.keeper() == Targets.Via.MDEVCTL) {
      out.file(
          "define_mdev " + mdev.uuid(),
          "JSON",
          MdevctlDefinition.json(mdev.attributes(), mdev.autostart()));
      out.line("start_mdev " + mdev.uuid());
    } else {
      String which = mdev.uuid() + " " + NodeDevice.name(mdev.uuid());
      out.file("define_node " + which, "XML", NodeDevice.xml(mdev.uuid(), mdev.attributes()));
      out.line("start_node " + which + (mdev.autostart() ? " yes" : " no"));
    }
  }

  private void provision(Provision mdev) {
    out.notes(mdev.notes());
    out.comment("adapters " + hex(mdev.matrix().adapters(), "%02x"));
    out.comment("domains " + hex(mdev.matrix().domains(), "%04x"));
    out.comment("control domains " + hex(mdev.controlDomains(), "%04x"));
    out.line("uuid=" + mdev.uuid());
    out.line("adapters=(" + BashText.numbers(mdev.matrix().adapters()) + ")");
    out.line("domains=(" + BashText.numbers(mdev.matrix().domains()) + ")");
    out.line("control_domains=(" + BashText.numbers(mdev.controlDomains()) + ")");
    mdev.why().ifPresent(out::comment);
    if (mdev.way() instanceof Way.LastDomain last) {
      out.line("provision_last " + last.apqi());
    } else if (mdev.way() instanceof Way.AtOnce once) {
      out.line("provision_at_once \\\n  " + once.apConfig().replace(",", ",\\\n"));
    } else {
      out.line("provision");
    }
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
}
