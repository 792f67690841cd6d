package org.apqlint.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apqlint.config.KernelRows.Build;
import org.apqlint.config.KernelRows.Release;
import org.apqlint.config.KernelRows.Row;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.KernelChoice.Basis;
import org.apqlint.model.Place;

/**
 * The table of kernels: which release or distribution carries which generation of the driver. The
 * rows, with their evidence, are data: {@code kernels.yaml}.
 */
public final class KernelTable {

  /** The release whose log texts hold where no kernel says otherwise. */
  public static final String NEWEST_TEXTS = "6.15";

  private static final String FILE = "kernels.yaml";

  private final KernelRows rows;
  private final DistributionNames distributions;
  private final FixedReleases fixes;

  /** Read at the first use only: a specification may name no kernel at all. */
  private static final class Holder {
    static final KernelTable TABLE = read();
  }

  private KernelTable(KernelRows rows) {
    this.rows = rows;
    this.distributions = new DistributionNames(rows.distributions());
    this.fixes = new FixedReleases(rows);
  }

  /** The table that comes with the program. */
  public static KernelTable load() {
    return Holder.TABLE;
  }

  private static KernelTable read() {
    try (InputStream in = KernelTable.class.getResourceAsStream(FILE)) {
      return new KernelTable(KernelRows.of(YamlValues.read(in)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + FILE + " of the program", e);
    }
  }

  KernelRows rows() {
    return rows;
  }

  /**
   * The generation of a kernel.
   *
   * @param declaredKernel a release such as {@code 6.1.75}, a kernel string of a distribution, or
   *     the name of a distribution with its version
   * @param place where it is declared
   */
  public KernelChoice choose(String declaredKernel, Place place) {
    KernelText text = KernelText.of(declaredKernel);
    Answer answer =
        text.version()
            .map(version -> release(text, version))
            .or(() -> distributions.answer(text))
            .orElseGet(() -> unknown(text));
    return new KernelChoice(
        answer.row().driver(),
        answer.row().texts(),
        answer.row().removalWaits(),
        Optional.of(declaredKernel),
        answer.remark().isPresent() ? Basis.NEAREST : Basis.DECLARED,
        answer.remark(),
        Optional.ofNullable(answer.row().distribution()),
        fixes.of(answer.row(), text.version()),
        place);
  }

  /**
   * The kernel that somebody names in place of a declared one, be it by release, by distribution or
   * by the generation alone: then the texts of the log stay as they are. Empty if it is none of
   * these.
   */
  public Optional<KernelChoice> inPlaceOf(KernelChoice declared, String kernel) {
    Optional<Generation> generation = Generation.named(kernel.strip());
    if (generation.isPresent()) {
      return generation.map(named -> declared.behavingAs(named).mendedBy(fixes.of(named)));
    }
    KernelText text = KernelText.of(kernel);
    return text.version().isPresent() || distributions.answer(text).isPresent()
        ? Optional.of(choose(kernel.strip(), declared.place()).inPlaceOf(declared))
        : Optional.empty();
  }

  /** The text with its first word corrected, if that may be a slip of a distribution's name. */
  public Optional<String> near(String kernel) {
    return distributions.near(KernelText.of(kernel).text()).map(name -> name + rest(kernel));
  }

  private static String rest(String kernel) {
    return kernel.strip().replaceFirst("^\\p{Alpha}*", "");
  }

  /** The named generation; a declared kernel still decides the texts of the log. */
  public KernelChoice byDriver(Generation generation, Optional<KernelChoice> kernel, Place place) {
    return new KernelChoice(
        generation,
        kernel.map(KernelChoice::texts).orElse(NEWEST_TEXTS),
        generation.removalWaits()
            || kernel
                .filter(k -> k.generation() == generation)
                .filter(KernelChoice::removalWaits)
                .isPresent(),
        kernel.flatMap(KernelChoice::declared),
        Basis.DECLARED,
        Optional.empty(),
        kernel.flatMap(KernelChoice::distribution),
        kernel
            .filter(k -> k.generation() == generation)
            .flatMap(KernelChoice::fix)
            .or(() -> fixes.of(generation)),
        place);
  }

  /** The model of the proposal, for a host that names neither kernel nor driver. */
  public KernelChoice assumed(Place hostName) {
    return new KernelChoice(
        Generation.V10,
        NEWEST_TEXTS,
        Generation.V10.removalWaits(),
        Optional.empty(),
        Basis.ASSUMED,
        Optional.empty(),
        Optional.empty(),
        fixes.of(Generation.V10),
        hostName);
  }

  /** A row, and why it may be the wrong one. */
  record Answer(Row row, Optional<String> remark) {}

  private Answer release(KernelText text, Version version) {
    for (Build build : rows.builds()) {
      if (build.covers(version, text.build())) {
        return new Answer(build, build.doubt());
      }
    }
    Optional<Release> row = rows.releases().stream().filter(r -> r.covers(version)).findFirst();
    if (row.isEmpty()) {
      return nearest(rows.releases(), version, "Linux", text.quoted());
    }
    if (version.parts() == 1) {
      return new Answer(
          row.get(), Optional.of(text.quoted() + " names no release: " + version + ".0 is taken"));
    }
    return new Answer(row.get(), row.get().doubt().or(() -> pointDecides(row.get(), version)));
  }

  /** Whether a later point release of the same series is of another generation. */
  private Optional<String> pointDecides(Release row, Version version) {
    if (version.parts() > 2) {
      return Optional.empty();
    }
    return rows.releases().stream()
        .filter(r -> r.from().sameSeries(version) && r.from().compareTo(version) > 0)
        .filter(r -> r.driver() != row.driver())
        .findFirst()
        .map(
            later ->
                String.format(
                    "the point release decides: %s.0 is taken, and is `%s`; %s and newer are `%s`",
                    version, row.driver(), later.first(), later.driver()));
  }

  /** The row of the nearest older version, or the first one where none is older. */
  static Answer nearest(List<Release> rows, Version version, String what, String quoted) {
    Release row = rows.get(0);
    for (Release candidate : rows) {
      if (candidate.from().compareTo(version) <= 0) {
        row = candidate;
      }
    }
    boolean older = row.from().compareTo(version) <= 0;
    return new Answer(
        row,
        Optional.of(
            String.format(
                "%s is not in the table of kernels: the nearest %s, %s %s, is taken",
                quoted, older ? "older one" : "one", what, older ? row.last() : row.first())));
  }

  private Answer unknown(KernelText text) {
    Release newest = rows.releases().get(rows.releases().size() - 1);
    return new Answer(
        newest,
        Optional.of(
            text.quoted()
                + " is no kernel release and no distribution of the table: the newest, Linux "
                + newest.last()
                + ", is taken"
                + distributions
                    .near(text.text())
                    .map(name -> "; did you mean `" + name + "`")
                    .orElse("")));
  }
}
