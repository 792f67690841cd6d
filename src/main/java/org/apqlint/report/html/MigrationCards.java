package org.apqlint.report.html;

import java.util.ArrayList;
import java.util.List;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.model.Migration;
import org.apqlint.model.Rows;
import org.apqlint.report.Phrases;
import org.apqlint.report.TextParts;
import org.apqlint.report.markup.Element;

/** Whether guests can move: verdict, table of the queues, what is lost, and what to type. */
final class MigrationCards {

  private final Anchors anchors;

  MigrationCards(Anchors anchors) {
    this.anchors = anchors;
  }

  Element card(MigrationAnalysis migration, int index) {
    Migration question = migration.migration();
    String id = Anchors.move(index);
    Element heading =
        Element.of("h3")
            .with("id", id + "-h")
            .add(question.guest() + " from " + question.from() + " to " + question.to())
            .add(question.live() ? ", live: " : ": ")
            .add(
                Html.span(
                    "verdict " + (migration.possible() ? "good" : "bad"),
                    migration.possible() ? "possible" : "not possible"));
    Element card =
        Html.of("article", "move").with("id", id).with("aria-labelledby", id + "-h").add(heading);
    if (!migration.concerning().isEmpty()) {
      card.add(anchors.links("links", "findings:", migration.concerning()));
    }
    table(migration, card);
    migration
        .arrival()
        .ifPresent(
            there -> {
              card.add(
                  Element.of(
                      "p",
                      "the guest gets "
                          + Phrases.matrix(there.gets())
                          + " with mdev "
                          + there.mdev().name()));
              difference(card, "loses", migration.loses());
              difference(card, "gains", migration.gains());
            });
    List<String> commands = TextParts.commands(migration);
    return commands.isEmpty()
        ? card
        : card.add(
            Html.details("What to type on both hosts", Html.pre(String.join("\n", commands))));
  }

  private static void table(MigrationAnalysis migration, Element card) {
    List<List<String>> cells = TextParts.table(migration);
    if (cells.isEmpty()) {
      return;
    }
    List<Element> rows = new ArrayList<>();
    for (List<String> line : cells.subList(1, cells.size())) {
      Element row = Element.of("tr").add(Element.of("th", line.get(0)).with("scope", "row"));
      line.subList(1, line.size()).forEach(text -> row.add(Element.of("td", text)));
      rows.add(row);
    }
    card.add(
        Html.table(
            "queues of " + migration.migration().guest() + " on both hosts", cells.get(0), rows));
  }

  private static void difference(Element card, String verb, Rows queues) {
    if (!queues.isEmpty()) {
      card.add(Element.of("p", "it " + verb + " " + queues.words()));
    }
  }
}
