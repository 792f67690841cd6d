package org.apqlint.model;

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
 * @param bootMasks whether the kernel command line sets a mask
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
    boolean bootMasks,
    List<QueueException> exceptions,
    List<KeyPatterns> keys,
    List<QueueOverride> overrides,
    Optional<Integer> defaultDomain,
    List<Note> notes)
    implements Fact {

  public Host {
    adapters = List.copyOf(adapters);
    lacks = List.copyOf(lacks);
    exceptions = List.copyOf(exceptions);
    keys = List.copyOf(keys);
    overrides = List.copyOf(overrides);
    notes = List.copyOf(notes);
  }

  public Generation generation() {
    return kernel.generation();
  }

  /** The numbers of its adapters. */
  public IdSet adapterIds() {
    return IdSet.of(adapters.stream().map(Adapter::apid).toList());
  }

  /** Adapters × usage domains of its AP configuration (QCI). */
  public Matrix configuration() {
    return new Matrix(adapterIds(), domains.ids());
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

  /** Whether a guest of this host can have the feature. */
  public boolean has(CpuFeature feature) {
    return !lacks.contains(feature);
  }

  /** What a {@code cpu} statement says to turn on every AP feature that the host can give. */
  public String featuresOn() {
    return Stream.of(CpuFeature.values())
        .filter(this::has)
        .map(feature -> feature + "=on")
        .collect(Collectors.joining(" "));
  }

  /** Whether it lists an adapter or a domain that its machine cannot have. */
  public boolean idsAboveLimit() {
    return !adaptersAboveLimit().isEmpty() || !domainsAboveLimit().isEmpty();
  }

  /** The ids that its machine cannot have, in words. */
  public String aboveLimit() {
    return Stream.of(
            adaptersAboveLimit().isEmpty() ? "" : Words.adapters(adaptersAboveLimit()),
            domainsAboveLimit().isEmpty() ? "" : Words.domains(domainsAboveLimit()))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(" and "));
  }

  /** Where the first of them stands. */
  public Place firstAboveLimit() {
    return Stream.concat(
            adapters.stream().filter(a -> a.apid() > maxAdapter).map(Adapter::place),
            Stream.of(domains, controlDomains)
                .flatMap(list -> list.placeOf(domainsAboveLimit()).stream()))
        .min(Place::compareTo)
        .orElse(place);
  }

  private IdSet adaptersAboveLimit() {
    return adapterIds().minus(IdSet.range(0, maxAdapter));
  }

  private IdSet domainsAboveLimit() {
    return domains.ids().union(controlDomains.ids()).minus(IdSet.range(0, maxDomain));
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
