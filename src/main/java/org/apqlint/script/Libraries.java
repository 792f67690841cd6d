package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.Way;

/** Which files of functions a script needs; they are kept as bash, beside this class. */
final class Libraries {

  private Libraries() {}

  /** Those of a script that provisions. */
  static List<String> provisioning(Plan plan) {
    List<String> files = writing(plan);
    files.addAll(masks(plan));
    if (plan.has(OverrideQueues.class)) {
      files.add("override");
    }
    if (plan.has(Provision.class)) {
      files.add("mdev");
    }
    keeper(plan).ifPresent(keeper -> files.addAll(List.of(keeper, "define-" + keeper)));
    if (plan.assigns(Way.LastDomain.class)) {
      files.add("mdev-last");
    }
    if (plan.assigns(Way.AtOnce.class)) {
      files.add("mdev-at-once");
    }
    if (byLibvirt(plan)) {
      files.addAll(List.of("libvirt", "attach"));
    }
    return files;
  }

  /** Those of a script that takes it all back. */
  static List<String> teardown(Plan plan) {
    List<String> files = writing(plan);
    if (byLibvirt(plan)) {
      files.addAll(List.of("libvirt", "detach"));
    }
    files.addAll(List.of("mdev", "users", "teardown"));
    keeper(plan).ifPresent(keeper -> files.addAll(List.of(keeper, "teardown-" + keeper)));
    if (plan.has(OverrideQueues.class)) {
      files.add("override");
    }
    files.addAll(masks(plan));
    return files;
  }

  private static List<String> writing(Plan plan) {
    List<String> files = new ArrayList<>(List.of("core", "work", "ids", "driver", "host"));
    if (keepsFiles(plan)) {
      files.add("files");
    }
    return files;
  }

  /** Those of a script that only looks. */
  static List<String> verification(Plan plan) {
    List<String> files = new ArrayList<>(List.of("core", "ids", "driver", "state", "verify"));
    plan.all(SetMasks.class)
        .flatMap(masks -> kept(masks.keeper()).stream())
        .flatMap(kept -> Stream.concat(reading(kept), Stream.of("verify-" + kept)))
        .forEach(files::add);
    keeper(plan).ifPresent(keeper -> files.addAll(List.of(keeper, "verify-" + keeper)));
    if (byLibvirt(plan)) {
      files.addAll(List.of("libvirt", "verify-guests"));
    }
    if (plan.all(GiveToGuest.class).anyMatch(give -> !give.byLibvirt())) {
      files.addAll(List.of("users", "verify-holder"));
    }
    return files;
  }

  private static List<String> masks(Plan plan) {
    List<String> files = new ArrayList<>();
    plan.all(SetMasks.class)
        .forEach(
            masks -> {
              files.add("masks");
              if (masks.keeper() != Targets.Pools.CHZDEV) {
                files.add("masks-sysfs");
              }
              kept(masks.keeper())
                  .ifPresent(
                      kept ->
                          Stream.concat(reading(kept), Stream.of("masks-" + kept))
                              .forEach(files::add));
            });
    return files;
  }

  /** How to read what comes back with a boot, where it takes more than a file. */
  private static Stream<String> reading(String kept) {
    return kept.equals("udev") ? Stream.empty() : Stream.of(kept);
  }

  /** By whom masks come back with a boot, as files are named after it. */
  static Optional<String> kept(Targets.Pools keeper) {
    return switch (keeper) {
      case SYSFS, OVERRIDE -> Optional.empty();
      case CHZDEV -> Optional.of("chzdev");
      case UDEV -> Optional.of("udev");
      case KERNEL_CMDLINE -> Optional.of("cmdline");
    };
  }

  private static Optional<String> keeper(Plan plan) {
    return plan.all(DefineMdev.class)
        .map(mdev -> mdev.keeper() == Targets.Via.MDEVCTL ? "mdevctl" : "nodedev")
        .findFirst();
  }

  static boolean byLibvirt(Plan plan) {
    return plan.all(GiveToGuest.class).anyMatch(GiveToGuest::byLibvirt);
  }

  /** Whether other programs read files that the script writes. */
  static boolean keepsFiles(Plan plan) {
    return byLibvirt(plan)
        || plan.has(DefineMdev.class)
        || plan.all(SetMasks.class).anyMatch(masks -> kept(masks.keeper()).isPresent());
  }
}
