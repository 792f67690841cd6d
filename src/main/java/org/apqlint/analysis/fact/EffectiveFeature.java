package org.apqlint.analysis.fact;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.finding.CpuEdits;
import org.apqlint.finding.Edit;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Fact;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Place;

/** A CPU feature as a guest has it: named, or following from its CPU model and its host. */
public record EffectiveFeature(Guest guest, CpuFeature feature, boolean on) implements Fact {

  /** Where it is named, else where the CPU model stands, else the guest's name. */
  public Place place() {
    return named().or(() -> guest.cpu().place()).orElse(guest.place());
  }

  private Optional<Place> named() {
    return Optional.ofNullable(guest.cpu().settings().get(feature)).map(s -> s.place());
  }

  /** Whether the specification names the feature for this guest. */
  public boolean isNamed() {
    return named().isPresent();
  }

  /** Why it is off, where the guest does not say so itself. */
  public String cause() {
    if (isNamed()) {
      return "";
    }
    return guest.cpu().hostLike()
        ? ": the host lacks it"
        : ": model `" + guest.cpu().name() + "` does not turn it on by itself";
  }

  /** The one that is named first. */
  public static EffectiveFeature first(List<EffectiveFeature> some) {
    return some.stream().min(Comparator.comparing(EffectiveFeature::place)).orElseThrow();
  }

  /** {@code apqci, apft}, in the order in which they are named. */
  public static String names(List<EffectiveFeature> some) {
    return some.stream()
        .sorted(Comparator.comparing(EffectiveFeature::place))
        .map(wanted -> wanted.feature.toString())
        .collect(Collectors.joining(", "));
  }

  /** How the guest gets it on this host, if the host can give it. */
  public String remedy(Host host) {
    if (!host.has(feature)) {
      return "move the guest to a host that has it, or correct `without` of the host";
    }
    return (isNamed() ? "write" : "add") + " `" + feature + "=on`";
  }

  /** The edits that give it to the guest, if the host can give it. */
  public List<Edit> turnedOn(Host host) {
    return host.has(feature) ? CpuEdits.on(guest.cpu(), List.of(feature)) : List.of();
  }

  /** The edits that leave all of these out. */
  public static List<Edit> unnamed(List<EffectiveFeature> some) {
    return CpuEdits.unnamed(first(some).guest().cpu(), features(some));
  }

  /** The edits that turn all of these off. */
  public static List<Edit> turnedOff(List<EffectiveFeature> some) {
    return CpuEdits.off(first(some).guest(), features(some));
  }

  private static List<CpuFeature> features(List<EffectiveFeature> some) {
    return some.stream().map(EffectiveFeature::feature).sorted().toList();
  }

  @Override
  public String describe() {
    return "feature " + feature + " of guest " + guest.name() + " is " + (on ? "on" : "off");
  }

  @Override
  public Optional<Place> declaredAt() {
    return named();
  }
}
