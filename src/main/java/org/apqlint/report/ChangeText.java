package org.apqlint.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.WorkingOrder;
import org.apqlint.model.Apqn;
import org.apqlint.model.Change;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.model.Words;

/** The change blocks of a host: each step with its result, and what holds afterwards. */
final class ChangeText {

  private static final int MOST_PADDING = 48;

  /** What belongs to a step stands under its text, behind its number. */
  private static final String UNDER_STEP = "         ";

  private final Page page;
  private final List<Change> changes;

  ChangeText(Page page, List<Change> changes) {
    this.page = page;
    this.changes = changes;
  }

  void print(HostAnalysis host) {
    host.change().ifPresent(change -> print(host.host().name(), change));
  }

  private void print(String host, ChangeAnalysis change) {
    Map<Step, Change> blocks = blocks(host, changes);
    int width = width(change.steps());
    Change current = null;
    int number = 0;
    for (StepOutcome outcome : change.steps()) {
      Change block = blocks.get(outcome.step());
      if (number == 0 || !Objects.equals(block, current)) {
        heading(block);
        current = block;
      }
      number++;
      step(number, outcome, width);
    }
    page.line("  afterwards");
    sentence("    ", "apmask: " + HostText.kept(PoolMask.Kind.APMASK, change.apmask()));
    sentence("    ", "aqmask: " + HostText.kept(PoolMask.Kind.AQMASK, change.aqmask()));
    change.mdevs().forEach(this::state);
    change.workingOrder().ifPresent(this::order);
    change
        .endStateRefused()
        .ifPresent(
            why ->
                page.add("  ")
                    .add(Ink.STRONG, "the end itself is refused")
                    .add(", in any order of the steps: " + why)
                    .flow("      "));
  }

  private void order(WorkingOrder order) {
    page.add("  ").add(Ink.STRONG, "an order that works").add(": " + order.why()).flow("      ");
    int width = width(order.steps());
    int number = 0;
    for (StepOutcome outcome : order.steps()) {
      number++;
      step(number, outcome, width);
    }
  }

  private static int width(List<StepOutcome> steps) {
    return steps.stream()
        .mapToInt(outcome -> Glyphs.width(outcome.step().text()))
        .filter(cells -> cells <= MOST_PADDING)
        .max()
        .orElse(0);
  }

  /** The block that each step of the host stands in; the place makes equal steps differ. */
  static Map<Step, Change> blocks(String host, List<Change> changes) {
    Map<Step, Change> blocks = new HashMap<>();
    changes.stream()
        .filter(change -> change.host().equals(host))
        .forEach(change -> change.steps().forEach(step -> blocks.putIfAbsent(step, change)));
    return blocks;
  }

  private void heading(Change block) {
    page.add("  ").add(Ink.STRONG, "change");
    if (block == null) {
      page.end();
      return;
    }
    page.line(block.title().map(title -> " \"" + title + "\"").orElse(""));
    block.notes().forEach(note -> sentence("    ", "note: " + note.text()));
  }

  private void step(int number, StepOutcome outcome, int width) {
    String text = outcome.step().text();
    int padding = Math.max(0, width - Glyphs.width(text));
    page.add(String.format("  %3d  ", number))
        .add(text + " ".repeat(padding + 2))
        .add(outcome.ok() ? Ink.GOOD : Ink.BAD, outcome.result())
        .add(outcome.reasonInWords())
        .flow(UNDER_STEP);
    outcome.log().forEach(line -> sentence(UNDER_STEP, "log: " + line));
    for (StepOutcome.Effect effect : outcome.effects()) {
      sentence(UNDER_STEP, "guest " + effect.guest() + ": " + effect(effect));
    }
  }

  /** {@code gains 07.0004 (7.4); loses control domain 4}. */
  static String effect(StepOutcome.Effect effect) {
    List<String> parts = new ArrayList<>();
    part(parts, "gains ", effect.plugged(), effect.controlPlugged());
    part(parts, "loses ", effect.unplugged(), effect.controlUnplugged());
    return parts.isEmpty() ? "sees no difference" : String.join("; ", parts);
  }

  private static void part(List<String> parts, String verb, List<Apqn> queues, IdSet control) {
    String what = things(queues, control);
    if (!what.isEmpty()) {
      parts.add(verb + what);
    }
  }

  /** Queues and control domains in words; nothing if there are none. */
  static String things(List<Apqn> queues, IdSet control) {
    return Phrases.enumeration(
        Stream.of(
                queues.isEmpty() ? "" : Phrases.queues(queues),
                control.isEmpty() ? "" : Words.controlDomains(control))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  private void sentence(String indent, String text) {
    page.add(indent + text).flow(indent + "  ");
  }

  private void state(MdevAnalysis mdev) {
    sentence("    ", "mdev " + mdev.name() + ": " + held(mdev));
  }

  /** {@code assigned adapter 5 × domain 4; db sees adapter 5 × domain 4}. */
  static String held(MdevAnalysis mdev) {
    return "assigned "
        + Phrases.matrix(mdev.matrix())
        + (mdev.controlDomains().isEmpty()
            ? ""
            : " and " + Words.controlDomains(mdev.controlDomains()))
        + "; "
        + sight(mdev);
  }

  private static String sight(MdevAnalysis mdev) {
    String guests = Phrases.enumeration(mdev.guests());
    String who = mdev.running() ? (guests.isEmpty() ? "its guest" : guests) + " sees " : "";
    return mdev.guestMatrix()
        .map(
            matrix ->
                (mdev.running() ? who : "not in use, guest_matrix shows ") + Phrases.matrix(matrix))
        .or(() -> mdev.crycb().map(c -> who + Phrases.matrix(new Matrix(c.apm(), c.aqm()))))
        .orElse(mdev.running() ? "in use" : "not in use");
  }
}
