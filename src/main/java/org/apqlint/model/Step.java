package org.apqlint.model;

import java.util.Optional;

/**
 * One step of a change: one write to sysfs, or what comes to the same. Values are the raw text that
 * is written, without the newline that follows it, so that odd input can be examined.
 */
public sealed interface Step extends Fact {

  /** Where the step stands. */
  Place place();

  /** The step in the words of the language. */
  String text();

  /** The mdev that it creates, removes or changes; empty if it does none of that. */
  default Optional<String> mdevOf() {
    return Optional.empty();
  }

  @Override
  default String describe() {
    return "step `" + text() + "`";
  }

  @Override
  default Optional<Place> declaredAt() {
    return Optional.of(place());
  }

  /** A step on one queue device. */
  sealed interface OfQueue extends Step {
    Apqn queue();

    /** Whether it has the queue bound to its driver. */
    default boolean binds() {
      return this instanceof Bind || this instanceof Probe;
    }
  }

  /** A step on an mdev that must exist. */
  sealed interface OfMdev extends Step {
    String mdev();

    @Override
    default Optional<String> mdevOf() {
      return Optional.of(mdev());
    }

    /** Whether it is about queues; control domains make none. */
    default boolean concernsQueues() {
      return !(this instanceof Assign assign
          && assign.attribute() == Assign.Attribute.CONTROL_DOMAIN);
    }
  }

  /** A write to apmask or aqmask. */
  record WriteMask(PoolMask.Kind mask, String value, Place place) implements Step {
    @Override
    public String text() {
      return mask + " " + Spelling.raw(value);
    }
  }

  /** A write to an assign or unassign attribute of an mdev. */
  record Assign(boolean adds, Attribute attribute, String value, String mdev, Place place)
      implements OfMdev {

    /** What is assigned. */
    public enum Attribute {
      ADAPTER("adapter"),
      DOMAIN("domain"),
      CONTROL_DOMAIN("control-domain");

      private final String text;

      Attribute(String text) {
        this.text = text;
      }

      @Override
      public String toString() {
        return text;
      }
    }

    @Override
    public String text() {
      return (adds ? "assign " : "unassign ")
          + attribute
          + " "
          + Spelling.raw(value)
          + (adds ? " to " : " from ")
          + Spelling.name(mdev);
    }
  }

  /** A write to the ap_config attribute of an mdev. */
  record WriteApConfig(String mdev, String value, Place place) implements OfMdev {
    @Override
    public String text() {
      return "ap_config " + Spelling.name(mdev) + " " + Spelling.raw(value);
    }
  }

  /** The guest starts: it opens its mdev. */
  record StartGuest(String guest, Place place) implements Step {
    @Override
    public String text() {
      return "start " + Spelling.name(guest);
    }
  }

  /** The guest stops: it closes its mdev. */
  record StopGuest(String guest, Place place) implements Step {
    @Override
    public String text() {
      return "stop " + Spelling.name(guest);
    }
  }

  /** The queue is unbound from its driver. */
  record Unbind(Apqn queue, Place place) implements OfQueue {
    @Override
    public String text() {
      return "unbind " + queue;
    }
  }

  /** The queue is bound to a driver by hand. */
  record Bind(Apqn queue, String driver, Place place) implements OfQueue {
    @Override
    public String text() {
      return "bind " + queue + " to " + Spelling.name(driver);
    }
  }

  /** The bus is asked to probe the queue. */
  record Probe(Apqn queue, Place place) implements OfQueue {
    @Override
    public String text() {
      return "probe " + queue;
    }
  }

  /** A write to the driver_override attribute of a queue. */
  record OverrideDriver(Apqn queue, String driver, Place place) implements OfQueue {
    @Override
    public String text() {
      return "override " + queue + " with " + Spelling.raw(driver);
    }
  }

  /** The mdev is created. */
  record Create(String mdev, Place place) implements Step {
    @Override
    public Optional<String> mdevOf() {
      return Optional.of(mdev);
    }

    @Override
    public String text() {
      return "create " + Spelling.name(mdev);
    }
  }

  /** The mdev is removed. */
  record Remove(String mdev, Place place) implements OfMdev {
    @Override
    public String text() {
      return "remove " + Spelling.name(mdev);
    }
  }

  /** The LPAR's configuration becomes this; an empty part stays as it is. */
  record Configure(
      Optional<IdSet> adapters,
      Optional<IdSet> domains,
      Optional<IdSet> controlDomains,
      Place place)
      implements Step {
    @Override
    public String text() {
      return "lpar"
          + adapters.map(ids -> " adapters " + ids).orElse("")
          + domains.map(ids -> " domains " + ids).orElse("")
          + controlDomains.map(ids -> " control-domains " + ids).orElse("");
    }
  }
}
