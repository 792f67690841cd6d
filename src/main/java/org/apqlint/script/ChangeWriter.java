package org.apqlint.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.model.Apqn;
import org.apqlint.model.Change;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.Step;
import org.apqlint.model.Words;
import org.apqlint.script.ChangePlan.Block;
import org.apqlint.script.ChangePlan.PlannedStep;
import org.apqlint.script.ChangePlan.State;

/**
 * Writes the plan of a change as a bash script: it compares the host with where the replay began,
 * does each step of the replay, and compares the host with where the replay ended.
 */
public final class ChangeWriter {

  private final ChangePlan plan;
  private final StepCommands commands;
  private final BashText out = new BashText();
  private final StateLines compared = new StateLines(out, "  ", true);

  private ChangeWriter(ChangePlan plan) {
    this.plan = plan;
    this.commands = new StepCommands(plan);
  }

  /** The script. */
  public static String write(ChangePlan plan) {
    ChangeWriter writer = new ChangeWriter(plan);
    writer.head();
    writer.functions();
    writer.start();
    plan.blocks().forEach(writer::block);
    writer.end();
    return writer.out.toString();
  }

  private void head() {
    out.line("#!/bin/bash");
    out.comment("Change of host " + plan.host().name() + ".");
    out.comment("Written by apqlint from " + files() + ".");
    out.comment("");
    out.about(plan.host());
    plan.findings().forEach(out::finding);
    out.line("#");
    out.line("# DRY_RUN=1     prints every write instead of doing it; needs no host");
    out.line("# SYSFS=DIR     takes DIR for /sys");
    out.line("# FROM=N        begins with step N: after a failure, when its cause is gone");
    if (uses("change-libvirt")) {
      out.line("# STOP_WAIT=S   waits S seconds until a guest has shut down, not 300");
    }
    if (uses("change-lpar")) {
      out.line("# LPAR_WAIT=S   waits S seconds until the LPAR is configured, not 600");
    }
    out.line("# ANY_STATE=1   goes on although the host is not as it is declared");
    out.line("# ANY_DRIVER=1  goes on although the driver does not look like the one specified");
    out.line("#");
    out.line("# It does what was replayed, step by step, and no step twice: it is run once.");
    plan.why()
        .ifPresent(
            why -> out.comment("As written a step is refused, so another order is taken: " + why));
    out.line("");
    out.line("set -euo pipefail");
    out.line("");
  }

  private String files() {
    return Stream.of(
            Stream.of(plan.host().place()),
            plan.mdevs().stream().map(Mdev::place),
            plan.guests().stream().map(Guest::place),
            plan.blocks().stream().map(block -> block.change().place()))
        .flatMap(places -> places)
        .map(Place::file)
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private Stream<String> libraries() {
    return plan.steps().stream().map(step -> commands.of(step.step()).library());
  }

  private boolean uses(String library) {
    return libraries().anyMatch(library::equals);
  }

  private void functions() {
    List<String> files =
        new ArrayList<>(
            List.of("core", "work", "ids", "driver", "host", "change", "state", "change-state"));
    libraries().distinct().sorted().forEach(files::add);
    out.functions(files);
  }

  private void start() {
    Host host = plan.host();
    out.line("readonly STEPS=" + plan.steps().size());
    out.line("");
    out.comment(host.place().fileAndLine());
    out.step("check the host");
    out.line("check_bus");
    if (plan.steps().stream().anyMatch(step -> step.step() instanceof Step.Create)) {
      out.line("load_module");
    }
    out.line("check_driver " + host.generation());
    out.line("check_from");
    out.line("");
    out.step("compare the host with what is declared");
    out.line("if compares_start; then");
    compared.configuration(host);
    state(plan.before());
    out.line("  as_declared");
    out.line("fi");
  }

  private void state(State state) {
    compared.masks(state.apmask(), state.aqmask());
    compared.mdevs(state.mdevs());
  }

  private void block(Block block) {
    Change change = block.change();
    String title = change.title().map(text -> "\"" + text + "\"").orElse("without a title");
    out.line("");
    out.comment(change.place().fileAndLine());
    out.line("block " + StateLines.shown(title));
    change.notes().forEach(note -> out.line("note " + StateLines.shown(note.text())));
    block.steps().forEach(this::step);
  }

  private void step(PlannedStep planned) {
    Step step = planned.step();
    out.line("");
    planned.findings().forEach(out::finding);
    String what = step.text() + " (" + step.place().fileAndLine() + ")";
    out.line("if begin " + planned.number() + " " + StateLines.shown(what) + "; then");
    planned.outcome().effects().stream()
        .map(ChangeWriter::effect)
        .forEach(effect -> out.line("  expected " + StateLines.shown(effect)));
    out.line("  " + commands.of(step).text());
    out.line("fi");
  }

  private static String effect(Effect effect) {
    List<String> parts = new ArrayList<>();
    part("gains ", effect.plugged(), effect.controlPlugged()).ifPresent(parts::add);
    part("loses ", effect.unplugged(), effect.controlUnplugged()).ifPresent(parts::add);
    return "guest "
        + effect.guest()
        + " "
        + (parts.isEmpty() ? "sees no difference" : String.join("; ", parts));
  }

  private static Optional<String> part(String verb, List<Apqn> queues, IdSet control) {
    String what =
        Stream.of(
                queues.isEmpty() ? "" : Words.queues(queues),
                control.isEmpty() ? "" : Words.controlDomains(control))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" and "));
    return what.isEmpty() ? Optional.empty() : Optional.of(verb + what);
  }

  private void end() {
    out.line("");
    out.line("if reads_back; then");
    state(plan.after());
    out.line("  as_replayed");
    out.line("fi");
    out.end();
  }
}
