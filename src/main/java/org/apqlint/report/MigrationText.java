package org.apqlint.report;

import java.util.stream.Stream;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Severity;
import org.apqlint.model.Migration;
import org.apqlint.model.Rows;
import org.apqlint.script.Runbook;

/** The answer to the question whether a guest can move, and what to type on both hosts. */
final class MigrationText {

  private final Page page;

  MigrationText(Page page) {
    this.page = page;
  }

  /** The answer, and the commands of a move by hand. */
  void print(MigrationAnalysis migration) {
    verdict(migration);
    queues(migration);
    commands(migration);
    page.end();
  }

  /** What to type on both hosts. */
  void commands(MigrationAnalysis migration) {
    if (migration.guest().isPresent()) {
      print(Runbook.of(migration, migration.guest().get()), migration.possible());
    }
  }

  /** {@code migration of db from zeus to hera: possible (AP501)}. */
  void verdict(MigrationAnalysis migration) {
    Migration question = migration.migration();
    page.add(Ink.STRONG, "migration of " + question.guest())
        .add(" from " + question.from() + " to " + question.to())
        .add(question.live() ? ", live: " : ": ")
        .add(
            migration.possible() ? Ink.GOOD : Ink.BAD,
            migration.possible() ? "possible" : "not possible")
        .add(migration.codes().isEmpty() ? "" : " (" + String.join(", ", migration.codes()) + ")")
        .flow("    ");
  }

  /** The table, and what the guest loses and gains. */
  void queues(MigrationAnalysis migration) {
    new MigrationTable(migration).lines().forEach(line -> page.line("  " + line));
    migration
        .arrival()
        .ifPresent(
            there -> {
              page.add("  the guest gets " + Phrases.matrix(there.gets()))
                  .add(" with mdev " + there.mdev().name())
                  .flow("      ");
              change("loses", migration.loses());
              change("gains", migration.gains());
            });
  }

  private void change(String verb, Rows queues) {
    if (!queues.isEmpty()) {
      page.add("  it " + verb + " " + queues.words()).flow("      ");
    }
  }

  /** What stands against it, one line each; warnings after errors. */
  void reasons(MigrationAnalysis migration, String indent) {
    Stream.concat(
            migration.objections().stream(),
            migration.stated().stream().filter(f -> f.severity() == Severity.WARNING))
        .forEach(finding -> reason(finding, indent));
  }

  private void reason(Finding finding, String indent) {
    page.add(indent)
        .add(Ink.of(finding.severity()), finding.severity() + " " + finding.code())
        .add(": " + finding.message())
        .flow(indent + "    ");
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
