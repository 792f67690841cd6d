package org.apqlint.report;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.StepOutcome.Effect;
import org.apqlint.analysis.fact.Assigned;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Step;
import org.apqlint.model.Step.Assign.Attribute;

/** Why a step of a change is refused, or what it does to guests, in a sentence. */
final class StepAnswer {

  private final View view;
  private final int number;
  private final StepOutcome outcome;
  private final Losses losses;

  StepAnswer(View view, int number) {
    this.view = view;
    this.number = number;
    this.outcome = view.step(number);
    this.losses = new Losses(view);
  }

  String sentence() {
    String head =
        "step "
            + number
            + " `"
            + outcome.step().text()
            + "` ("
            + outcome.step().place().fileAndLine()
            + ") ";
    if (outcome.ok()) {
      return head + "succeeds" + effects();
    }
    String result = outcome.refused() ? "is refused with " + outcome.result() : "does not return";
    return head + result + reason();
  }

  /** The test that fails, its values, and the state that it rests on. */
  private String reason() {
    Optional<Derivation> test = test();
    String state =
        test.stream()
            .flatMap(d -> d.because().stream())
            .distinct()
            .filter(fact -> !(fact instanceof Step || fact instanceof KernelChoice))
            .map(fact -> fact.describe() + view.origin(fact).map(o -> ", " + o).orElse(""))
            .collect(Collectors.joining("; "));
    String said = test.map(Derivation::summary).orElse("");
    // The reason holds the values, or, where the rule says it all, the words of the rule.
    String values =
        outcome.reason().filter(text -> !text.equals(said)).map(text -> ": " + text).orElse("");
    return values
        + (said.isEmpty() ? "" : ", as " + said)
        + (state.isEmpty() ? "" : " (" + state + ")")
        + test.filter(StepAnswer::differs)
            .map(d -> ", in generation " + view.host().host().generation())
            .orElse("");
  }

  private Optional<Derivation> test() {
    return view.verdict().flatMap(view::of);
  }

  /** Whether the rule belongs to some generations only. */
  private static boolean differs(Derivation test) {
    return test.because().stream().anyMatch(KernelChoice.class::isInstance);
  }

  private String effects() {
    if (outcome.effects().isEmpty()) {
      return idle();
    }
    return outcome.effects().stream().map(this::effect).collect(Collectors.joining("; ", "; ", ""));
  }

  private String effect(Effect effect) {
    List<String> parts = new ArrayList<>();
    if (!effect.plugged().isEmpty() || !effect.controlPlugged().isEmpty()) {
      parts.add("gains " + ChangeText.things(effect.plugged(), effect.controlPlugged()));
    }
    if (!effect.unplugged().isEmpty() || !effect.controlUnplugged().isEmpty()) {
      parts.add("loses " + ChangeText.things(effect.unplugged(), effect.controlUnplugged()));
    }
    return "guest " + effect.guest() + " " + Phrases.enumeration(parts) + why(effect);
  }

  private String why(Effect effect) {
    Optional<GuestMatrix> seen =
        view.host().guests().stream()
            .filter(guest -> guest.guest().name().equals(effect.guest()))
            .flatMap(guest -> guest.mdev().stream())
            .flatMap(mdev -> view.seen(mdev.name()).stream())
            .findFirst();
    if (seen.isEmpty() || !view.since(seen.get()).equals(Optional.of(number))) {
      return "";
    }
    Map<Attribute, IdSet> lost = new EnumMap<>(Attribute.class);
    effect
        .unplugged()
        .forEach(
            queue -> {
              add(lost, seen.get(), Attribute.ADAPTER, queue.apid());
              add(lost, seen.get(), Attribute.DOMAIN, queue.apqi());
            });
    effect.controlUnplugged().stream()
        .forEach(id -> add(lost, seen.get(), Attribute.CONTROL_DOMAIN, id));
    // Where the rule alone gives the reason, nothing stands before its "and".
    String reason =
        lost.isEmpty()
            ? losses.passed(seen.get(), kind(effect)).replaceFirst("^and ", "")
            : String.join("; ", losses.of(seen.get(), lost));
    return reason.isEmpty() ? "" : ": " + reason;
  }

  private static Attribute kind(Effect effect) {
    return effect.plugged().isEmpty() ? Attribute.CONTROL_DOMAIN : Attribute.ADAPTER;
  }

  private static void add(
      Map<Attribute, IdSet> lost, GuestMatrix seen, Attribute attribute, int id) {
    if (seen.lacks(attribute, id)) {
      lost.merge(attribute, IdSet.of(id), IdSet::union);
    }
  }

  /** A step that reaches no running guest: what the guests do not see of their mdevs, and why. */
  private String idle() {
    String nobody = ", and no running guest gains or loses anything";
    Stream<String> kept =
        view.facts(Assigned.class)
            .filter(assigned -> view.userOf(assigned.mdev()).isPresent())
            .flatMap(
                assigned ->
                    view.seen(assigned.mdev()).stream()
                        .flatMap(seen -> losses.of(seen, withheld(assigned, seen)).stream()));
    return nobody + kept.map(text -> "; " + text).collect(Collectors.joining());
  }

  /** What the step would have brought: all of an mdev that it had filtered, or what it assigned. */
  private Map<Attribute, IdSet> withheld(Assigned assigned, GuestMatrix seen) {
    boolean filtered =
        view.fresh(Filtered.class).anyMatch(left -> left.mdev().equals(assigned.mdev()));
    Map<Attribute, IdSet> missing = new EnumMap<>(Attribute.class);
    for (Attribute kind : Attribute.values()) {
      IdSet before = filtered ? IdSet.NONE : before(assigned, kind);
      IdSet ids =
          assigned.ids(kind).orElseThrow().minus(seen.ids(kind).orElseThrow()).minus(before);
      if (!ids.isEmpty()) {
        missing.put(kind, ids);
      }
    }
    return missing;
  }

  /** What the mdev was assigned before the step: the reason of what it is assigned now. */
  private IdSet before(Assigned assigned, Attribute kind) {
    return view.fresh(Assigned.class)
        .filter(assigned::equals)
        .flatMap(made -> view.of(made).stream())
        .flatMap(made -> made.because().stream())
        .filter(Assigned.class::isInstance)
        .map(old -> ((Assigned) old).ids(kind).orElseThrow())
        .findFirst()
        .orElse(assigned.ids(kind).orElseThrow());
  }
}
