package org.apqlint.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;

/**
 * A picture of a host's queues on a terminal: a row per adapter, a column per domain, and in each
 * cell whose the queue is. Where all columns fit they stand apart under two-digit headings;
 * otherwise they close up under headings written downwards, and go on in further blocks.
 */
public final class MatrixPicture {

  private static final int MARGIN = 6;
  private static final int NARROWEST = 40;

  private final boolean colour;
  private final int width;

  /**
   * @param colour whether the output may hold escape sequences
   * @param width cells of the terminal, such as 80; less than 40 counts as 40
   */
  public MatrixPicture(boolean colour, int width) {
    this.colour = colour;
    this.width = Math.max(NARROWEST, width);
  }

  /** The pictures of all hosts, each followed by its legend. */
  public String render(List<HostAnalysis> hosts) {
    Page page = new Page(new Look(colour, 0));
    for (HostAnalysis host : hosts) {
      if (!page.isEmpty()) {
        page.end();
      }
      new Drawing(host, page).draw();
    }
    return page.toString();
  }

  /** One host being drawn. */
  private final class Drawing {

    private final HostAnalysis host;
    private final Page page;
    private final Queues queues;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Set<Cell.State> used = EnumSet.noneOf(Cell.State.class);
    private final Set<String> named = new TreeSet<>();
    private final Map<String, List<Apqn>> remarks = new LinkedHashMap<>();

    Drawing(HostAnalysis host, Page page) {
      this.host = host;
      this.page = page;
      this.queues = new Queues(host);
      for (MdevAnalysis mdev : host.mdevs()) {
        keys.put(mdev.name(), QueueMap.key(keys.size(), host.mdevs().size()));
      }
    }

    void draw() {
      IdSet adapters = QueueMap.shown(host).adapters();
      IdSet domains = QueueMap.shown(host).domains();
      page.add(Ink.STRONG, "host " + host.host().name());
      if (adapters.isEmpty() || domains.isEmpty()) {
        page.line(": no queues");
        return;
      }
      page.line(": adapters down, domains across, in hex");
      int cell = 1 + keySize();
      boolean apart = keySize() > 1 || MARGIN + 3 * domains.size() <= width;
      List<Integer> columns = domains.toList();
      int start = 0;
      while (start < columns.size()) {
        int end = start + 1;
        while (end < columns.size()
            && MARGIN + extent(columns.subList(start, end + 1), apart, cell) <= width) {
          end++;
        }
        end = apart || end == columns.size() ? end : lastGap(columns, start, end);
        block(adapters.toList(), columns.subList(start, end), apart);
        start = end;
      }
      legend();
    }

    private int keySize() {
      return keys.size() > QueueMap.LETTERS ? 2 : 1;
    }

    private static int extent(List<Integer> columns, boolean apart, int cell) {
      if (apart) {
        return Math.max(3, cell + 1) * columns.size();
      }
      int gaps = 0;
      for (int i = 1; i < columns.size(); i++) {
        gaps += gap(columns, i) ? 1 : 0;
      }
      return columns.size() + gaps + 1;
    }

    /** Where to break closed-up columns: between two groups, if the block has two. */
    private static int lastGap(List<Integer> columns, int start, int end) {
      int gap = end;
      while (gap > start && !gap(columns, gap)) {
        gap--;
      }
      return gap > start ? gap : end;
    }

    /** Closed-up columns keep a blank between domains of different first digits. */
    private static boolean gap(List<Integer> columns, int index) {
      return index > 0 && columns.get(index) >> 4 != columns.get(index - 1) >> 4;
    }

    private void block(List<Integer> adapters, List<Integer> columns, boolean apart) {
      page.end();
      if (apart) {
        heading(columns, apart, "%02x");
      } else {
        heading(columns, apart, "high");
        heading(columns, apart, "low");
      }
      for (int apid : adapters) {
        page.add(Ink.STRONG, String.format("  %02x", apid)).add("  ");
        for (int i = 0; i < columns.size(); i++) {
          space(columns, i, apart);
          cell(new Apqn(apid, columns.get(i)), apart);
        }
        page.end();
      }
    }

    private void heading(List<Integer> columns, boolean apart, String form) {
      page.add(" ".repeat(MARGIN));
      for (int i = 0; i < columns.size(); i++) {
        space(columns, i, apart);
        int id = columns.get(i);
        page.add(
            Ink.STRONG,
            switch (form) {
              case "high" -> Integer.toHexString(id >> 4);
              case "low" -> Integer.toHexString(id & 15);
              default -> String.format(form, id);
            });
      }
      page.end();
    }

    private void space(List<Integer> columns, int index, boolean apart) {
      boolean needed = apart ? index > 0 : gap(columns, index);
      page.add(needed ? " " : "");
    }

    private void cell(Apqn queue, boolean apart) {
      Cell cell = Cell.of(queue, queues);
      used.add(cell.state());
      String text = "" + cell.state().symbol();
      if (cell.state().lettered()) {
        String mdev = cell.holders().get(0).name();
        named.add(mdev);
        text = keys.get(mdev);
        if (cell.state() == Cell.State.FILTERED) {
          text = text.toUpperCase(Locale.ROOT);
        }
      }
      cell.remark(Phrases::enumeration)
          .ifPresent(what -> remarks.computeIfAbsent(what, any -> new ArrayList<>()).add(queue));
      page.add(apart && text.length() == 1 ? " " : "").add(cell.state().ink(), text);
    }

    private void legend() {
      page.end();
      keys.forEach(
          (mdev, key) -> {
            if (named.contains(mdev)) {
              entry(key, Cell.State.SEEN.ink(), mdev + guests(mdev));
            }
          });
      if (used.contains(Cell.State.FILTERED)) {
        entry(
            "A",
            Cell.State.FILTERED.ink(),
            "a capital letter: assigned, filtered, and not seen by the guest");
      }
      for (Cell.State state : used) {
        if (!state.lettered()) {
          entry("" + state.symbol(), state.ink(), state.meaning());
        }
      }
      remarks.forEach(
          (what, apqns) -> {
            apqns.sort(null);
            page.line("  " + Phrases.queues(apqns) + ": " + what);
          });
    }

    private String guests(String name) {
      return host.mdevs().stream()
          .filter(mdev -> mdev.name().equals(name) && !mdev.guests().isEmpty())
          .map(mdev -> " (guest " + Phrases.enumeration(mdev.guests()) + ")")
          .findFirst()
          .orElse(" (no guest)");
    }

    private void entry(String symbol, Ink ink, String meaning) {
      page.add("  ").add(ink, symbol).line(" ".repeat(3 - symbol.length()) + meaning);
    }
  }
}
