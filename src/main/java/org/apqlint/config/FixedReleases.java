package org.apqlint.config;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apqlint.config.KernelRows.Build;
import org.apqlint.config.KernelRows.Release;
import org.apqlint.config.KernelRows.Row;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelFix;

/**
 * Which kernels mended the leak of {@code dynamic-delta}: those with which {@code dynamic} begins,
 * in the rows of the table.
 */
final class FixedReleases {

  private static final Version NO_VERSION = Version.parse("0");

  private final KernelRows rows;

  FixedReleases(KernelRows rows) {
    this.rows = rows;
  }

  /** Where a generation was mended, whatever its kernel; empty if it needs no fix. */
  Optional<KernelFix> of(Generation generation) {
    return generation == Generation.DYNAMIC_DELTA
        ? Optional.of(new KernelFix(Optional.empty(), names(after(NO_VERSION)), false))
        : Optional.empty();
  }

  /** Where the defect of this kernel was mended; empty if it needs no fix. */
  Optional<KernelFix> of(Row row, Optional<Version> version) {
    if (row.driver() != Generation.DYNAMIC_DELTA || version.isEmpty()) {
      return of(row.driver());
    }
    List<Release> later = after(version.get());
    Optional<String> ofLine =
        row instanceof Build build
            ? build(build)
            : later.stream()
                .filter(release -> release.from().sameSeries(version.get()))
                .map(Release::first)
                .findFirst();
    return Optional.of(new KernelFix(ofLine, names(later), true));
  }

  private List<Release> after(Version version) {
    return rows.releases().stream()
        .filter(release -> mended(release) && release.from().compareTo(version) > 0)
        .toList();
  }

  private static boolean mended(Row row) {
    return row.driver() == Generation.DYNAMIC;
  }

  private static List<String> names(List<Release> releases) {
    return releases.stream().map(Release::first).toList();
  }

  /** A distribution counts its builds of one release. */
  private Optional<String> build(Build leaking) {
    return rows.builds().stream()
        .filter(build -> mended(build) && build.release().equals(leaking.release()))
        .filter(build -> build.firstBuild() != null)
        .min(Comparator.comparing(Build::firstBuild))
        .map(build -> build.release() + "-" + build.firstBuild());
  }
}
