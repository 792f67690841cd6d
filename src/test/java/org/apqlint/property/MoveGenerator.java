package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.SpecText;

/**
 * Makes up guests that shall move from zeus to hera. Often hera is like zeus, so that many of them
 * can; ids are few, so that mdevs, masks and missing queues meet. The same seed makes the same.
 */
final class MoveGenerator {

  private static final String ZEUS = "zeus";
  private static final String HERA = "hera";
  private static final IdSet IDS = IdSet.range(0, MoveHostDraft.LAST_ID);

  private final Chance chance;
  private final List<Moves.Mdev> mdevs = new ArrayList<>();
  private final List<Moves.Guest> guests = new ArrayList<>();
  private final List<Moves.Question> questions = new ArrayList<>();
  private int uuids;

  private MoveGenerator(long seed) {
    chance = new Chance(seed, MoveHostDraft.LAST_ID);
  }

  static Moves moves(long seed) {
    return new MoveGenerator(seed).next();
  }

  private Moves next() {
    MoveHost zeus = MoveHostDraft.fresh(chance, ZEUS).host();
    MoveHost hera = hera(zeus);
    Moves.Mdev source = new Holdings(zeus).mdev("own");
    carry(zeus, source, "z");
    Optional<Moves.Mdev> target = target(hera, source);
    Holdings there = carry(hera, target.orElse(null), "h");
    boolean named =
        target.isPresent() && (!target.get().uuid().equals(source.uuid()) || chance.of(0.1));
    if (chance.of(0.04) && target.isPresent()) {
      // The one with the same UUID is not the one that is named.
      insert(there.mdev("decoy", chance.of(0.5) ? source.uuid() : uuid()));
      named = true;
    }
    Moves.Guest guest = guest(zeus, source);
    guests.add(chance.below(guests.size() + 1), guest);
    questions.add(
        new Moves.Question(
            guest.name(),
            ZEUS,
            HERA,
            named && !chance.of(0.04) ? target.map(Moves.Mdev::name) : Optional.empty(),
            chance.of(0.15)));
    target.ifPresent(this::rival);
    target.ifPresent(this::another);
    namesake();
    return new Moves(zeus, hera, List.copyOf(mdevs), List.copyOf(guests), List.copyOf(questions));
  }

  private MoveHost hera(MoveHost zeus) {
    if (chance.of(0.2)) {
      return MoveHostDraft.fresh(chance, HERA).host();
    }
    MoveHostDraft hera = MoveHostDraft.like(chance, zeus, HERA);
    while (chance.of(0.5)) {
      hera.changed();
    }
    return hera.host();
  }

  // ---- mdevs

  /** What mdevs of a host may take: mostly what is bound, and what no other mdev has. */
  private final class Holdings {
    private final MoveHost host;
    private final ReferenceModel model;
    private IdSet free = IDS;

    Holdings(MoveHost host) {
      this.host = host;
      model = host.booted();
      host.setUp(model);
    }

    Moves.Mdev mdev(String name) {
      return mdev(name, uuid());
    }

    Moves.Mdev mdev(String name, String uuid) {
      Matrix matrix = matrix();
      free = free.minus(matrix.domains());
      IdSet control =
          chance.of(0.4) ? matrix.domains() : chance.of(0.5) ? chance.some(0.3) : IdSet.NONE;
      return new Moves.Mdev(name, host.name(), uuid, matrix.adapters(), matrix.domains(), control);
    }

    private Matrix matrix() {
      IdSet adapters = chance.someOf(host.adapters(), 0.5);
      adapters = adapters.isEmpty() ? host.adapters() : adapters;
      IdSet taken = adapters;
      IdSet domains =
          chance.of(0.9)
              ? IdSet.of(
                  free.stream().filter(apqi -> allBound(Matrix.column(taken, apqi))).toArray())
              : chance.someOf(free, 0.5).intersect(host.domains());
      domains = chance.someOf(domains, 0.6);
      if (chance.of(0.12)) {
        domains = domains.with(chance.below(MoveHostDraft.LAST_ID + 1));
      }
      if (chance.of(0.05)) {
        adapters = adapters.with(chance.below(MoveHostDraft.LAST_ID + 1));
      }
      return new Matrix(adapters, domains);
    }

    private boolean allBound(Matrix matrix) {
      return matrix.apqns().stream().allMatch(model::isForGuests);
    }

    void reserve(Moves.Mdev mdev) {
      free = free.minus(mdev.domains());
    }
  }

  private String uuid() {
    return SpecText.uuid(++uuids);
  }

  private void insert(Moves.Mdev mdev) {
    mdevs.add(chance.below(mdevs.size() + 1), mdev);
  }

  /** The mdev of the guest, and others beside it that mostly leave it what it takes. */
  private Holdings carry(MoveHost host, Moves.Mdev own, String prefix) {
    Holdings holdings = new Holdings(host);
    if (own != null) {
      insert(own);
      if (!chance.of(0.12)) {
        holdings.reserve(own);
      }
    }
    for (int i = chance.below(3); i > 0; i--) {
      Moves.Mdev other = holdings.mdev(prefix + i);
      insert(other);
      if (chance.of(0.5)) {
        guests.add(plain("guest-of-" + other.name(), other, chance.of(0.7)));
      }
    }
    return holdings;
  }

  private Optional<Moves.Mdev> target(MoveHost hera, Moves.Mdev source) {
    if (chance.of(0.05)) {
      return Optional.empty();
    }
    String uuid = chance.of(0.8) ? source.uuid() : uuid();
    if (chance.of(0.08)) {
      return Optional.of(new Holdings(hera).mdev("own", uuid));
    }
    IdSet adapters = source.adapters();
    IdSet domains = source.domains();
    IdSet control = source.controlDomains();
    while (chance.of(0.25)) {
      int id = chance.below(MoveHostDraft.LAST_ID + 1);
      switch (chance.below(5)) {
        case 0 -> adapters = adapters.with(id);
        case 1 -> domains = domains.with(id);
        case 2 -> adapters = adapters.without(id);
        case 3 -> domains = domains.without(id);
        default -> control = control.contains(id) ? control.without(id) : control.with(id);
      }
    }
    return Optional.of(
        new Moves.Mdev(chance.of(0.7) ? "own" : "new", HERA, uuid, adapters, domains, control));
  }

  // ---- guests

  private Moves.Guest guest(MoveHost zeus, Moves.Mdev source) {
    List<String> uses = new ArrayList<>(List.of(source.name()));
    if (chance.of(0.02)) {
      uses.clear();
    } else if (chance.of(0.02)) {
      mdevs.stream()
          .filter(mdev -> mdev.host().equals(ZEUS) && !mdev.equals(source))
          .findFirst()
          .ifPresent(second -> uses.add(second.name()));
    }
    boolean hostLike = chance.of(0.85);
    Map<String, Boolean> features = new TreeMap<>();
    for (String feature : List.of("ap", "apqci", "apft", "apqi")) {
      if (hostLike ? chance.of(0.03) : chance.of(0.95)) {
        features.put(feature, !zeus.lacks().contains(feature) && !chance.of(0.1));
      }
    }
    if (chance.of(0.1)) {
      zeus.lacks().forEach(facility -> features.put(facility, true));
    }
    return new Moves.Guest(
        "db",
        ZEUS,
        uses,
        chance.of(0.85),
        chance.of(0.85),
        chance.of(0.1),
        hostLike ? "host" : "gen16b",
        features,
        expectations(source));
  }

  private List<Moves.Expected> expectations(Moves.Mdev source) {
    List<Moves.Expected> expects = new ArrayList<>();
    if (!source.matrix().isEmpty() && chance.of(0.35)) {
      Apqn queue = chance.oneOf(source.matrix().apqns());
      boolean row = chance.of(0.3);
      expects.add(
          row
              ? new Moves.Expected(
                  String.format("%02x.*", queue.apid()), Matrix.row(queue.apid(), IdSet.ALL))
              : new Moves.Expected(
                  queue.toString(), Matrix.row(queue.apid(), IdSet.of(queue.apqi()))));
    }
    return expects;
  }

  private static Moves.Guest plain(String name, Moves.Mdev mdev, boolean running) {
    return new Moves.Guest(
        name, mdev.host(), List.of(mdev.name()), running, true, false, "host", Map.of(), List.of());
  }

  /** A guest that has the mdev already, here or there; it may leave before, or after. */
  private void rival(Moves.Mdev target) {
    if (chance.of(0.03)) {
      mdevs.stream()
          .filter(mdev -> mdev.host().equals(ZEUS) && mdev.name().equals("own"))
          .forEach(
              own ->
                  guests.add(chance.below(guests.size() + 1), plain("too", own, chance.of(0.6))));
    }
    if (chance.of(0.08)) {
      guests.add(plain("rival", target, chance.of(0.9)));
      if (chance.of(0.4)) {
        questions.add(
            chance.of(0.6) ? 0 : questions.size(),
            new Moves.Question("rival", HERA, ZEUS, Optional.empty(), chance.of(0.1)));
      }
    }
  }

  /** Another guest of zeus that shall have the same mdev, or goes somewhere else. */
  private void another(Moves.Mdev target) {
    List<Moves.Guest> others =
        guests.stream()
            .filter(guest -> guest.host().equals(ZEUS) && !guest.name().equals("db"))
            .toList();
    if (!others.isEmpty() && chance.of(0.15)) {
      questions.add(
          chance.below(questions.size() + 1),
          new Moves.Question(
              chance.oneOf(others).name(),
              ZEUS,
              HERA,
              chance.of(0.7) ? Optional.of(target.name()) : Optional.empty(),
              chance.of(0.15)));
    }
  }

  /** A guest of the same name on hera. */
  private void namesake() {
    List<Moves.Mdev> there = mdevs.stream().filter(mdev -> mdev.host().equals(HERA)).toList();
    if (!there.isEmpty() && chance.of(0.05)) {
      guests.add(plain("db", chance.oneOf(there), chance.of(0.6)));
    }
  }
}
