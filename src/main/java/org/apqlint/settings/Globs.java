package org.apqlint.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apqlint.model.policy.Glob;

/** Reads globs: a list of them, or a single one. */
final class Globs {

  /** Characters of a glob. */
  static final int LONGEST = 200;

  private Globs() {}

  static List<Glob> read(
      YamlNode node, String what, Function<String, Glob> maker, Reading reading) {
    List<Glob> globs = new ArrayList<>();
    for (YamlNode item : reading.items(node, what)) {
      Optional<String> text = reading.text(item, what);
      Optional<String> flaw = text.flatMap(Globs::flaw);
      flaw.ifPresent(
          message -> reading.problem(item.place(), message, "see src/docs/config.md for globs"));
      if (flaw.isEmpty()) {
        text.map(maker).ifPresent(globs::add);
      }
    }
    return globs;
  }

  private static Optional<String> flaw(String text) {
    return text.codePointCount(0, text.length()) > LONGEST
        ? Optional.of("a glob has more than " + LONGEST + " characters")
        : Glob.flaw(text);
  }
}
