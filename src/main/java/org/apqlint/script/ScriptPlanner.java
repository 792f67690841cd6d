package org.apqlint.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Provisioning;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Place;
import org.apqlint.model.Step;
import org.apqlint.script.Operation.CheckDriver;
import org.apqlint.script.Operation.CheckHost;
import org.apqlint.script.Operation.CreateMdev;
import org.apqlint.script.Operation.DefineMdev;
import org.apqlint.script.Operation.GiveToGuest;
import org.apqlint.script.Operation.LoadModule;
import org.apqlint.script.Operation.OverrideQueues;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.SetMasks;
import org.apqlint.script.Operation.Way;
import org.apqlint.script.Operation.WriteHostdev;

/**
 * Turns the replayed writes of a host's provisioning into the operations of a script: what belongs
 * together becomes one, and checks, files and guests are put around it.
 */
public final class ScriptPlanner {

  private final Targets targets;
  private final Host host;
  private final List<Mdev> mdevs;
  private final List<Guest> guests;
  private final Provisioning provisioning;

  private ScriptPlanner(HostAnalysis analysis, Targets targets) {
    this.targets = targets;
    this.host = analysis.host();
    this.mdevs = analysis.declared();
    this.guests = analysis.guests().stream().map(GuestAnalysis::guest).toList();
    this.provisioning = analysis.provisioning().orElseThrow();
  }

  /** The plan of that host, whose provisioning was replayed, by writes to sysfs. */
  public static Plan plan(HostAnalysis analysis) {
    return plan(analysis, Targets.SYSFS);
  }

  /** The plan of that host, whose provisioning was replayed, for these tools. */
  public static Plan plan(HostAnalysis analysis, Targets targets) {
    return new ScriptPlanner(analysis, targets).plan();
  }

  private Plan plan() {
    List<Operation> plan = new ArrayList<>();
    plan.add(new LoadModule());
    plan.add(checkHost(host, mdevs));
    masks().ifPresent(plan::add);
    plan.addAll(overrides());
    if (targets.via() == Targets.Via.SYSFS) {
      steps(Step.Create.class).stream().map(this::create).forEach(plan::add);
    } else {
      mdevs.stream().map(this::define).forEach(plan::add);
    }
    if (!mdevs.isEmpty()) {
      plan.add(new CheckDriver(host.generation(), List.of(host.kernel().place())));
    }
    mdevs.stream().map(this::provision).forEach(plan::add);
    hostdevs().forEach(plan::add);
    guests.stream().flatMap(guest -> give(guest).stream()).forEach(plan::add);
    return new Plan(host, plan);
  }

  private <S extends Step> List<S> steps(Class<S> kind) {
    return provisioning.replay().steps().stream()
        .map(StepOutcome::step)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** What of a host is looked at before it is given these mdevs. */
  static CheckHost checkHost(Host host, List<Mdev> mdevs) {
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

  private Optional<SetMasks> masks() {
    List<Place> places =
        steps(Step.WriteMask.class).stream().map(Step::place).distinct().sorted().toList();
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new SetMasks(host.apmask().ids(), host.aqmask().ids(), targets.pools(), places));
  }

  /** One operation for each statement. */
  private List<OverrideQueues> overrides() {
    Map<Place, List<Apqn>> queues = new LinkedHashMap<>();
    Map<Place, String> drivers = new LinkedHashMap<>();
    for (Step.OverrideDriver step : steps(Step.OverrideDriver.class)) {
      queues.computeIfAbsent(step.place(), place -> new ArrayList<>()).add(step.queue());
      drivers.put(step.place(), step.driver());
    }
    return queues.entrySet().stream()
        .map(e -> new OverrideQueues(e.getValue(), drivers.get(e.getKey()), List.of(e.getKey())))
        .toList();
  }

  private CreateMdev create(Step.Create step) {
    String uuid =
        mdevs.stream().filter(m -> m.name().equals(step.mdev())).findFirst().orElseThrow().uuid();
    return new CreateMdev(step.mdev(), uuid, List.of(step.place()));
  }

  private DefineMdev define(Mdev mdev) {
    return new DefineMdev(
        mdev.name(),
        mdev.uuid(),
        targets.via(),
        MdevAttribute.of(provision(mdev)),
        mdev.autostart(),
        List.of(mdev.place()));
  }

  private Provision provision(Mdev mdev) {
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
        way(mdev),
        provisioning.choices().stream()
            .filter(choice -> choice.mdev().equals(mdev.name()))
            .map(Provisioning.Choice::why)
            .findFirst(),
        mdev.notes(),
        places.stream().sorted().toList());
  }

  private Way way(Mdev mdev) {
    Optional<Way> atOnce =
        steps(Step.WriteApConfig.class).stream()
            .filter(step -> step.mdev().equals(mdev.name()))
            .<Way>map(step -> new Way.AtOnce(step.value()))
            .findFirst();
    return atOnce.or(() -> lastDomain(mdev)).orElseGet(Way.Ascending::new);
  }

  private Optional<Way> lastDomain(Mdev mdev) {
    List<Integer> written =
        steps(Step.Assign.class).stream()
            .filter(step -> step.mdev().equals(mdev.name()))
            .filter(step -> step.attribute() == Step.Assign.Attribute.DOMAIN)
            .map(step -> Integer.valueOf(step.value()))
            .toList();
    return written.equals(mdev.domains().ids().toList())
        ? Optional.empty()
        : Optional.of(new Way.LastDomain(written.get(written.size() - 1)));
  }

  /** One file for each mdev that a guest of libvirt has. */
  private List<WriteHostdev> hostdevs() {
    return mdevs.stream()
        .map(
            mdev ->
                new WriteHostdev(
                    mdev.uuid(),
                    guests.stream()
                        .filter(targets::byLibvirt)
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
                    targets.byLibvirt(guest),
                    CommandLines.qemu(host, guest, mdev.uuid()),
                    "device_add " + CommandLines.device(guest, mdev.uuid()),
                    List.of(guest.place(), uses(guest, mdev.ref()).orElseThrow())));
  }
}
