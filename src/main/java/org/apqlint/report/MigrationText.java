package org.apqlint.report;

import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.model.Guest;
import org.apqlint.model.Migration;
import org.apqlint.script.Runbook;

/** The answer to a migrate statement, and what to type on both hosts. */
final class MigrationText {

  private final Page page;
  private final Analysis analysis;

  MigrationText(Page page, Analysis analysis) {
    this.page = page;
    this.analysis = analysis;
  }

  void print(MigrationAnalysis migration) {
    Migration question = migration.migration();
    page.add(Ink.STRONG, "migration of " + question.guest())
        .add(" from " + question.from() + " to " + question.to())
        .add(question.live() ? ", live: " : ": ")
        .add(
            migration.possible() ? Ink.GOOD : Ink.BAD,
            migration.possible() ? "possible" : "not possible")
        .line(migration.codes().isEmpty() ? "" : " (" + String.join(", ", migration.codes()) + ")");
    guest(question).ifPresent(guest -> print(Runbook.of(migration, guest), migration.possible()));
    page.end();
  }

  private Optional<Guest> guest(Migration question) {
    return analysis.hosts().stream()
        .filter(host -> host.host().name().equals(question.from()))
        .flatMap(host -> host.guests().stream())
        .map(answer -> answer.guest())
        .filter(guest -> guest.name().equals(question.guest()))
        .findFirst();
  }

  private void print(Runbook runbook, boolean possible) {
    if (!possible) {
      page.line("  when nothing stands against it any more:");
    }
    int number = 0;
    for (Runbook.Stage stage : runbook.stages()) {
      number++;
      page.line("  " + number + ". " + stage.title() + ", on " + stage.host());
      for (Runbook.Way way : stage.ways()) {
        page.line("     " + way.by() + ":");
        way.commands().forEach(command -> page.line("       " + command));
        way.file().ifPresent(this::print);
      }
    }
  }

  private void print(Runbook.TextFile file) {
    page.line("       with this in " + file.name() + ":");
    file.text().lines().forEach(line -> page.line("         " + line));
  }
}
