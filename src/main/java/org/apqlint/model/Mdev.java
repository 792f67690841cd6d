package org.apqlint.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * A matrix mdev as declared.
 *
 * @param name unique on its host
 * @param host the host that carries it
 * @param place where the name stands
 * @param uuid lower case; the name-based one of {@code host/name} if none is declared
 * @param uuidPlace where the UUID stands, if it does
 * @param adapters the adapters assigned to it
 * @param domains the usage domains assigned to it
 * @param controlDomains the control domains assigned to it
 * @param autostartPlace where it says that it is started with the host; empty if it is not
 * @param order its position among the mdevs of the specification, from 0
 */
public record Mdev(
    String name,
    String host,
    Place place,
    String uuid,
    Optional<Place> uuidPlace,
    IdList adapters,
    IdList domains,
    IdList controlDomains,
    Optional<Place> autostartPlace,
    List<Note> notes,
    int order)
    implements Declared {

  public Mdev {
    notes = List.copyOf(notes);
  }

  /**
   * An mdev that is like this one, for a guest that moves to another host.
   *
   * @param other the host
   * @param otherName its name there
   * @param matrix what it is assigned: what the guest has of this one
   * @param controls its control domains
   * @param number its position among the mdevs of the specification
   */
  public Mdev twin(String other, String otherName, Matrix matrix, IdSet controls, int number) {
    return new Mdev(
        otherName,
        other,
        place,
        uuid,
        uuidPlace,
        adapters.only(matrix.adapters()),
        domains.only(matrix.domains()),
        controlDomains.only(controls),
        autostartPlace,
        notes,
        number);
  }

  /** The UUID that is made from its host and name, which it has if it declares none. */
  public String nameUuid() {
    return NameUuid.of(address());
  }

  /** Whether it is started with the host. */
  public boolean autostart() {
    return autostartPlace.isPresent();
  }

  /** Adapters × usage domains. */
  public Matrix matrix() {
    return new Matrix(adapters.ids(), domains.ids());
  }

  /** The queues that it controls on this host, and that are not its own to use. */
  public Matrix controlledOnly(Host of) {
    return new Matrix(
            adapters.ids(),
            controlDomains.ids().intersect(of.controlDomains().ids()).minus(domains.ids()))
        .intersect(of.limits());
  }

  /** The usage domains of all of these. */
  public static IdSet domains(List<Mdev> mdevs) {
    return mdevs.stream().map(m -> m.domains.ids()).reduce(IdSet.NONE, IdSet::union);
  }

  public MdevRef ref() {
    return new MdevRef(host, name);
  }

  /** {@code zeus/db-crypto}. */
  @Override
  public String address() {
    return host + "/" + name;
  }

  /**
   * Where these APQNs come from: the first of their adapters, else of their domains, else the name.
   */
  public Place placeOf(Matrix some) {
    return adapters
        .placeOf(some.adapters())
        .or(() -> domains.placeOf(some.domains()))
        .orElse(place);
  }

  /** Where an id that it declares stands. */
  public Place placeOf(Attribute attribute, int id) {
    IdList list =
        switch (attribute) {
          case ADAPTER -> adapters;
          case DOMAIN -> domains;
          case CONTROL_DOMAIN -> controlDomains;
        };
    return list.placeOf(id).orElse(place);
  }

  /** Whether one of its lists of ids has a number in that place. */
  public boolean lists(Place some) {
    return Stream.of(adapters, domains, controlDomains)
        .anyMatch(list -> list.places().containsValue(some));
  }

  /** What ap_config of it says when it has all that it declares. */
  public String apConfig() {
    return adapters.ids().toMask()
        + ","
        + domains.ids().toMask()
        + ","
        + controlDomains.ids().toMask();
  }

  @Override
  public Kind kind() {
    return Kind.MDEV;
  }

  @Override
  public String describe() {
    return "mdev " + name + " is assigned " + matrix();
  }

  @Override
  public Optional<Place> declaredAt() {
    return Optional.of(place);
  }
}
