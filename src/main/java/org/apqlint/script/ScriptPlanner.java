package org.apqlint.script;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueOverride;
import org.apqlint.script.Operation.CheckDriver;
import org.apqlint.script.Operation.CheckHost;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.LoadModule;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.WriteHostdev;

/**
 * Plans the provisioning of a host: module, checks, masks, mdevs, assignments (adapters, domains,
 * control domains, each ascending), guests. It plans what is declared; whether that can work is for
 * the findings to say.
 */
public final class ScriptPlanner {

  private final Host host;
  private final List<Mdev> mdevs;
  private final List<Guest> guests;

  private ScriptPlanner(HostAnalysis analysis) {
    this.host = analysis.host();
    this.mdevs = analysis.declared();
    this.guests = analysis.guests().stream().map(GuestAnalysis::guest).toList();
  }

  /** The plan of that host. */
  public static Plan plan(HostAnalysis analysis) {
    return new ScriptPlanner(analysis).plan();
  }

  private Plan plan() {
    List<Operation> plan = new ArrayList<>();
    plan.add(new LoadModule());
    plan.add(checkHost());
    masks().ifPresent(plan::add);
    host.overrides().stream().map(this::override).forEach(plan::add);
    mdevs.forEach(
        mdev -> plan.add(new CreateMdev(mdev.name(), mdev.uuid(), List.of(mdev.place()))));
    if (!mdevs.isEmpty()) {
      plan.add(new CheckDriver(host.generation(), List.of(host.kernel().place())));
    }
    mdevs.stream().map(ScriptPlanner::provision).forEach(plan::add);
    hostdevs().forEach(plan::add);
    guests.stream().flatMap(guest -> give(guest).stream()).forEach(plan::add);
    return new Plan(host, plan);
  }

  private CheckHost checkHost() {
    IdSet adapters = all(mdevs.stream().map(Mdev::adapters));
    IdSet domains = all(mdevs.stream().map(Mdev::domains));
    IdSet controlDomains = all(mdevs.stream().map(Mdev::controlDomains));
    return new CheckHost(
        host.generation(),
        adapters,
        domains.union(controlDomains),
        new Matrix(adapters, domains).intersect(host.configuration()),
        controlDomains.intersect(host.controlDomains().ids()),
        List.of(host.place()));
  }

  private static IdSet all(Stream<IdList> lists) {
    return lists.map(IdList::ids).reduce(IdSet.NONE, IdSet::union);
  }

  /** A host whose specification says nothing of masks keeps those that it has. */
  private Optional<SetMasks> masks() {
    List<Place> places =
        Stream.of(host.apmask(), host.aqmask())
            .map(PoolMask::place)
            .flatMap(Optional::stream)
            .distinct()
            .sorted()
            .toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(new SetMasks(host.apmask().ids(), host.aqmask().ids(), places));
  }

  private OverrideQueues override(QueueOverride override) {
    List<Apqn> queues =
        host.adapterIds().stream()
            .mapToObj(
                apid ->
                    Matrix.row(
                        apid, override.queues().domainsOf(apid).intersect(host.domains().ids())))
            .flatMap(row -> row.apqns().stream())
            .toList();
    return new OverrideQueues(queues, override.driver(), List.of(override.place()));
  }

  private static Provision provision(Mdev mdev) {
    Set<Place> places = new LinkedHashSet<>();
    places.add(mdev.place());
    mdev.uuidPlace().ifPresent(places::add);
    Stream.of(mdev.adapters(), mdev.domains(), mdev.controlDomains())
        .flatMap(list -> list.places().values().stream())
        .forEach(places::add);
    return new Provision(
        mdev.name(),
        mdev.uuid(),
        mdev.matrix(),
        mdev.controlDomains().ids(),
        mdev.notes(),
        places.stream().sorted().toList());
  }

  /** One file for each mdev that a guest of libvirt has. */
  private List<WriteHostdev> hostdevs() {
    return mdevs.stream()
        .map(
            mdev ->
                new WriteHostdev(
                    mdev.uuid(),
                    guests.stream()
                        .filter(guest -> guest.hypervisor() == Guest.Hypervisor.LIBVIRT)
                        .flatMap(guest -> uses(guest, mdev.ref()).stream())
                        .toList()))
        .filter(file -> !file.places().isEmpty())
        .toList();
  }

  /** Where the guest names the mdev as the one that it gets. */
  private static Optional<Place> uses(Guest guest, MdevRef mdev) {
    return guest.uses().stream()
        .findFirst()
        .filter(use -> use.mdev().equals(mdev))
        .map(Guest.Use::place);
  }

  private Optional<GiveToGuest> give(Guest guest) {
    return mdevs.stream()
        .filter(mdev -> uses(guest, mdev.ref()).isPresent())
        .findFirst()
        .map(
            mdev ->
                new GiveToGuest(
                    guest,
                    mdev.uuid(),
                    CommandLines.qemu(host, guest, mdev.uuid()),
                    List.of(guest.place(), uses(guest, mdev.ref()).orElseThrow())));
  }
}
