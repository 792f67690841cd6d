package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.MaskChange;
import org.apqlint.analysis.upgrade.MdevChange;
import org.apqlint.analysis.upgrade.StepChange;
import org.apqlint.model.Change;
import org.apqlint.model.Step;

/** The change blocks of a host before and after an upgrade; steps that stay as they are fold. */
final class UpgradeSteps {

  private static final int LOG_LINES = 3;

  private final Page page;
  private final List<Change> changes;

  UpgradeSteps(Page page, List<Change> changes) {
    this.page = page;
    this.changes = changes;
  }

  void print(HostUpgrade host) {
    if (host.nothingChanges()) {
      return;
    }
    host.before().change().ifPresent(change -> blocks(host, change));
    if (!host.masks().isEmpty() || !host.mdevs().isEmpty()) {
      page.line("  afterwards");
      host.masks().forEach(this::mask);
      host.mdevs().forEach(this::mdev);
    }
  }

  private void blocks(HostUpgrade host, ChangeAnalysis change) {
    Map<Integer, StepChange> differing =
        host.steps().stream().collect(Collectors.toMap(StepChange::number, Function.identity()));
    List<StepOutcome> steps = change.steps();
    if (differing.isEmpty() && !steps.isEmpty()) {
      page.line("  " + Phrases.count(steps.size(), "step") + " of the changes: as before");
      return;
    }
    int first = 0;
    while (first < steps.size()) {
      Optional<Change> block = block(host, steps.get(first).step());
      int end = first + 1;
      while (end < steps.size() && block(host, steps.get(end).step()).equals(block)) {
        end++;
      }
      block(block, first + 1, end, differing);
      first = end;
    }
  }

  /** The block that a step stands in; the place makes equal steps differ. */
  private Optional<Change> block(HostUpgrade host, Step step) {
    return changes.stream()
        .filter(change -> change.host().equals(host.before().host().name()))
        .filter(change -> change.steps().contains(step))
        .findFirst();
  }

  private void block(
      Optional<Change> block, int first, int last, Map<Integer, StepChange> differing) {
    page.add("  ").add(Ink.STRONG, "change");
    page.add(block.flatMap(Change::title).map(title -> " \"" + title + "\"").orElse(""));
    List<StepChange> own = new ArrayList<>();
    for (int number = first; number <= last; number++) {
      own.add(differing.get(number));
    }
    if (own.stream().allMatch(Objects::isNull)) {
      page.line(": as before");
      return;
    }
    page.end();
    int same = 0;
    for (int number = first; number <= last; number++) {
      StepChange change = differing.get(number);
      if (change == null) {
        same++;
      } else {
        unchanged(number - same, same);
        step(change);
        same = 0;
      }
    }
    unchanged(last + 1 - same, same);
  }

  private void unchanged(int first, int count) {
    if (count > 0) {
      page.line("    " + first + (count == 1 ? "" : "-" + (first + count - 1)) + "  as before");
    }
  }

  private void step(StepChange change) {
    StepOutcome after = change.after();
    page.add("    " + change.number() + "  " + after.step().text() + "  ");
    if (change.resultDiffers()) {
      page.add(ink(change.before()), change.before().result()).add(" → ");
    }
    page.add(ink(after), after.result()).end();
    side("before: ", change, change.before());
    side("after:  ", change, after);
  }

  private static Ink ink(StepOutcome outcome) {
    return outcome.ok() ? Ink.GOOD : Ink.BAD;
  }

  private void side(String which, StepChange change, StepOutcome outcome) {
    List<String> lines = new ArrayList<>();
    outcome.reason().ifPresent(lines::add);
    outcome
        .effects()
        .forEach(effect -> lines.add("guest " + effect.guest() + " " + ChangeText.effect(effect)));
    if (lines.isEmpty() && change.effectsDiffer()) {
      lines.add("no guest notices");
    }
    if (change.logDiffers()) {
      lines.addAll(log(outcome.log()));
      if (lines.isEmpty() && !change.resultDiffers()) {
        lines.add("logs nothing");
      }
    }
    String lead = which;
    for (String line : lines) {
      page.line("         " + lead + line);
      lead = " ".repeat(which.length());
    }
  }

  private static List<String> log(List<String> lines) {
    List<String> shown = new ArrayList<>();
    lines.stream().limit(LOG_LINES).forEach(line -> shown.add("log: " + line));
    if (lines.size() > LOG_LINES) {
      shown.add("and " + (lines.size() - LOG_LINES) + " more of these lines");
    }
    return shown;
  }

  private void mask(MaskChange mask) {
    page.line("    " + mask.kind());
    page.line("      before: " + HostText.kept(mask.kind(), mask.before()));
    page.line("      after:  " + HostText.kept(mask.kind(), mask.after()));
  }

  private void mdev(MdevChange mdev) {
    page.line("    mdev " + mdev.mdev());
    page.line("      before: " + state(mdev.before()));
    page.line("      after:  " + state(mdev.after()));
    if (!mdev.lost().isEmpty()) {
      page.add("      ").add(Ink.BAD, "loses ").line(Phrases.queues(mdev.lost()));
    }
  }

  private static String state(Optional<MdevAnalysis> mdev) {
    return mdev.map(ChangeText::held).orElse("does not exist");
  }
}
