package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.Moment;
import org.apqlint.analysis.Watch;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.Portion;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Step.Assign.Attribute;

/**
 * A question about a step, or about something at a moment of a change. A step bears on it if it is
 * the step, if it changes what is asked about, or if the driver filters anew and leaves it out.
 */
record Question(Subject subject) implements Watch {

  @Override
  public String host() {
    return subject.host().host().name();
  }

  @Override
  public int first() {
    return subject.step().orElse(1);
  }

  @Override
  public int last() {
    return subject.step().or(subject::moment).orElseThrow();
  }

  @Override
  public boolean keeps(Moment before, Moment after) {
    if (subject.step().isPresent()) {
      return after.step() == subject.step().get();
    }
    return !state(before).equals(state(after)) || refusedAnew(after);
  }

  private List<Object> state(Moment moment) {
    Optional<Part> part = subject.part();
    if (subject.isHost()) {
      return part.isEmpty() ? whole(moment) : ofHost(part.get(), moment);
    }
    return subject
        .mdev()
        .map(
            mdev ->
                List.of(
                    subject.guest().flatMap(guest -> moment.userOf(mdev.name())),
                    ofMdev(mdev.name(), part, moment)))
        .orElse(List.of());
  }

  private static List<Object> ofMdev(String mdev, Optional<Part> part, Moment moment) {
    List<Object> state = new ArrayList<>();
    moment
        .facts(Portion.class)
        .filter(share -> share.mdev().equals(mdev) && kept(share))
        .map(
            share ->
                part.<Object>map(some -> List.of(share.getClass(), has(some, share))).orElse(share))
        .forEach(state::add);
    return state;
  }

  /** M and S: what the kernel keeps from step to step. */
  private static boolean kept(Portion share) {
    return share.ids(Attribute.ADAPTER).isPresent()
        && share.ids(Attribute.CONTROL_DOMAIN).isPresent();
  }

  private static boolean has(Part part, Portion share) {
    return part.in(kind -> share.ids(kind).orElse(IdSet.NONE));
  }

  private boolean refusedAnew(Moment moment) {
    Optional<String> mdev = subject.mdev().map(MdevAnalysis::name);
    return mdev.isPresent()
        && moment
            .fresh(Filtered.class)
            .filter(filtered -> filtered.mdev().equals(mdev.get()))
            .anyMatch(
                filtered -> subject.part().filter(part -> !leftOut(part, filtered)).isEmpty());
  }

  private static boolean leftOut(Part part, Filtered filtered) {
    return part.attribute().filter(Attribute.CONTROL_DOMAIN::equals).isEmpty()
        && !has(part, filtered);
  }

  private static List<Object> whole(Moment moment) {
    return List.of(
        moment.facts(PoolMask.class).collect(Collectors.toSet()),
        moment.facts(QueueRow.class).collect(Collectors.toSet()),
        moment.facts(Configuration.class).collect(Collectors.toSet()));
  }

  private static List<Object> ofHost(Part part, Moment moment) {
    List<Object> state = new ArrayList<>();
    part.queue().ifPresent(queue -> state.addAll(ofQueue(queue, moment)));
    moment
        .facts(Configuration.class)
        .forEach(
            configuration ->
                part.attribute()
                    .ifPresent(
                        kind ->
                            state.add(
                                part.in(
                                    any ->
                                        any == Attribute.CONTROL_DOMAIN
                                            ? configuration.controlDomains()
                                            : Portion.of(configuration.matrix(), any)
                                                .orElseThrow()))));
    part.attribute()
        .filter(Attribute.ADAPTER::equals)
        .ifPresent(
            any ->
                moment
                    .facts(QueueRow.class)
                    .filter(row -> row.apid() == part.id())
                    .forEach(state::add));
    return state;
  }

  private static List<Object> ofQueue(Apqn queue, Moment moment) {
    List<Object> state = new ArrayList<>();
    moment
        .facts(QueueRow.class)
        .filter(row -> row.apid() == queue.apid())
        .forEach(
            row -> {
              for (Function<QueueRow, IdSet> domains :
                  List.<Function<QueueRow, IdSet>>of(
                      QueueRow::present, QueueRow::reserved, QueueRow::vfio, QueueRow::host)) {
                state.add(domains.apply(row).contains(queue.apqi()));
              }
            });
    moment
        .facts(Assigned.class)
        .filter(held -> held.matrix().contains(queue))
        .map(Assigned::mdev)
        .sorted()
        .forEach(state::add);
    return state;
  }
}
