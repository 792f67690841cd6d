package org.apqlint.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apqlint.finding.Edit;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;

/**
 * Where the words of edits stand when the edits are made. The layout may have moved them, so that
 * characters count, and blanks and line ends do not.
 */
final class ChangedWords {

  /** From a character to the one behind the last. */
  private record Span(int from, int to) {
    boolean touches(Span other) {
      return from < other.to && other.from < to;
    }
  }

  private final Map<String, SourceText> after;
  private final Map<String, int[]> counts = new HashMap<>();
  private final Map<String, List<Span>> spans = new HashMap<>();

  /**
   * Finds them.
   *
   * @param edits all that were made of the texts before
   * @param wanted those whose words are asked for
   */
  ChangedWords(
      Map<String, SourceText> before,
      Map<String, SourceText> after,
      Collection<Edit.Replace> edits,
      Set<Edit.Replace> wanted) {
    this.after = after;
    Map<String, List<Edit.Replace>> byFile =
        edits.stream()
            .distinct()
            .sorted((one, other) -> one.place().compareTo(other.place()))
            .collect(Collectors.groupingBy(edit -> edit.place().file()));
    byFile.forEach((file, some) -> spans.put(file, spans(before.get(file), some, wanted)));
  }

  private static List<Span> spans(
      SourceText text, List<Edit.Replace> edits, Set<Edit.Replace> wanted) {
    int[] count = counted(text.text());
    List<Span> spans = new ArrayList<>();
    int moved = 0;
    for (Edit.Replace edit : edits) {
      Span old = span(text, count, edit.place());
      int[] now = counted(edit.text());
      int width = now[now.length - 1];
      if (wanted.contains(edit)) {
        spans.add(new Span(old.from() + moved, old.from() + moved + width));
      }
      moved += width - (old.to() - old.from());
    }
    return spans;
  }

  /** Whether something of these words stands in the place, which is one of the texts after. */
  boolean touch(Place place) {
    List<Span> words = spans.getOrDefault(place.file(), List.of());
    if (words.isEmpty() || !after.containsKey(place.file())) {
      return false;
    }
    SourceText text = after.get(place.file());
    int[] count = counts.computeIfAbsent(place.file(), file -> counted(text.text()));
    return words.stream().anyMatch(span(text, count, place)::touches);
  }

  private static Span span(SourceText text, int[] count, Place place) {
    return new Span(
        count[text.offset(place.line(), place.column())],
        count[text.offset(place.endLine(), place.endColumn())]);
  }

  /** For each offset how many characters stand before it. */
  private static int[] counted(String text) {
    int[] count = new int[text.length() + 1];
    for (int at = 0; at < text.length(); at++) {
      count[at + 1] = count[at] + (Character.isWhitespace(text.charAt(at)) ? 0 : 1);
    }
    return count;
  }
}
