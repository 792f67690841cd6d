package org.apqlint.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Matrix;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueOverride;

/**
 * The sentences of {@code why} about every queue of a host. Those of queues that are alike are made
 * once: a host may have 65,536 of them.
 */
final class QueueWhy {

  /** Of how many mdevs of one queue is spoken. */
  private static final int SHOWN = 3;

  /** How much text about mdevs there is at most; then a queue has only what its host says of it. */
  private static final int MOST = 150_000;

  /**
   * All that decides which driver a queue is for, and which it is bound to.
   *
   * @param bits what its row and the masks say of it
   * @param statements the places of those that speak of it, in the row of its adapter
   */
  private record Driver(int apid, int bits, List<Integer> statements) {}

  /** The statements that speak of queues of an adapter. */
  private record Statements(List<QueueException> exceptions, List<QueueOverride> overrides) {

    private List<Integer> about(Apqn queue) {
      List<Integer> some = new ArrayList<>();
      for (int i = 0; i < exceptions.size(); i++) {
        if (exceptions.get(i).queues().contains(queue)) {
          some.add(i);
        }
      }
      for (int i = 0; i < overrides.size(); i++) {
        if (overrides.get(i).queues().contains(queue)) {
          some.add(-1 - i);
        }
      }
      return some;
    }
  }

  /** All that decides whether a guest sees a queue of its mdev: the ids that it does not see. */
  private record Share(String mdev, int apid, int apqi, Optional<Driver> unbound) {}

  private final HostAnalysis host;
  private final Queues queues;
  private final View view;
  private final Map<Integer, Statements> statements = new HashMap<>();
  private final Map<Driver, String> drivers = new HashMap<>();
  private final Map<Share, Optional<String>> shares = new HashMap<>();
  private final Set<String> texts = new HashSet<>();
  private int length;

  QueueWhy(HostAnalysis host, Queues queues) {
    this.host = host;
    this.queues = queues;
    this.view = new View(host, Optional.empty(), 0, false);
  }

  /** What follows the name of the queue, sentence by sentence. */
  List<String> of(Apqn queue, Cell cell) {
    List<String> sentences = new ArrayList<>();
    Driver driver = driver(queue);
    sentences.add(drivers.computeIfAbsent(driver, any -> sentence(queue)));
    for (MdevAnalysis mdev : cell.holders().stream().limit(SHOWN).toList()) {
      share(queue, mdev, driver).ifPresent(sentences::add);
    }
    return sentences;
  }

  private Driver driver(Apqn queue) {
    int apqi = queue.apqi();
    int bits = bit(0, host.host().aqmask().ids().contains(apqi));
    Optional<QueueRow> row = queues.row(queue.apid());
    if (row.isPresent()) {
      bits |=
          bit(1, true)
              | bit(2, row.get().present().contains(apqi))
              | bit(3, row.get().reserved().contains(apqi))
              | bit(4, row.get().vfio().contains(apqi))
              | bit(5, row.get().host().contains(apqi));
    }
    return new Driver(
        queue.apid(),
        bits,
        statements.computeIfAbsent(queue.apid(), this::statements).about(queue));
  }

  private static int bit(int position, boolean set) {
    return set ? 1 << position : 0;
  }

  private Statements statements(int apid) {
    return new Statements(
        host.host().exceptions().stream().filter(some -> some.names(apid)).toList(),
        host.host().overrides().stream().filter(some -> some.names(apid)).toList());
  }

  private String sentence(Apqn queue) {
    return Answer.ofDriver(subject(Optional.empty(), Optional.empty(), queue), view, queue);
  }

  private Optional<String> share(Apqn queue, MdevAnalysis mdev, Driver driver) {
    Matrix seen = queues.seenWith(mdev);
    boolean adapter = seen.adapters().contains(queue.apid());
    boolean domain = seen.domains().contains(queue.apqi());
    Share share =
        new Share(
            mdev.name(),
            adapter ? -1 : queue.apid(),
            domain ? -1 : queue.apqi(),
            adapter && domain && !queues.boundToVfio(queue)
                ? Optional.of(driver)
                : Optional.empty());
    Optional<String> known = shares.get(share);
    if (known == null) {
      known = length < MOST ? Optional.of(sentence(queue, mdev)) : Optional.empty();
      known.filter(texts::add).ifPresent(text -> length += text.length());
      shares.put(share, known);
    }
    return known;
  }

  private String sentence(Apqn queue, MdevAnalysis mdev) {
    Optional<GuestAnalysis> guest =
        host.guests().stream()
            .filter(some -> mdev.guests().stream().anyMatch(some.guest().name()::equals))
            .findFirst();
    String sentence = Answer.ofShare(subject(guest, Optional.of(mdev), queue), view);
    return sentence.substring(Part.of(queue).words().length() + 1);
  }

  private Subject subject(Optional<GuestAnalysis> guest, Optional<MdevAnalysis> mdev, Apqn queue) {
    return new Subject(
        host,
        guest,
        mdev,
        guest
            .map(some -> some.guest().name())
            .or(() -> mdev.map(MdevAnalysis::name))
            .orElse(host.host().name()),
        Optional.of(Part.of(queue)),
        Optional.empty(),
        Optional.empty());
  }
}
