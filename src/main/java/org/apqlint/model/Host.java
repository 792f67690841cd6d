package org.apqlint.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host as declared.
 *
 * @param name unique in the specification
 * @param place where the name stands
 * @param kernel driver generation and log texts
 * @param adapters the adapters of its AP configuration, ascending
 * @param domains the usage domains of its AP configuration
 * @param controlDomains the control domains of its AP configuration
 * @param maxAdapter the highest adapter number that the machine knows, at most 255
 * @param maxDomain the highest domain number that the machine knows, at most 255
 * @param lacks facilities that the host does not have
 * @param apxa whether it has extended addressing; without it adapters end at 63 and domains at 15
 * @param apmask which adapters stay with the host
 * @param aqmask which domains stay with the host
 * @param boot the masks of the kernel command line
 * @param released the ids that the masks in force name for vfio_ap
 * @param exceptions queues that are unbound, absent or on another driver
 * @param keys verification patterns of master keys
 * @param overrides queues with a driver_override
 * @param defaultDomain the domain that the host itself uses
 */
public record Host(
    String name,
    Place place,
    KernelChoice kernel,
    List<Adapter> adapters,
    IdList domains,
    IdList controlDomains,
    int maxAdapter,
    int maxDomain,
    List<CpuFeature> lacks,
    boolean apxa,
    PoolMask apmask,
    PoolMask aqmask,
    List<BootMask> boot,
    List<NamedRelease> released,
    List<QueueException> exceptions,
    List<KeyPatterns> keys,
    List<QueueOverride> overrides,
    Optional<DefaultDomain> defaultDomain,
    List<Note> notes)
    implements Declared {

  /** The domain of {@code ap.domain}, which programs of the host use that name none. */
  public record DefaultDomain(int apqi, Place place) {}

  public Host {
    adapters = List.copyOf(adapters);
    lacks = List.copyOf(lacks);
    boot = List.copyOf(boot);
    released = List.copyOf(released);
    exceptions = List.copyOf(exceptions);
    keys = List.copyOf(keys);
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  public Generation generation() {
    return kernel.generation();
  }

  /** Whether a mask in force keeps nothing by a mistake on the kernel command line. */
  public boolean emptiedByMistake() {
    return boot.stream()
        .filter(mask -> mask.mistake().isPresent() && mask.ids().isEmpty())
        .anyMatch(mask -> mask.mask().equals(apmask) || mask.mask().equals(aqmask));
  }

  /** Whether its masks say whose a queue is, and say what somebody meant. */
  public boolean masksDecide() {
    return overrides.isEmpty() && !emptiedByMistake();
  }

  /** The ids that it has, that one of its mdevs is assigned for later, or that a change brings. */
  public IdSet expectedIds(PoolMask.Kind kind, List<Mdev> mdevs, List<Change> changes) {
    IdSet there = kind == PoolMask.Kind.APMASK ? adapterIds() : domains.ids();
    return Stream.concat(
            mdevs.stream()
                .map(mdev -> kind == PoolMask.Kind.APMASK ? mdev.adapters() : mdev.domains())
                .map(IdList::ids),
            changes.stream().map(change -> change.expects(kind)))
        .reduce(there, IdSet::union);
  }

  /** The ids that a mask in force frees, and that its text names. */
  public IdSet releasedByName(PoolMask mask) {
    return NamedRelease.ids(
            released.stream().filter(release -> release.kind() == mask.kind()).toList())
        .minus(mask.ids());
  }

  /** Which mask frees every queue of its default domain, in words for a second place. */
  public PoolMask maskFreeing(DefaultDomain domain) {
    return aqmask.ids().contains(domain.apqi()) ? apmask : aqmask;
  }

  /** The same host under another kernel. */
  public Host with(KernelChoice other) {
    return with(other, apmask, aqmask, released, overrides);
  }

  /**
   * The same host where no mask that it declares frees a queue, and each queue of these mdevs that
   * exists is overridden with vfio_ap instead (Linux 6.19 and newer).
   */
  public Host overriding(List<Mdev> mdevs) {
    List<QueueOverride> all = new ArrayList<>(overrides);
    for (Mdev mdev : mdevs) {
      Matrix wanted = mdev.matrix().intersect(configuration());
      List<QueueSet.Term> rows =
          wanted.adapters().stream()
              .mapToObj(apid -> Matrix.row(apid, present(apid, wanted.domains())))
              .filter(row -> !row.isEmpty())
              .map(row -> new QueueSet.Term(row, mdev.place(), row.toString()))
              .toList();
      if (!rows.isEmpty()) {
        all.add(new QueueOverride(new QueueSet(rows), "vfio_ap", mdev.place()));
      }
    }
    return with(kernel, closed(apmask), closed(aqmask), List.of(), all);
  }

  private IdSet present(int apid, IdSet domains) {
    return domains.minus(QueueException.domainsAbsent(exceptions, apid));
  }

  /** Masks of the boot do not stand in the way of overrides; what sysfs sets does. */
  private static PoolMask closed(PoolMask mask) {
    return mask.place().isEmpty()
        ? mask
        : new PoolMask(mask.kind(), IdSet.ALL, mask.place(), mask.atBoot());
  }

  private Host with(
      KernelChoice otherKernel,
      PoolMask otherApmask,
      PoolMask otherAqmask,
      List<NamedRelease> otherReleased,
      List<QueueOverride> otherOverrides) {
    return new Host(
        name,
        place,
        otherKernel,
        adapters,
        domains,
        controlDomains,
        maxAdapter,
        maxDomain,
        lacks,
        apxa,
        otherApmask,
        otherAqmask,
        boot,
        otherReleased,
        exceptions,
        keys,
        otherOverrides,
        defaultDomain,
        notes);
  }

  /** One of its adapters. */
  public Optional<Adapter> adapter(int apid) {
    return adapters.stream().filter(card -> card.apid() == apid).findFirst();
  }

  /** The numbers of its adapters. */
  public IdSet adapterIds() {
    return IdSet.of(adapters.stream().map(Adapter::apid).toList());
  }

  /** Adapters × usage domains of its AP configuration (QCI). */
  public Matrix configuration() {
    return new Matrix(adapterIds(), domains.ids());
  }

  /** The kinds of master keys that are declared for some queue. */
  public List<String> keyTypes() {
    return keys.stream().map(KeyPatterns::type).distinct().sorted().toList();
  }

  /** The adapters whose cards can have a master key of that kind. */
  public IdSet adaptersFor(String type) {
    return IdSet.of(
        adapters.stream().filter(card -> card.canHaveKey(type)).map(Adapter::apid).toList());
  }

  /** What is declared of master keys of one kind. */
  public List<KeyPatterns> keysOfType(String type) {
    return keys.stream().filter(key -> key.type().equals(type)).toList();
  }

  /** The APQNs that the masks reserve for the default drivers. */
  public Matrix reserved() {
    return new Matrix(apmask.ids(), aqmask.ids());
  }

  /** Every APQN that its machine can have. */
  public Matrix limits() {
    return new Matrix(IdSet.range(0, maxAdapter), IdSet.range(0, maxDomain));
  }

  /** What to write so that the queues of these mdevs, as far as they exist, are for vfio_ap. */
  public String howToFree(List<Mdev> mdevs) {
    List<Matrix> wanted =
        mdevs.stream()
            .map(mdev -> mdev.matrix().intersect(configuration()))
            .filter(matrix -> !matrix.isEmpty())
            .toList();
    if (wanted.isEmpty()) {
      return "check the ids of the mdevs: this host has none of their queues";
    }
    IdSet ofAdapters = wanted.stream().map(Matrix::adapters).reduce(IdSet.NONE, IdSet::union);
    IdSet ofDomains = wanted.stream().map(Matrix::domains).reduce(IdSet.NONE, IdSet::union);
    return "free the adapters of the mdevs with `apmask "
        + apmask.freeing(ofAdapters)
        + "`, or their domains with `aqmask "
        + aqmask.freeing(ofDomains)
        + "`";
  }

  /** What it declares that keeps one of these queues from vfio_ap: masks and queue statements. */
  public List<Fact> withholding(Rows queues) {
    List<Fact> facts = new ArrayList<>();
    for (Matrix block : queues.blocks()) {
      if (reserved().overlaps(block)) {
        facts.add(apmask);
        facts.add(aqmask);
      }
      exceptions.stream()
          .filter(some -> some.withholdsAny(block.adapters(), block.domains()))
          .forEach(facts::add);
    }
    return facts.stream().distinct().toList();
  }

  /** How to free those queues that masks keep, behind a colon; nothing where masks keep none. */
  public String howToFree(Rows kept) {
    if (kept.isEmpty() || !overrides.isEmpty()) {
      return "";
    }
    IdSet adapters = IdSet.of(kept.domains().keySet());
    IdSet domains = kept.domains().values().stream().reduce(IdSet.NONE, IdSet::union);
    return ": `apmask "
        + apmask.freeing(adapters)
        + "` or `aqmask "
        + aqmask.freeing(domains)
        + "` frees what the masks keep";
  }

  /** Whether a guest of this host can have the feature. */
  public boolean has(CpuFeature feature) {
    return !lacks.contains(feature);
  }

  /**
   * Why no guest of it sees a queue, where the driver has to query the AP configuration and cannot.
   * Static and v10 do not query it.
   */
  public Optional<String> withoutQci() {
    return has(CpuFeature.APQCI) || !generation().queriesConfiguration()
        ? Optional.empty()
        : Optional.of(
            "host `" + name + "` has no QCI (facility 12), so the driver knows no adapter");
  }

  /** What a {@code cpu} statement says to turn on every AP feature that the host can give. */
  public String featuresOn() {
    return Stream.of(CpuFeature.values())
        .filter(this::has)
        .map(feature -> feature + "=on")
        .collect(Collectors.joining(" "));
  }

  /**
   * Ids of one kind that it lists and its machine cannot have.
   *
   * @param address the kind and the first of them, such as {@code adapter-64}
   * @param words {@code adapters 64 (0x40), 65 (0x41)}
   * @param maximum the highest id of that kind
   * @param place where the first of them stands
   */
  public record AboveLimit(String address, String words, int maximum, Place place) {}

  /** What it lists above its limits; a control domain that is a domain too counts as that. */
  public List<AboveLimit> aboveLimits() {
    IdSet high = adapterIds().minus(limits().adapters());
    IdSet usage = domains.ids().minus(limits().domains());
    IdSet control = controlDomains.ids().minus(limits().domains()).minus(usage);
    Optional<Place> card =
        adapters.stream()
            .filter(adapter -> high.contains(adapter.apid()))
            .map(Adapter::place)
            .min(Place::compareTo);
    return Stream.of(
            above("adapter-", high, Words.adapters(high), maxAdapter, card),
            above("domain-", usage, Words.domains(usage), maxDomain, domains.placeOf(usage)),
            above(
                "control-domain-",
                control,
                Words.controlDomains(control),
                maxDomain,
                controlDomains.placeOf(control)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<AboveLimit> above(
      String kind, IdSet ids, String words, int maximum, Optional<Place> where) {
    return ids.isEmpty()
        ? Optional.empty()
        : Optional.of(new AboveLimit(kind + ids.first(), words, maximum, where.orElse(place)));
  }

  @Override
  public Kind kind() {
    return Kind.HOST;
  }

  @Override
  public String address() {
    return name;
  }

  @Override
  public String describe() {
    return "host " + name + " has " + configuration();
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
