package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.script.Operation.Way;

/** Which files of functions the scripts of a move need. */
final class MoveLibraries {

  private MoveLibraries() {}

  static List<String> source(MoveScript script, Targets targets) {
    List<String> files = common(script);
    if (script.mdev().isPresent()) {
      keeper(targets).ifPresent(keeper -> files.addAll(List.of(keeper, "teardown-" + keeper)));
    }
    return files;
  }

  /**
   * Those of the other end.
   *
   * @param plan what is prepared there
   */
  static List<String> target(MoveScript script, Plan plan, Targets targets) {
    List<String> files = common(script);
    if (script.mdev().isPresent()) {
      keeper(targets)
          .ifPresent(
              keeper -> files.addAll(List.of(keeper, "define-" + keeper, "teardown-" + keeper)));
      if (plan.assigns(Way.LastDomain.class)) {
        files.add("mdev-last");
      }
      if (plan.assigns(Way.AtOnce.class)) {
        files.add("mdev-at-once");
      }
      files.addAll(List.of("prepare", "prepare-" + keeper(targets).orElse("sysfs")));
    }
    return files;
  }

  private static List<String> common(MoveScript script) {
    List<String> files =
        new ArrayList<>(List.of("core", "work", "ids", "driver", "host", "files", "state"));
    if (script.mdev().isPresent()) {
      files.addAll(List.of("mdev", "users", "teardown"));
    }
    files.add("move");
    if (script.byLibvirt()) {
      files.addAll(List.of("libvirt", "move-libvirt"));
      if (script.mdev().isPresent()) {
        files.addAll(List.of("attach", "detach"));
      }
    } else {
      files.add("move-monitor");
      if (script.mdev().isPresent()) {
        files.add("move-device");
      }
    }
    return files;
  }

  private static Optional<String> keeper(Targets targets) {
    return switch (targets.via()) {
      case SYSFS -> Optional.empty();
      case MDEVCTL -> Optional.of("mdevctl");
      case VIRSH -> Optional.of("nodedev");
    };
  }

  /** The mdev goes. */
  static void remove(BashText out, String uuid, Targets.Via via) {
    switch (via) {
      case SYSFS -> out.line("remove_mdev " + uuid);
      case MDEVCTL -> out.line("stop_mdev " + uuid);
      case VIRSH -> out.line("destroy_node " + uuid + " " + NodeDevice.name(uuid));
    }
  }

  /** What is kept of it goes, too. */
  static void undefine(BashText out, String uuid, Targets.Via via) {
    switch (via) {
      case SYSFS -> {}
      case MDEVCTL -> out.line("undefine_mdev " + uuid);
      case VIRSH -> out.line("undefine_node " + uuid + " " + NodeDevice.name(uuid));
    }
  }
}
