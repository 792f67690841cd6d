package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Fix;
import org.apqlint.finding.Related;
import org.apqlint.finding.Safety;
import org.apqlint.model.Place;

/** An error as a reader reports it; its block is found from the place. */
record Problem(
    ReaderCode code,
    Place place,
    String message,
    String label,
    String help,
    Optional<String> kernel,
    List<Related> related,
    List<Fix> fixes) {

  static Problem of(ReaderCode code, Place place, String message, String help) {
    return new Problem(code, place, message, "", help, Optional.empty(), List.of(), List.of());
  }

  Problem kernel(String text) {
    return new Problem(code, place, message, label, help, Optional.of(text), related, fixes);
  }

  Problem related(Place where, String text) {
    return related(List.of(new Related(where, text)));
  }

  Problem related(List<Related> places) {
    return new Problem(code, place, message, label, help, kernel, places, fixes);
  }

  /** The same problem with one more way to mend it, if there are edits. */
  Problem fix(String title, Safety safety, List<? extends Edit> edits) {
    if (edits.isEmpty()) {
      return this;
    }
    List<Fix> all = new ArrayList<>(fixes);
    all.add(new Fix(title, safety, List.copyOf(edits)));
    return new Problem(code, place, message, label, help, kernel, related, all);
  }

  /** The same problem with these ways to mend it. */
  Problem fixed(List<Fix> ways) {
    return new Problem(code, place, message, label, help, kernel, related, ways);
  }

  /** The same with one more text that may stand in its place. */
  Problem replacedBy(String text, Safety safety) {
    return fix("write `" + text + "`", safety, List.of(new Edit.Replace(place, text)));
  }
}
