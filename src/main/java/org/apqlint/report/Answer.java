package org.apqlint.report;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Fact;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * The first sentence of an explanation: what holds, the immediate cause and where it is declared,
 * and what the driver of this generation does about it.
 */
final class Answer {

  private final Subject subject;
  private final View view;
  private final Losses losses;
  private final Roots roots;

  private Answer(Subject subject, View view) {
    this.subject = subject;
    this.view = view;
    this.losses = new Losses(view);
    this.roots = new Roots(view);
  }

  static String of(Subject subject, View view) {
    Answer answer = new Answer(subject, view);
    if (subject.step().isPresent()) {
      return new StepAnswer(view, subject.step().get()).sentence();
    }
    if (subject.isHost()) {
      return answer.ofHost();
    }
    return subject.part().map(answer::ofPart).orElseGet(answer::ofWhole);
  }

  /** What is said of a queue of a guest or mdev, whoever else has it. */
  static String ofShare(Subject subject, View view) {
    return new Answer(subject, view).share(subject.part().orElseThrow());
  }

  /** Which driver a queue of the host is for, and what it is bound to: what follows its name. */
  static String ofDriver(Subject host, View view, Apqn queue) {
    return new Answer(host, view).driver(queue);
  }

  // ---- guests and mdevs

  private String ofPart(Part part) {
    Optional<Assigned> assigned = mdevName().flatMap(view::assigned);
    Optional<GuestMatrix> seen = mdevName().flatMap(view::seen);
    boolean in =
        !closed()
            && seen.filter(s -> part.in(kind -> s.ids(kind).orElseThrow())).isPresent()
            && assigned.isPresent();
    return share(part) + (in ? also(assigned.get()) : "");
  }

  private String share(Part part) {
    String end = subject.words() + when() + ": ";
    Optional<GuestMatrix> seen = mdevName().flatMap(view::seen);
    Optional<Assigned> assigned = mdevName().flatMap(view::assigned);
    if (seen.isEmpty() || assigned.isEmpty() || closed()) {
      return part.words() + " is not in " + end + nothing();
    }
    boolean in = part.in(kind -> seen.get().ids(kind).orElseThrow());
    return part.words()
        + (in ? " is in " : " is not in ")
        + end
        + (in ? granted(part, assigned.get(), seen.get()) : lost(part, assigned.get(), seen.get()));
  }

  private String lost(Part part, Assigned assigned, GuestMatrix seen) {
    Map<Attribute, IdSet> missing = new EnumMap<>(Attribute.class);
    for (Attribute kind : Attribute.values()) {
      part.id(kind)
          .filter(id -> seen.lacks(kind, id))
          .ifPresent(id -> missing.put(kind, IdSet.of(id)));
    }
    Map<Attribute, IdSet> unassigned = new EnumMap<>(missing);
    unassigned.entrySet().removeIf(e -> !assigned.lacks(e.getKey(), e.getValue().first()));
    // What the mdev does not have any more, no filter has to answer for.
    return unassigned.isEmpty()
        ? String.join("; ", losses.of(seen, missing))
        : losses.assigned(assigned, unassigned.keySet(), " only");
  }

  private String granted(Part part, Assigned assigned, GuestMatrix seen) {
    Attribute kind =
        part.attribute().filter(Attribute.CONTROL_DOMAIN::equals).orElse(Attribute.ADAPTER);
    return part.queue().map(roots::notBound).orElse("") + because(kind, assigned, seen);
  }

  /** That it is assigned, that it passed the filter, and what the filter does. */
  private String because(Attribute kind, Assigned assigned, GuestMatrix seen) {
    String passed = losses.passed(seen, kind);
    Set<Attribute> kinds =
        kind == Attribute.CONTROL_DOMAIN ? Set.of(kind) : Set.of(kind, Attribute.DOMAIN);
    return losses.assigned(assigned, kinds, "") + (passed.isEmpty() ? "" : ", " + passed);
  }

  /** The other mdevs that hold the queue. */
  private String also(Assigned assigned) {
    return subject
        .queue()
        .map(
            queue ->
                holders(queue)
                    .filter(other -> !other.mdev().equals(assigned.mdev()))
                    .map(other -> "; " + withOrigin(other) + ", too")
                    .collect(Collectors.joining()))
        .orElse("");
  }

  private String ofWhole() {
    Optional<GuestMatrix> seen = mdevName().flatMap(view::seen);
    Optional<Assigned> assigned = mdevName().flatMap(view::assigned);
    if (seen.isEmpty() || assigned.isEmpty() || closed()) {
      return subject.words()
          + (subject.guest().isPresent() ? " gets no queue" : " gives its guest no queue")
          + when()
          + ": "
          + nothing();
    }
    if (assigned.get().matrix().equals(Matrix.EMPTY)
        && assigned.get().controlDomains().isEmpty()
        && seen.get().matrix().equals(Matrix.EMPTY)) {
      return subject.words()
          + (subject.guest().isPresent() ? " gets no queue" : " gives its guest no queue")
          + when()
          + ": "
          + losses.assigned(assigned.get(), Set.of(Attribute.ADAPTER, Attribute.DOMAIN), "");
    }
    Map<Attribute, IdSet> missing = new EnumMap<>(Attribute.class);
    for (Attribute kind : Attribute.values()) {
      IdSet ids = assigned.get().ids(kind).orElseThrow().minus(seen.get().ids(kind).orElseThrow());
      if (!ids.isEmpty()) {
        missing.put(kind, ids);
      }
    }
    return subject.words()
        + (subject.guest().isPresent() ? " gets " : " gives its guest ")
        + share(assigned.get(), seen.get(), missing.isEmpty())
        + when()
        + ": "
        + (missing.isEmpty()
            ? because(Attribute.ADAPTER, assigned.get(), seen.get())
            : String.join("; ", losses.of(seen.get(), missing)));
  }

  private static String share(Assigned assigned, GuestMatrix seen, boolean all) {
    String control =
        assigned.controlDomains().isEmpty()
            ? ""
            : " and " + Words.controlDomains(seen.controlDomains());
    if (all) {
      return "all of " + Phrases.matrix(assigned.matrix()) + control;
    }
    return (seen.matrix().isEmpty() ? "no queue" : "only " + Phrases.matrix(seen.matrix()))
        + control
        + " of "
        + Phrases.matrix(assigned.matrix());
  }

  private Optional<String> mdevName() {
    return subject.mdev().map(mdev -> mdev.name());
  }

  /** Whether a guest is asked about that does not run at that moment. */
  private boolean closed() {
    return view.trace().isPresent()
        && subject
            .guest()
            .map(guest -> guest.guest().name())
            .filter(name -> !view.userOf(mdevName().orElse("")).equals(Optional.of(name)))
            .isPresent();
  }

  /** Why there is nothing that a guest could see. */
  private String nothing() {
    if (subject.mdev().isEmpty()) {
      return withoutMdev(subject.guest().orElseThrow());
    }
    String mdev = mdevName().orElseThrow();
    if (view.assigned(mdev).isEmpty()) {
      return "mdev " + mdev + " does not exist" + by(step -> removes(step, mdev));
    }
    return subject.guest().isPresent()
        ? subject.words() + " does not run" + by(step -> stops(step, subject.name()))
        : "no guest with mdev " + mdev + " runs";
  }

  private static boolean stops(Step step, String guest) {
    return step instanceof Step.StopGuest stop && stop.guest().equals(guest);
  }

  private static boolean removes(Step step, String mdev) {
    return step instanceof Step.Remove remove && remove.mdev().equals(mdev);
  }

  /** The step that did so, or the declared place of guest or mdev. */
  private String by(Predicate<Step> deed) {
    return " ("
        + subject
            .moment()
            .flatMap(upTo -> view.lastStep(upTo, deed))
            .map(text -> "since " + text)
            .or(() -> subject.guest().map(guest -> guest.guest().place().fileAndLine()))
            .or(() -> declaredMdev().map(mdev -> mdev.place().fileAndLine()))
            .orElse("")
        + ")";
  }

  private Optional<Mdev> declaredMdev() {
    return view.host().declared().stream()
        .filter(mdev -> mdevName().equals(Optional.of(mdev.name())))
        .findFirst();
  }

  private static String withoutMdev(GuestAnalysis guest) {
    Optional<MdevRef> foreign = guest.guest().mdev();
    return guest.guest().describe()
        + " ("
        + guest.guest().place().fileAndLine()
        + ")"
        + foreign.map(ref -> "; mdev " + ref + " is not one of its host").orElse("");
  }

  // ---- hosts

  private String ofHost() {
    Host host = view.host().host();
    if (subject.part().isEmpty()) {
      return subject.words()
          + " has "
          + Phrases.matrix(configuration().matrix())
          + when()
          + ": "
          + pools()
          + " ("
          + masks().map(this::withOrigin).collect(Collectors.joining("; "))
          + "), and "
          + Roots.withPlace(host.kernel());
    }
    Part part = subject.part().get();
    return part.words()
        + (part.queue().isPresent() ? " of " + subject.words() + aside(when()) + " " : "")
        + part.queue().map(this::owner).orElseGet(() -> id(part));
  }

  private String pools() {
    int vfio = view.facts(QueueRow.class).mapToInt(row -> forVfio(row).size()).sum();
    int all = view.facts(QueueRow.class).mapToInt(row -> row.present().size()).sum();
    return Phrases.count(all - vfio, "queue") + " of the host, " + vfio + " of vfio_ap";
  }

  private static IdSet forVfio(QueueRow row) {
    return row.released().union(row.vfio());
  }

  private Configuration configuration() {
    return view.facts(Configuration.class).findFirst().orElseThrow();
  }

  private Stream<PoolMask> masks() {
    return view.trace().isPresent()
        ? view.facts(PoolMask.class)
        : Stream.of(view.host().host().apmask(), view.host().host().aqmask());
  }

  private String withOrigin(Fact fact) {
    return fact.describe() + view.origin(fact).map(text -> ", " + text).orElse("");
  }

  /** An adapter, domain or control domain of the host. */
  private String id(Part part) {
    boolean has =
        part.in(
            kind ->
                kind == Attribute.CONTROL_DOMAIN
                    ? configuration().controlDomains()
                    : kind == Attribute.ADAPTER
                        ? configuration().matrix().adapters()
                        : configuration().matrix().domains());
    String of =
        (has ? " is" : " is not") + " in the AP configuration of " + subject.words() + when();
    Optional<String> card =
        part.id(Attribute.ADAPTER)
            .flatMap(
                apid ->
                    view.host().host().adapters().stream()
                        .filter(some -> some.apid() == apid)
                        .findFirst())
            .map(Roots::withPlace);
    Optional<String> row = part.id(Attribute.ADAPTER).flatMap(view::row).map(QueueRow::describe);
    return of
        + ": "
        + Stream.of(card.filter(any -> has), row)
            .flatMap(Optional::stream)
            .reduce((one, other) -> one + "; " + other)
            .orElseGet(
                () -> losses.configured(configuration(), Set.of(part.attribute().orElseThrow())));
  }

  private String owner(Apqn queue) {
    return driver(queue) + "; " + held(queue);
  }

  private String driver(Apqn queue) {
    Optional<QueueRow> row = view.row(queue.apid());
    if (row.filter(some -> some.present().contains(queue.apqi())).isEmpty()) {
      return "does not exist" + Roots.inBrackets(roots.of(queue));
    }
    boolean kept = row.get().reserved().contains(queue.apqi());
    boolean vfio = row.get().vfio().contains(queue.apqi());
    boolean host = row.get().host().contains(queue.apqi());
    return override(queue)
            .orElseGet(
                () ->
                    (kept && !vfio ? "is for the host (" : "is for vfio_ap (")
                        + masks().map(this::withOrigin).collect(Collectors.joining("; "))
                        + ")")
        + " and bound to "
        + (vfio ? "it" : host ? "the default driver" : "neither of the two")
        + (vfio || host ? "" : Roots.inBrackets(roots.of(queue)));
  }

  /** What the override of the queue says, which goes before the masks. */
  private Optional<String> override(Apqn queue) {
    Host host = view.host().host();
    if (host.generation() != Generation.DRIVER_OVERRIDE) {
      return Optional.empty();
    }
    int upTo = subject.moment().orElse(0);
    Optional<Step.OverrideDriver> step = view.lastOverride(upTo, queue);
    if (step.isPresent()) {
      return step.filter(some -> !some.driver().isEmpty())
          .map(
              some ->
                  drivenBy(some.driver())
                      + " ("
                      + view.lastStep(upTo, some::equals).orElseThrow()
                      + ")");
    }
    return host.overrides().stream()
        .filter(some -> some.queues().contains(queue))
        .reduce((earlier, later) -> later)
        .map(some -> drivenBy(some.driver()) + " (" + Roots.withPlace(some) + ")");
  }

  private static String drivenBy(String driver) {
    return QueueRow.DEFAULT_DRIVER.equals(driver) ? "is for the host" : "is for " + driver;
  }

  private Stream<Assigned> holders(Apqn queue) {
    return view.facts(Assigned.class).filter(held -> held.matrix().contains(queue));
  }

  private String held(Apqn queue) {
    return holders(queue)
        .map(this::withOrigin)
        .reduce((one, other) -> one + "; " + other)
        .orElse("no mdev is assigned it");
  }

  // ---- moments

  /** {@code after step 3}; nothing for what is declared. */
  private String when() {
    return subject
        .moment()
        .map(number -> number == 0 ? " before the first step" : " after step " + number + since())
        .orElse("");
  }

  /** A moment in the midst of a sentence: what follows its comma ends with one. */
  private static String aside(String when) {
    return when.contains(", ") ? when + "," : when;
  }

  /** What was so before the step that is asked about says since when. */
  private String since() {
    int number = view.number();
    return number == subject.moment().orElseThrow()
        ? ""
        : number == 0 ? ", as before the first step" : ", since " + view.stepAndPlace(number);
  }
}
