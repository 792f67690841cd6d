package org.apqlint.config;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Generation;

/** The rows of the kernel table, as its file has them. */
record KernelRows(List<Release> releases, List<Distribution> distributions, List<Build> builds) {

  private static final String WAITS = "waits";

  KernelRows {
    releases = List.copyOf(releases);
    distributions = List.copyOf(distributions);
    builds = List.copyOf(builds);
  }

  static KernelRows of(YamlValues file) {
    KernelRows rows =
        new KernelRows(
            file.rows("releases").stream().map(row -> Release.of(row, null)).toList(),
            file.rows("distributions").stream().map(Distribution::of).toList(),
            file.rows("builds").stream().map(Build::of).toList());
    file.end();
    return rows;
  }

  /** What a row says of the kernels that it covers. */
  interface Row {
    String generation();

    String texts();

    /** {@code waits} where the generation alone does not say so; null otherwise. */
    String removal();

    /** Why the row is a guess; null if it is none. */
    String unsure();

    String evidence();

    /** The distribution whose kernel it is, with its major version; null if it is nobody's. */
    String distribution();

    default Generation driver() {
      return Generation.named(generation()).orElseThrow();
    }

    /** Whether removing an mdev in use waits for user space. */
    default boolean removalWaits() {
      return WAITS.equals(removal()) || driver().removalWaits();
    }

    default Optional<String> doubt() {
      return Optional.ofNullable(unsure());
    }
  }

  /** A stretch of versions of Linux or of a distribution, both ends included. */
  record Release(
      String first,
      String last,
      Boolean hwe,
      String generation,
      String texts,
      String removal,
      String unsure,
      String evidence,
      String distribution)
      implements Row {

    static Release of(YamlValues row, String name) {
      String first = row.text("first");
      Release release =
          new Release(
              first,
              row.text("last"),
              row.optional("hwe").map(Boolean::valueOf).orElse(null),
              row.text("generation"),
              row.text("texts"),
              row.optional("removal").orElse(null),
              row.optional("unsure").orElse(null),
              row.text("evidence"),
              name == null ? null : name + " " + Version.parse(first).major());
      row.end();
      return release;
    }

    Version from() {
      return Version.parse(first);
    }

    Version to() {
      return Version.parse(last);
    }

    boolean covers(Version version) {
      return from().compareTo(version) <= 0 && version.compareTo(to().end()) <= 0;
    }
  }

  /** A distribution by its name. */
  record Distribution(String name, List<String> aliases, List<Release> versions) {
    Distribution {
      aliases = List.copyOf(aliases);
      versions = List.copyOf(versions);
    }

    static Distribution of(YamlValues row) {
      String name = row.text("name");
      Distribution distribution =
          new Distribution(
              name,
              row.texts("aliases"),
              row.rows("versions").stream().map(version -> Release.of(version, name)).toList());
      row.end();
      return distribution;
    }
  }

  /** Kernels of a distribution, by the string that they give themselves. */
  record Build(
      String release,
      String mark,
      Integer firstBuild,
      Integer lastBuild,
      String generation,
      String texts,
      String removal,
      String unsure,
      String evidence,
      String distribution)
      implements Row {

    static Build of(YamlValues row) {
      Build build =
          new Build(
              row.text("release"),
              row.optional("mark").orElse(null),
              row.optional("firstBuild").map(Integer::valueOf).orElse(null),
              row.optional("lastBuild").map(Integer::valueOf).orElse(null),
              row.text("generation"),
              row.text("texts"),
              row.optional("removal").orElse(null),
              row.optional("unsure").orElse(null),
              row.text("evidence"),
              row.text("distribution"));
      row.end();
      return build;
    }

    boolean covers(Version version, String build) {
      return version.equals(Version.parse(release))
          && (mark == null || (build + ".").contains(mark + ".") || build.contains(mark + "_"))
          && (firstBuild == null || within(build));
    }

    private boolean within(String build) {
      int end = 0;
      while (end < build.length() && build.charAt(end) >= '0' && build.charAt(end) <= '9') {
        end++;
      }
      int number = Version.number(build.substring(0, end));
      return end > 0 && firstBuild <= number && number <= lastBuild;
    }
  }
}
