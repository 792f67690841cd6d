package org.apqlint.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apqlint.model.policy.Policy;

/**
 * A specification, made of all its files. It holds what could be read; a block with an error in it
 * is left out, so that one slip does not bring a row of findings that mean nothing; the changes of
 * its host go with it.
 */
public record Spec(
    List<Host> hosts,
    List<Mdev> mdevs,
    List<Guest> guests,
    List<Migration> migrations,
    List<Change> changes,
    List<MaskOddity> oddities,
    List<Repetition> repetitions,
    LeftOut leftOut,
    List<Policy> policies) {

  public Spec {
    hosts = List.copyOf(hosts);
    mdevs = List.copyOf(mdevs);
    guests = List.copyOf(guests);
    migrations = List.copyOf(migrations);
    changes = List.copyOf(changes);
    oddities = List.copyOf(oddities);
    repetitions = List.copyOf(repetitions);
    policies = List.copyOf(policies);
  }

  /** A specification of which nothing more is demanded. */
  public Spec(
      List<Host> hosts,
      List<Mdev> mdevs,
      List<Guest> guests,
      List<Migration> migrations,
      List<Change> changes,
      List<MaskOddity> oddities,
      List<Repetition> repetitions,
      LeftOut leftOut) {
    this(hosts, mdevs, guests, migrations, changes, oddities, repetitions, leftOut, List.of());
  }

  /** The same specification, of which these things are demanded. */
  public Spec under(List<Policy> demands) {
    return new Spec(
        hosts, mdevs, guests, migrations, changes, oddities, repetitions, leftOut, demands);
  }

  /** The part of the specification that concerns one host. */
  public Spec of(Host host) {
    return new Spec(
        List.of(host),
        mdevs.stream().filter(m -> m.host().equals(host.name())).toList(),
        guests.stream().filter(g -> g.host().equals(host.name())).toList(),
        migrations.stream().filter(m -> m.from().equals(host.name())).toList(),
        changes.stream().filter(c -> c.host().equals(host.name())).toList(),
        oddities.stream().filter(o -> o.host().equals(host.name())).toList(),
        repetitions.stream().filter(r -> r.host().equals(host.name())).toList(),
        leftOut,
        policies);
  }

  /** The same specification with other facts about its hosts; their names stay. */
  public Spec with(UnaryOperator<Host> change) {
    return new Spec(
        hosts.stream().map(change).toList(),
        mdevs,
        guests,
        migrations,
        changes,
        oddities,
        repetitions,
        leftOut,
        policies);
  }

  /** The part of it that concerns these hosts. */
  public Spec of(Set<String> names) {
    return new Spec(
        hosts.stream().filter(h -> names.contains(h.name())).toList(),
        mdevs.stream().filter(m -> names.contains(m.host())).toList(),
        guests.stream().filter(g -> names.contains(g.host())).toList(),
        migrations.stream()
            .filter(m -> names.contains(m.from()) && names.contains(m.to()))
            .toList(),
        changes.stream().filter(c -> names.contains(c.host())).toList(),
        oddities.stream().filter(o -> names.contains(o.host())).toList(),
        repetitions.stream().filter(r -> names.contains(r.host())).toList(),
        leftOut,
        policies);
  }

  /** The host of that name. */
  public Optional<Host> host(String name) {
    return hosts.stream().filter(host -> host.name().equals(name)).findFirst();
  }

  /** The same specification, asking these questions in place of its own. */
  public Spec asking(List<Migration> questions) {
    return new Spec(
        hosts, mdevs, guests, questions, changes, oddities, repetitions, leftOut, policies);
  }

  /** The same specification with more mdevs. */
  public Spec with(List<Mdev> more) {
    List<Mdev> all = Stream.concat(mdevs.stream(), more.stream()).toList();
    return new Spec(
        hosts, all, guests, migrations, changes, oddities, repetitions, leftOut, policies);
  }

  /**
   * The same specification once a guest has moved. A guest of its name on the other host was its
   * definition there.
   *
   * @param mdev the mdev that it has there, if any
   */
  public Spec moved(Guest guest, String to, Optional<MdevRef> mdev) {
    List<Guest> all =
        Stream.concat(
                guests.stream()
                    .filter(some -> !some.equals(guest))
                    .filter(some -> !some.host().equals(to) || !some.name().equals(guest.name())),
                Stream.of(guest.movedTo(to, mdev)))
            .toList();
    return new Spec(
        hosts, mdevs, all, migrations, changes, oddities, repetitions, leftOut, policies);
  }

  /** What is declared, without what shall happen to it. */
  public Spec atRest() {
    return new Spec(
        hosts, mdevs, guests, migrations, List.of(), oddities, repetitions, leftOut, policies);
  }
}
