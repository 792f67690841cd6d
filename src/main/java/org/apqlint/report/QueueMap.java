package org.apqlint.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;

/**
 * The queues of a host as a map: a row for each adapter, a column for each domain, and for each
 * queue a region, which it shares with all that are alike and for the same reasons.
 */
public final class QueueMap {

  /** As many mdevs have keys of one letter. */
  static final int LETTERS = 26;

  private static final int MOST_PARTIES = 4;

  /**
   * An mdev on the map.
   *
   * @param key what stands for it there: one letter, or two
   */
  public record Holder(String name, String key, List<String> guests) {
    public Holder {
      guests = List.copyOf(guests);
    }

    /** {@code db-crypto (guest db)}. */
    public String words() {
      return name + (guests.isEmpty() ? " (no guest)" : " (" + guestsInWords() + ")");
    }

    private String guestsInWords() {
      return (guests.size() == 1 ? "guest " : "guests ") + Phrases.enumeration(guests);
    }
  }

  /**
   * What some queues have in common.
   *
   * @param holder the mdev that has them, by its position; empty unless it is one and has them
   * @param what whose they are, in words
   * @param why sentences that begin with the name of the queue
   */
  public record Region(Cell.State state, Optional<Integer> holder, String what, List<String> why) {
    public Region {
      why = List.copyOf(why);
    }
  }

  private final HostAnalysis host;
  private final List<Integer> adapters;
  private final List<Integer> domains;
  private final List<Holder> holders = new ArrayList<>();
  private final List<Region> regions = new ArrayList<>();
  private final int[][] cells;

  private QueueMap(HostAnalysis host) {
    this.host = host;
    Matrix shown = shown(host);
    this.adapters = shown.domains().isEmpty() ? List.of() : shown.adapters().toList();
    this.domains = shown.adapters().isEmpty() ? List.of() : shown.domains().toList();
    this.cells = new int[adapters.size()][domains.size()];
    for (MdevAnalysis mdev : host.mdevs()) {
      holders.add(new Holder(mdev.name(), key(holders.size(), host.mdevs().size()), mdev.guests()));
    }
    fill();
  }

  /** The map of a host. */
  public static QueueMap of(HostAnalysis host) {
    return new QueueMap(host);
  }

  /** The ids that a picture of the host has: those of its configuration and of its mdevs. */
  static Matrix shown(HostAnalysis host) {
    IdSet adapters = host.host().adapterIds();
    IdSet domains = host.host().domains().ids();
    for (MdevAnalysis mdev : host.mdevs()) {
      adapters = adapters.union(mdev.matrix().adapters());
      domains = domains.union(mdev.matrix().domains());
    }
    return new Matrix(adapters, domains);
  }

  /** The letters that stand for one of so many mdevs. */
  static String key(int index, int all) {
    String last = "" + (char) ('a' + index % LETTERS);
    return all <= LETTERS ? last : (char) ('a' + index / LETTERS % LETTERS) + last;
  }

  private void fill() {
    Map<Region, Integer> known = new LinkedHashMap<>();
    Map<String, Integer> positions = new HashMap<>();
    holders.forEach(holder -> positions.put(holder.name(), positions.size()));
    Queues queues = new Queues(host);
    QueueWhy reasons = new QueueWhy(host, queues);
    for (int row = 0; row < adapters.size(); row++) {
      for (int column = 0; column < domains.size(); column++) {
        Apqn queue = queue(row, column);
        Cell cell = Cell.of(queue, queues);
        Region region =
            new Region(
                cell.state(),
                cell.holders().stream()
                    .filter(any -> cell.state().lettered())
                    .map(mdev -> positions.get(mdev.name()))
                    .findFirst(),
                what(cell),
                reasons.of(queue, cell));
        Integer number = known.putIfAbsent(region, regions.size());
        if (number == null) {
          regions.add(region);
        }
        cells[row][column] = number == null ? regions.size() - 1 : number;
      }
    }
  }

  private static String what(Cell cell) {
    if (cell.state() == Cell.State.CONFLICT) {
      return "conflict: " + cell.remark(QueueMap::parties).orElseThrow();
    }
    if (!cell.state().lettered()) {
      return cell.remark(QueueMap::parties).orElse(cell.state().meaning());
    }
    MdevAnalysis mdev = cell.holders().get(0);
    String guests = Phrases.enumeration(mdev.guests());
    boolean seen = cell.state() == Cell.State.SEEN;
    if (guests.isEmpty()) {
      return "of mdev "
          + mdev.name()
          + (seen ? "; a guest with it would see it" : "; filtered: a guest would not see it");
    }
    boolean several = mdev.guests().size() > 1;
    return seen
        ? "seen by " + guests + ", with mdev " + mdev.name()
        : "filtered from mdev "
            + mdev.name()
            + ": "
            + guests
            + (several ? " do" : " does")
            + " not see it";
  }

  /** A queue may be claimed by every mdev of the host. */
  private static String parties(List<String> names) {
    return names.size() > MOST_PARTIES ? Phrases.shortened(names) : Phrases.enumeration(names);
  }

  public String host() {
    return host.host().name();
  }

  /** The numbers of its rows, ascending. */
  public List<Integer> adapters() {
    return adapters;
  }

  /** The numbers of its columns, ascending. */
  public List<Integer> domains() {
    return domains;
  }

  /** The mdevs of the host, in the order of the text. */
  public List<Holder> holders() {
    return holders;
  }

  /** What its queues are, each once, in the order in which they come first. */
  public List<Region> regions() {
    return regions;
  }

  public boolean isEmpty() {
    return adapters.isEmpty() || domains.isEmpty();
  }

  /** The number of the region of a cell. */
  public int number(int row, int column) {
    return cells[row][column];
  }

  /** What a cell is. */
  public Region region(int row, int column) {
    return regions.get(cells[row][column]);
  }

  /** The queue of a cell. */
  public Apqn queue(int row, int column) {
    return new Apqn(adapters.get(row), domains.get(column));
  }

  /** The queues of each region, in as few blocks as there are different rows of them. */
  public List<List<Matrix>> queues() {
    List<List<Matrix>> rows = new ArrayList<>();
    regions.forEach(any -> rows.add(new ArrayList<>()));
    for (int row = 0; row < adapters.size(); row++) {
      Map<Integer, List<Integer>> columns = new LinkedHashMap<>();
      for (int column = 0; column < domains.size(); column++) {
        columns
            .computeIfAbsent(cells[row][column], any -> new ArrayList<>())
            .add(domains.get(column));
      }
      int apid = adapters.get(row);
      columns.forEach((region, some) -> rows.get(region).add(Matrix.row(apid, IdSet.of(some))));
    }
    return rows.stream().map(Matrix::folded).toList();
  }
}
