package org.apqlint.script;

import java.util.Optional;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.Step;

/** The commands of a script that carry out single steps. */
final class StepCommands {

  /**
   * A command.
   *
   * @param library the file that has its function
   * @param text the call
   */
  record Command(String library, String text) {}

  private final ChangePlan plan;

  StepCommands(ChangePlan plan) {
    this.plan = plan;
  }

  Command of(Step step) {
    if (step instanceof Step.WriteMask write) {
      return new Command("change-mask", "write_mask " + write.mask() + " " + raw(write.value()));
    } else if (step instanceof Step.Assign assign) {
      return new Command(
          "change-mdev",
          "write_id "
              + plan.uuid(assign.mdev())
              + (assign.adds() ? " assign " : " unassign ")
              + assign.attribute().toString().replace('-', '_')
              + " "
              + raw(assign.value()));
    } else if (step instanceof Step.WriteApConfig write) {
      return new Command(
          "change-ap-config",
          "write_ap_config " + plan.uuid(write.mdev()) + " \\\n    " + raw(write.value()));
    } else if (step instanceof Step.Create create) {
      return new Command("change-life", "create_empty " + plan.uuid(create.mdev()));
    } else if (step instanceof Step.Remove remove) {
      return new Command("change-life", "remove_mdev " + plan.uuid(remove.mdev()));
    } else if (step instanceof Step.OfQueue ofQueue) {
      return new Command("change-queue", queue(ofQueue));
    } else if (step instanceof Step.StartGuest start) {
      return start(plan.guest(start.guest()));
    } else if (step instanceof Step.StopGuest stop) {
      return stop(plan.guest(stop.guest()));
    } else if (step instanceof Step.Configure configure) {
      return new Command("change-lpar", lpar(configure));
    }
    throw new IllegalArgumentException("a step of an unknown kind: " + step.text());
  }

  private static String queue(Step.OfQueue step) {
    if (step instanceof Step.Unbind) {
      return "unbind_queue " + step.queue();
    } else if (step instanceof Step.Bind bind) {
      return "bind_queue " + step.queue() + " " + raw(bind.driver());
    } else if (step instanceof Step.Probe) {
      return "probe_queue " + step.queue();
    } else if (step instanceof Step.OverrideDriver override) {
      return "override_queue " + step.queue() + " " + raw(override.driver());
    }
    throw new IllegalArgumentException("a step of an unknown kind: " + step.text());
  }

  private Command start(Guest guest) {
    Optional<String> uuid = Optional.ofNullable(guest.mdevName()).map(plan::uuid);
    if (guest.hypervisor() == Guest.Hypervisor.LIBVIRT) {
      return new Command(
          "change-libvirt", "start_guest " + raw(guest.name()) + " " + uuid.orElse("''"));
    }
    return byHand(
        "start guest " + guest.name(),
        "shut guest " + guest.name() + " down",
        uuid.map(id -> CommandLines.qemu(plan.host(), guest, id)));
  }

  private Command stop(Guest guest) {
    return guest.hypervisor() == Guest.Hypervisor.LIBVIRT
        ? new Command("change-libvirt", "stop_guest " + raw(guest.name()))
        : byHand(
            "shut guest " + guest.name() + " down",
            "start guest " + guest.name(),
            Optional.empty());
  }

  private static Command byHand(String what, String back, Optional<String> command) {
    return new Command(
        "change-by-hand",
        "by_hand "
            + shown(what)
            + " "
            + shown(back)
            + command.map(text -> " \\\n    " + shown(text)).orElse(""));
  }

  private static String lpar(Step.Configure step) {
    return "lpar"
        + step.adapters().map(ids -> mask("ap_adapter_mask adapter", ids)).orElse("")
        + step.domains().map(ids -> mask("ap_usage_domain_mask domain", ids)).orElse("")
        + step.controlDomains()
            .map(ids -> mask("ap_control_domain_mask 'control domain'", ids))
            .orElse("");
  }

  private static String mask(String fileAndKind, IdSet ids) {
    return " \\\n    " + fileAndKind + " " + ids.toMask();
  }

  private static String raw(String text) {
    return Quote.raw(text);
  }

  private static String shown(String text) {
    return Quote.word(Quote.line(text));
  }
}
