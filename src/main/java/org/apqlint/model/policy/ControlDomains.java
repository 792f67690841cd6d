package org.apqlint.model.policy;

import java.util.Arrays;
import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Mdev;
import org.apqlint.model.Place;
import org.apqlint.model.Words;

/** Which control domains an mdev may have: who has one manages its master keys. */
public record ControlDomains(Demand demand, Exceptions except, Place place) implements Policy {

  /** How control domains stand to usage domains. */
  public enum Demand {
    /** There are none. */
    NONE("none", "no mdev has control domains"),
    /** Each is a usage domain of the same mdev. */
    OWN("own", "an mdev controls no domain but those that it uses"),
    /** Both are the same. */
    SAME("same", "an mdev controls the domains that it uses, and no other");

    private final String word;
    private final String sentence;

    Demand(String word, String sentence) {
      this.word = word;
      this.sentence = sentence;
    }

    /** The demand of that word. */
    public static Optional<Demand> named(String word) {
      return Arrays.stream(values()).filter(demand -> demand.word.equals(word)).findFirst();
    }

    /** The word for it. */
    @Override
    public String toString() {
      return word;
    }
  }

  /** The control domains of the mdev that must not be. */
  public IdSet surplus(Mdev mdev) {
    IdSet control = mdev.controlDomains().ids();
    return demand == Demand.NONE ? control : control.minus(mdev.domains().ids());
  }

  /** The usage domains of the mdev that must be control domains, too, and are not. */
  public IdSet missing(Mdev mdev) {
    return demand == Demand.SAME
        ? mdev.domains().ids().minus(mdev.controlDomains().ids())
        : IdSet.NONE;
  }

  /** Whether it demands that each usage domain of the mdev of that address is a control domain. */
  public boolean demandsAllOf(String address) {
    return demand == Demand.SAME && covers(address);
  }

  /** The domains that are one of these; empty if nothing is wrong with the mdev. */
  public IdSet wrong(Mdev mdev) {
    return surplus(mdev).union(missing(mdev));
  }

  /** What is wrong with them, behind their names: {@code is not among its usage domains}. */
  public String verdict(IdSet wrong, IdSet surplus) {
    if (surplus.isEmpty()) {
      return Words.are(wrong) + " not among its control domains";
    }
    return Words.are(surplus)
        + (demand == Demand.NONE ? " not allowed" : " not among its usage domains");
  }

  /** What to write in the block of the mdev. */
  public String remedy() {
    return switch (demand) {
      case NONE -> "remove `control-domains` from the mdev";
      case OWN -> "leave out the domains that the mdev does not use";
      case SAME -> "write `control-domains same`";
    };
  }

  @Override
  public String describe() {
    return demand.sentence;
  }
}
