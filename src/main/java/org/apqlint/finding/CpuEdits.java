package org.apqlint.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Guest;
import org.apqlint.model.Place;

/** Edits of the {@code cpu} statement of a guest. */
public final class CpuEdits {

  private CpuEdits() {}

  /** These features named as on, where they are not on already; none of a model that is too old. */
  public static List<Edit> on(CpuModel cpu, Collection<CpuFeature> features) {
    if (!cpu.canHaveAp()) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>();
    StringBuilder more = new StringBuilder();
    for (CpuFeature feature : features) {
      CpuModel.Setting named = cpu.settings().get(feature);
      if (named == null && !cpu.hostLike()) {
        more.append(' ').append(feature).append("=on");
      } else if (named != null && !named.on()) {
        edits.add(new Edit.Replace(named.place(), feature + "=on"));
      }
    }
    if (!more.isEmpty()) {
      last(cpu).ifPresent(place -> edits.add(behind(place, more)));
    }
    return edits;
  }

  /** These features named as off. */
  public static List<Edit> off(Guest guest, Collection<CpuFeature> features) {
    CpuModel cpu = guest.cpu();
    List<Edit> edits = new ArrayList<>();
    StringBuilder more = new StringBuilder();
    for (CpuFeature feature : features) {
      CpuModel.Setting named = cpu.settings().get(feature);
      if (named == null) {
        more.append(' ').append(feature).append("=off");
      } else if (named.on()) {
        edits.add(new Edit.Replace(named.place(), feature + "=off"));
      }
    }
    if (!more.isEmpty()) {
      Place below = guest.uses().isEmpty() ? guest.place() : guest.uses().get(0).place();
      edits.add(
          last(cpu)
              .map(place -> behind(place, more))
              .orElse(new Edit.Insert(below, "cpu " + cpu.name() + more)));
    }
    return edits;
  }

  /** The last feature that is named, else the name of the model. */
  private static Optional<Place> last(CpuModel cpu) {
    return cpu.settings().values().stream()
        .map(CpuModel.Setting::place)
        .max(Place::compareTo)
        .or(cpu::namePlace);
  }

  private static Edit behind(Place word, StringBuilder features) {
    return new Edit.Replace(word.end(), features.toString());
  }

  /** These features not named at all. */
  public static List<Edit> unnamed(CpuModel cpu, Collection<CpuFeature> features) {
    return features.stream()
        .filter(cpu.settings()::containsKey)
        .<Edit>map(feature -> new Edit.Remove(cpu.settings().get(feature).place()))
        .toList();
  }
}
