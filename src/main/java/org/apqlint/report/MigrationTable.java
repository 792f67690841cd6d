package org.apqlint.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.QueueAnswer;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Rows;

/**
 * The queues of a guest that moves, as a table: what the host that it leaves has, and what the
 * target has in its place. Queues with the same answer share a line.
 */
final class MigrationTable {

  private static final List<String> HEAD =
      List.of("queues", "", "", "bound", "mode", "functions", "card", "master key");

  private final MigrationAnalysis migration;

  MigrationTable(MigrationAnalysis migration) {
    this.migration = migration;
  }

  /** Its lines, the head first; none for a guest without queues. */
  List<String> lines() {
    return cells().isEmpty() ? List.of() : aligned(cells());
  }

  /** The same, cell by cell. */
  List<List<String>> cells() {
    Map<List<String>, List<Matrix>> rows = new LinkedHashMap<>();
    for (QueueAnswer answer : migration.table()) {
      rows.computeIfAbsent(cells(answer), cells -> new ArrayList<>())
          .add(Matrix.row(answer.queue().apid(), IdSet.of(answer.queue().apqi())));
    }
    if (rows.isEmpty()) {
      return List.of();
    }
    List<List<String>> table = new ArrayList<>();
    table.add(head());
    rows.forEach(
        (cells, queues) -> {
          List<String> line = new ArrayList<>(List.of(queues(Rows.of(queues))));
          line.addAll(cells);
          table.add(line);
        });
    return table;
  }

  private List<String> head() {
    List<String> head = new ArrayList<>(HEAD);
    head.set(1, "on " + migration.migration().from());
    head.set(2, "on " + migration.migration().to());
    return head;
  }

  private static String queues(Rows queues) {
    return queues.blocks().stream().map(Matrix::toQueues).collect(Collectors.joining(", "));
  }

  private List<String> cells(QueueAnswer answer) {
    return List.of(
        migration.source().map(mdev -> mdev.name()).orElse(""),
        there(answer.target()),
        answer.bound() ? "yes" : "no",
        answer.mode().toString(),
        answer.functions().toString(),
        answer.card().toString(),
        answer.masterKey().toString());
  }

  private static String there(QueueAnswer.Target target) {
    String holder = target.holder().orElse("");
    return switch (target.place()) {
      case GIVEN -> holder;
      case FILTERED -> "filtered from " + holder;
      case TAKEN -> "taken by " + holder;
      case FREE -> "in no mdev";
      case ABSENT -> "absent";
    };
  }

  private static List<String> aligned(List<List<String>> table) {
    int[] widths = new int[table.get(0).size()];
    for (List<String> line : table) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], line.get(i).length());
      }
    }
    return table.stream()
        .map(
            line -> {
              StringBuilder text = new StringBuilder();
              for (int i = 0; i < widths.length; i++) {
                text.append(line.get(i)).append(" ".repeat(widths[i] - line.get(i).length() + 2));
              }
              return text.toString().stripTrailing();
            })
        .toList();
  }
}
