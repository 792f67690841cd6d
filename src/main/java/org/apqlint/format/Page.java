package org.apqlint.format;

import java.util.List;

/** Puts rows together: empty lines between blocks, and comments at the ends of rows in columns. */
final class Page {

  private final List<Row> rows;

  private Page(List<Row> rows) {
    this.rows = rows;
  }

  static String of(List<Row> rows) {
    Page page = new Page(rows);
    page.separateBlocks();
    return page.print();
  }

  /** Puts an empty line before and behind each block, above the comments that belong to it. */
  private void separateBlocks() {
    boolean tall = false;
    boolean any = false;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).item().isEmpty()) {
        continue;
      }
      boolean next = rows.get(i).item().get().tall();
      if (any && (tall || next)) {
        separate(i);
      }
      tall = next;
      any = true;
    }
  }

  private void separate(int item) {
    int first = item;
    boolean apart = rows.get(first).apart();
    while (rows.get(first - 1).kind() == Row.Kind.COMMENT) {
      first--;
      apart |= rows.get(first).apart();
    }
    if (!apart) {
      rows.set(first, rows.get(first).setApart());
    }
  }

  private String print() {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < rows.size()) {
      int end = i + 1;
      while (end < rows.size() && oneRun(rows.get(end - 1), rows.get(end))) {
        end++;
      }
      List<Row> run = rows.subList(i, end);
      int column = column(run);
      run.forEach(row -> print(row, column, out));
      i = end;
    }
    return out.toString();
  }

  private static boolean oneRun(Row row, Row next) {
    return aligned(row) && aligned(next) && !next.apart();
  }

  private static boolean aligned(Row row) {
    return row.kind() == Row.Kind.STATEMENT && !row.comment().isEmpty();
  }

  /** The column of the author, if it is one and there is room for it; else the first possible. */
  private static int column(List<Row> run) {
    int earliest = run.stream().mapToInt(Row::earliest).max().orElseThrow();
    int author = run.get(0).column();
    boolean one = run.stream().allMatch(row -> row.column() == author);
    return one && author >= earliest ? author : earliest;
  }

  private static void print(Row row, int column, StringBuilder out) {
    if (row.apart()) {
      out.append('\n');
    }
    out.append(row.text());
    if (!row.comment().isEmpty()) {
      out.append(" ".repeat(column - row.earliest() + 2)).append(row.comment());
    }
    if (row.kind() != Row.Kind.KEPT) {
      out.append('\n');
    }
  }
}
