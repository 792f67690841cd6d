package org.apqlint.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A guest as declared.
 *
 * @param name unique on its host
 * @param host the host that carries it
 * @param place where the name stands
 * @param uses the mdevs that it names, in the order of the text; more than one is an error
 * @param cpu its CPU model
 * @param running whether it shall run
 * @param deviceId QEMU's id of the vfio-ap device
 * @param hypervisor who starts it
 * @param secureExecution whether it is a Secure Execution guest
 * @param expects queues that it must see
 */
public record Guest(
    String name,
    String host,
    Place place,
    List<Use> uses,
    CpuModel cpu,
    boolean running,
    String deviceId,
    Hypervisor hypervisor,
    boolean secureExecution,
    List<QueueSet> expects,
    List<Note> notes)
    implements Declared {

  /** Who starts the guest. */
  public enum Hypervisor {
    LIBVIRT("libvirt"),
    QEMU("qemu");

    private final String text;

    Hypervisor(String text) {
      this.text = text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** A {@code uses} statement. */
  public record Use(MdevRef mdev, Place place) {}

  public Guest {
    uses = List.copyOf(uses);
    expects = List.copyOf(expects);
    notes = List.copyOf(notes);
  }

  /** The mdev that it gets: the first that it names. */
  public Optional<MdevRef> mdev() {
    return uses.stream().findFirst().map(Use::mdev);
  }

  /** Whether it names this mdev. */
  public boolean names(MdevRef ref) {
    return uses.stream().anyMatch(use -> use.mdev().equals(ref));
  }

  /** The same guest on another host, with the mdev that it has there. */
  Guest movedTo(String other, Optional<MdevRef> mdev) {
    Place named = uses.isEmpty() ? place : uses.get(0).place();
    return new Guest(
        name,
        other,
        place,
        mdev.map(ref -> new Use(ref, named)).stream().toList(),
        cpu,
        running,
        deviceId,
        hypervisor,
        secureExecution,
        expects,
        notes);
  }

  /** Whether it is declared after the other one. */
  public boolean follows(Guest other) {
    return place.compareTo(other.place) > 0;
  }

  /** What it expects to see, one term at a time. */
  public List<QueueSet.Term> expectedTerms() {
    return expects.stream().flatMap(set -> set.terms().stream()).toList();
  }

  /** {@code guest `db`}, {@code guests `db`, `web`}; {@code a guest} where there is none yet. */
  public static String list(List<Guest> guests) {
    String names =
        guests.stream()
            .sorted(Comparator.comparing(Guest::place))
            .map(g -> "`" + g.name + "`")
            .collect(Collectors.joining(", "));
    return guests.isEmpty()
        ? "a guest"
        : (guests.size() == 1 ? "guest " : "each of guests ") + names;
  }

  /** The name of the mdev that it gets; null if it names none, or one of another host. */
  public String mdevName() {
    return mdev().filter(ref -> ref.host().equals(host)).map(MdevRef::name).orElse(null);
  }

  /** {@code zeus/db}. */
  @Override
  public String address() {
    return host + "/" + name;
  }

  @Override
  public Kind kind() {
    return Kind.GUEST;
  }

  @Override
  public String describe() {
    return "guest " + name + " uses " + mdev().map(MdevRef::name).orElse("no mdev");
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
