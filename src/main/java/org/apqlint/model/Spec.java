package org.apqlint.model;

import java.util.List;
import java.util.function.UnaryOperator;

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
    LeftOut leftOut) {

  public Spec {
    hosts = List.copyOf(hosts);
    mdevs = List.copyOf(mdevs);
    guests = List.copyOf(guests);
    migrations = List.copyOf(migrations);
    changes = List.copyOf(changes);
    oddities = List.copyOf(oddities);
    repetitions = List.copyOf(repetitions);
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
        leftOut);
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
        leftOut);
  }

  /** What is declared, without what shall happen to it. */
  public Spec atRest() {
    return new Spec(hosts, mdevs, guests, migrations, List.of(), oddities, repetitions, leftOut);
  }
}
