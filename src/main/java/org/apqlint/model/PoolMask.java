package org.apqlint.model;

import java.util.List;
import java.util.Optional;

/**
 * The value of apmask or aqmask: the numbers that stay with the host's default drivers. An APQN is
 * reserved for the host when both masks keep it; every other one is for vfio_ap.
 *
 * @param kind which of the two
 * @param ids the numbers whose bits are set
 * @param place the statement that says so; empty for the default, all ones, and in a replay, where
 *     boot or steps say so
 * @param atBoot the numbers whose bits are set after a boot, by the kernel command line or by
 *     default
 */
public record PoolMask(Kind kind, IdSet ids, Optional<Place> place, IdSet atBoot) implements Fact {

  /** The sysfs attribute. */
  public enum Kind {
    APMASK("apmask"),
    AQMASK("aqmask");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** Its ids in words: adapters or domains. */
    public String words(IdSet ids) {
      return this == APMASK ? Words.adapters(ids) : Words.domains(ids);
    }

    /** The name of the sysfs file. */
    @Override
    public String toString() {
      return text;
    }
  }

  /** The mask as no statement changes it: everything stays with the host. */
  public static PoolMask allOnes(Kind kind) {
    return new PoolMask(kind, IdSet.ALL, Optional.empty(), IdSet.ALL);
  }

  /** The mask as it is after a boot. */
  public PoolMask fresh() {
    return with(atBoot);
  }

  /** The mask when it has become this, by no statement of the host. */
  public PoolMask with(IdSet other) {
    return new PoolMask(kind, other, Optional.empty(), atBoot);
  }

  /** Whether a write to sysfs made it what it is. */
  public boolean written() {
    return !ids.equals(atBoot);
  }

  /** Whether the kernel refuses overrides because of it: masks of the boot do not count. */
  public boolean excludesOverrides() {
    return written() && !ids.equals(IdSet.ALL);
  }

  /** The statement that says so, else that of the other mask, which a statement must set. */
  public Place placeBeside(PoolMask other) {
    return place.or(other::place).orElseThrow();
  }

  /** What to write for a mask that also leaves these ids to vfio_ap. */
  public String freeing(IdSet freed) {
    return "all but " + ids.minus(freed).complement().toRanges();
  }

  /** How a statement says that a mask keeps these ids: {@code all but 5, 6}, {@code only 7}. */
  public static String words(IdSet ids) {
    if (ids.equals(IdSet.ALL)) {
      return "all";
    }
    return ids.size() > IdSet.BITS / 2
        ? "all but " + ids.complement().toRanges()
        : "only " + ids.toRanges();
  }

  /** Whether the kernel command line says so, and no statement after it. */
  public boolean isOfBoot(List<BootMask> boot) {
    return boot.stream().anyMatch(mask -> place.filter(mask.place()::equals).isPresent());
  }

  @Override
  public String describe() {
    return place.isPresent() || !ids.equals(IdSet.ALL)
        ? kind + " keeps " + ids.toRanges() + " for the host"
        : kind + " is not set: it keeps every id for the host";
  }

  @Override
  public Optional<Place> declaredAt() {
    return place;
  }
}
