package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.WorkingOrder;
import org.apqlint.finding.Finding;
import org.apqlint.model.Change;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.report.ReportInput;
import org.apqlint.report.TextParts;
import org.apqlint.report.markup.Element;

/** The steps of the change blocks of a host with what the kernel answers, and what holds then. */
final class ChangeTable {

  private static final List<String> HEAD = List.of("step", "write", "answer", "what comes of it");

  private final HostAnalysis host;
  private final int where;
  private final ChangeAnalysis change;
  private final ReportInput input;
  private final Anchors anchors;

  /**
   * @param where the number of the host
   */
  ChangeTable(
      HostAnalysis host, int where, ChangeAnalysis change, ReportInput input, Anchors anchors) {
    this.host = host;
    this.where = where;
    this.change = change;
    this.input = input;
    this.anchors = anchors;
  }

  Element element() {
    Element part =
        Html.of("div", "change")
            .with("id", Anchors.changes(where))
            .add(Element.of("h3", "Changes"));
    Map<Step, Change> blocks = TextParts.blocks(host, input.changes());
    List<Element> rows = new ArrayList<>();
    Change current = null;
    int number = 0;
    for (StepOutcome outcome : change.steps()) {
      Change block = blocks.get(outcome.step());
      if (number == 0 || !Objects.equals(block, current)) {
        heading(block, rows);
        current = block;
      }
      number++;
      rows.add(step(number, outcome, true));
    }
    part.add(Html.table("steps of host " + host.host().name() + ", replayed", HEAD, rows));
    part.add(afterwards());
    change.workingOrder().ifPresent(order -> order(order, part));
    change
        .endStateRefused()
        .ifPresent(
            why ->
                part.add(
                    Prose.of("p", "the end itself is refused, in any order of the steps: " + why)));
    return part;
  }

  private static void heading(Change block, List<Element> rows) {
    if (block == null || (block.title().isEmpty() && block.notes().isEmpty())) {
      return;
    }
    Element cell = Element.of("th").with("colspan", HEAD.size()).with("scope", "rowgroup");
    cell.add("change" + block.title().map(title -> " “" + title + "”").orElse(""));
    block.notes().forEach(note -> cell.add(Html.of("p", "note").add("note: " + note.text())));
    rows.add(Element.of("tr").add(cell));
  }

  private Element step(int number, StepOutcome outcome, boolean linked) {
    Element answer =
        Element.of("td")
            .add(Html.span("verdict " + (outcome.ok() ? "good" : "bad"), outcome.result()));
    Element effects = Element.of("td");
    outcome.reason().ifPresent(reason -> effects.add(Prose.of("p", reason)));
    outcome
        .log()
        .forEach(line -> effects.add(Element.of("p").add("log: ").add(Element.of("code", line))));
    for (StepOutcome.Effect effect : outcome.effects()) {
      effects.add(Element.of("p", "guest " + effect.guest() + ": " + TextParts.effect(effect)));
    }
    if (linked) {
      List<Finding> about = about(number);
      if (!about.isEmpty()) {
        effects.add(anchors.links("links", "findings:", about));
      }
    }
    Element row = Element.of("tr");
    if (linked) {
      row.with("id", Anchors.step(where, number));
    }
    return row.add(Element.of("th", Integer.toString(number)).with("scope", "row"))
        .add(Element.of("td").add(Element.of("code", outcome.step().text())))
        .add(answer)
        .add(effects);
  }

  private List<Finding> about(int number) {
    String subject = host.host().name() + "/step-" + number;
    return input.everything().stream()
        .filter(finding -> finding.subject().equals(subject))
        .toList();
  }

  private Element afterwards() {
    Element list = Html.of("dl", "facts");
    fact(list, "apmask afterwards", TextParts.kept(PoolMask.Kind.APMASK, change.apmask()));
    fact(list, "aqmask afterwards", TextParts.kept(PoolMask.Kind.AQMASK, change.aqmask()));
    change.mdevs().forEach(mdev -> fact(list, "mdev " + mdev.name(), TextParts.held(mdev)));
    return list;
  }

  private static void fact(Element list, String name, String text) {
    list.add(Element.of("dt", name)).add(Element.of("dd", text));
  }

  private void order(WorkingOrder order, Element part) {
    List<Element> rows = new ArrayList<>();
    for (StepOutcome outcome : order.steps()) {
      rows.add(step(rows.size() + 1, outcome, false));
    }
    part.add(Prose.of("p", "an order that works: " + order.why()));
    part.add(Html.table("an order of the steps that works", HEAD, rows));
  }
}
