package org.apqlint.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Configuration;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.Portion;
import org.apqlint.analysis.fact.Refilter;
import org.apqlint.analysis.fact.Survivors;
import org.apqlint.model.Adapter;
import org.apqlint.model.Fact;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Matrix;
import org.apqlint.model.Place;
import org.apqlint.model.Step.Assign.Attribute;
import org.apqlint.model.Words;

/**
 * Where on the way from its mdev to a guest ids are lost, and why: found by walking the graph of
 * the firings back from what the guest sees.
 */
final class Losses {

  private static final int SHOWN = 3;

  private final View view;

  Losses(View view) {
    this.view = view;
  }

  /** What is lost of these ids, in words: one clause for each place in the graph. */
  List<String> of(GuestMatrix seen, Map<Attribute, IdSet> missing) {
    Map<Portion, Map<Attribute, IdSet>> points = new LinkedHashMap<>();
    missing.forEach(
        (attribute, ids) ->
            ids.stream()
                .forEach(
                    id ->
                        points
                            .computeIfAbsent(
                                point(seen, attribute, id), any -> new LinkedHashMap<>())
                            .merge(attribute, IdSet.of(id), IdSet::union)));
    return points.entrySet().stream().map(entry -> at(entry.getKey(), entry.getValue())).toList();
  }

  /** The fact at which the id is lost: none of its reasons lacks it. */
  private Portion point(GuestMatrix seen, Attribute attribute, int id) {
    Portion at = seen;
    Set<Portion> passed = new HashSet<>();
    while (passed.add(at)) {
      Optional<Portion> behind =
          behind(at)
              .filter(share -> share.lacks(attribute, id) && !passed.contains(share))
              .min(Comparator.comparingInt(Losses::distance));
      if (behind.isEmpty()) {
        break;
      }
      at = behind.get();
    }
    Optional<Assigned> now = view.assigned(seen.mdev());
    // An old answer of the filter: the mdev has the id by now, and was not filtered again.
    boolean stale = at instanceof Assigned && now.filter(a -> !a.lacks(attribute, id)).isPresent();
    return stale ? now.get() : at;
  }

  /** What the guest saw before may be what the filter leaves of it now. */
  private Stream<Portion> behind(Portion share) {
    boolean again = share instanceof GuestMatrix && view.trace().isPresent() && !isFresh(share);
    Stream<Portion> now =
        again
            ? view.fresh(Portion.class).filter(other -> other.mdev().equals(share.mdev()))
            : Stream.empty();
    return Stream.concat(now, reasons(share, Portion.class));
  }

  private boolean isFresh(Fact fact) {
    return view.since(fact).filter(made -> made == view.number()).isPresent();
  }

  /** What the filter left tells more than what the guest saw before. */
  private static int distance(Portion share) {
    return share instanceof GuestMatrix ? 2 : share instanceof Assigned ? 1 : 0;
  }

  private String at(Portion share, Map<Attribute, IdSet> lost) {
    if (share instanceof Assigned assigned) {
      return assigned(assigned, lost);
    }
    List<String> what =
        lost.entrySet().stream().map(e -> Words.ids(e.getKey(), e.getValue())).toList();
    IdSet any = lost.values().stream().reduce(IdSet.NONE, IdSet::union);
    if (share instanceof GuestMatrix && view.of(share).isEmpty()) {
      return share.describe() + Roots.inBrackets(view.origin(share).stream().toList());
    }
    List<String> causes = causes(share, lost);
    return Phrases.enumeration(what)
        + " "
        + share.lost(what.size() > 1 ? IdSet.ALL : any)
        + configured(share, lost.keySet())
        + (causes.isEmpty() ? "" : ", because " + Phrases.enumeration(causes))
        + manner(share).map(text -> ", and " + text).orElse("")
        + (share instanceof Filtered && view.number() < view.asked()
            ? "; since then the mdev has not been filtered again"
            : "");
  }

  private String assigned(Assigned assigned, Map<Attribute, IdSet> lost) {
    boolean stale =
        lost.entrySet().stream().noneMatch(e -> assigned.lacks(e.getKey(), e.getValue().first()));
    return stale
        ? assigned(assigned, lost.keySet(), "") + ", and no rule has plugged it in since"
        : assigned(assigned, lost.keySet(), " only");
  }

  /** What an mdev is assigned of these kinds, and where. */
  String assigned(Assigned assigned, Set<Attribute> kinds, String suffix) {
    boolean one = kinds.size() == 1;
    IdSet ids = one ? assigned.ids(kinds.iterator().next()).orElseThrow() : IdSet.NONE;
    return "mdev "
        + assigned.mdev()
        + " is assigned "
        + (one ? Words.ids(kinds.iterator().next(), ids) : Phrases.matrix(assigned.matrix()))
        + (ids.isEmpty() && (one || assigned.matrix().equals(Matrix.EMPTY)) ? "" : suffix)
        + Roots.inBrackets(view.origin(assigned).stream().toList());
  }

  /** What the configuration has instead, where that is the reason. */
  private String configured(Portion share, Set<Attribute> kinds) {
    return reasons(share, Configuration.class)
        .filter(any -> !(share instanceof GuestMatrix))
        .map(configuration -> Roots.inBrackets(List.of(configured(configuration, kinds))))
        .collect(Collectors.joining());
  }

  /** The ids of these kinds that the host has, and where it says so. */
  String configured(Configuration configuration, Set<Attribute> kinds) {
    Host host = view.host().host();
    boolean declared = view.since(configuration).isEmpty();
    if (declared && host.withoutQci().isPresent()) {
      return view.of(configuration).map(Derivation::summary).orElse("")
          + ", "
          + host.place().fileAndLine();
    }
    return kinds.stream()
            .map(kind -> Words.ids(kind, configuration.ids(kind)))
            .collect(Collectors.joining(", "))
        + (declared
            ? ", " + declared(host, kinds.iterator().next()).fileAndLine()
            : ", " + view.origin(configuration).orElseThrow());
  }

  private static Place declared(Host host, Attribute kind) {
    Optional<Place> place =
        switch (kind) {
          case ADAPTER -> host.adapters().stream().map(Adapter::place).findFirst();
          case DOMAIN -> host.domains().placeOf(host.domains().ids());
          case CONTROL_DOMAIN -> host.controlDomains().placeOf(host.controlDomains().ids());
        };
    return place.orElse(host.place());
  }

  /** What the driver does, in the words of the rule. */
  private Optional<String> manner(Fact fact) {
    return view.of(fact).map(d -> Behaviour.of(d.summary(), view.host().host().generation()));
  }

  private List<String> causes(Portion share, Map<Attribute, IdSet> lost) {
    List<String> causes = new ArrayList<>();
    Roots roots = new Roots(view);
    List<Lacks> lacks =
        reasons(share, Survivors.class)
            .flatMap(survivors -> reasons(survivors, Lacks.class))
            .filter(some -> concerns(some, lost))
            .sorted(Comparator.comparingInt(Lacks::apid))
            .toList();
    lacks.stream().limit(SHOWN).map(roots::of).forEach(causes::add);
    if (lacks.size() > SHOWN) {
      causes.add(Phrases.count(lacks.size() - SHOWN, "more adapter"));
    }
    if (lacks.isEmpty()) {
      reasons(share, Fact.class)
          .filter(reason -> !(reason instanceof KernelChoice || reason instanceof Refilter))
          .filter(reason -> !(reason instanceof Survivors || reason instanceof Assigned))
          .filter(reason -> !(reason instanceof GuestMatrix || reason instanceof Configuration))
          .map(this::because)
          .forEach(causes::add);
    }
    return causes;
  }

  private static boolean concerns(Lacks lacks, Map<Attribute, IdSet> lost) {
    return lost.getOrDefault(Attribute.ADAPTER, IdSet.NONE).contains(lacks.apid())
        || lost.getOrDefault(Attribute.DOMAIN, IdSet.NONE).overlaps(lacks.domains());
  }

  /** The fact and where it comes from. */
  private String because(Fact reason) {
    return reason.describe() + Roots.inBrackets(view.origin(reason).stream().toList());
  }

  private <F extends Fact> Stream<F> reasons(Fact fact, Class<F> kind) {
    return view.of(fact).map(Derivation::because).orElse(List.of()).stream()
        .distinct()
        .filter(kind::isInstance)
        .map(kind::cast);
  }

  /** What the filter left of an id that the guest sees, or what else plugged it in. */
  private Fact granted(GuestMatrix seen, Attribute attribute) {
    return reasons(seen, Portion.class)
        .filter(share -> !(share instanceof GuestMatrix || share instanceof Assigned))
        .filter(share -> share.ids(attribute).isPresent())
        .<Fact>map(share -> share)
        .findFirst()
        .orElse(seen);
  }

  /** Why ids of this kind reach the guest: the filter ran, they passed it, and what it does. */
  String passed(GuestMatrix seen, Attribute attribute) {
    Fact filtered = granted(seen, attribute);
    Stream<String> again =
        view.trace().isPresent() && filtered != seen
            ? view.fresh(Refilter.class)
                .filter(some -> some.mdev().equals(seen.mdev()))
                .flatMap(some -> view.of(some).stream())
                .map(Derivation::summary)
            : Stream.empty();
    Stream<String> survivors = reasons(filtered, Survivors.class).map(Fact::describe);
    return Stream.of(again, survivors, manner(filtered).map(text -> "and " + text).stream())
        .flatMap(texts -> texts)
        .collect(Collectors.joining(", "));
  }
}
