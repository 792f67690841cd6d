package org.apqlint.cli;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.ChangeDelta;
import com.github.difflib.patch.Chunk;
import com.github.difflib.patch.Patch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.report.Glyphs;

/** The difference of two texts as {@code patch -p0} takes it. */
final class UnifiedDiff {

  private static final int CONTEXT = 3;
  private static final String NO_LINE_END = "\n\\ No newline at end of file";

  /** Lines times changes, beyond which the search for the shortest difference takes too long. */
  private static final long EFFORT = 400_000_000;

  private UnifiedDiff() {}

  /**
   * The difference for standard output. On a terminal a file must not be able to move the cursor; a
   * program gets it to the letter.
   */
  static String shown(String file, String before, String after, Console console) {
    String name = HeaderName.below(console.cwd(), file);
    return console.terminal()
        ? Stream.of(of(Glyphs.visible(name), before, after).split("\n", -1))
            .map(Glyphs::visible)
            .collect(Collectors.joining("\n"))
        : of(HeaderName.spelled(name), before, after);
  }

  /** The difference, with line ends; empty if there is none. */
  static String of(String name, String before, String after) {
    List<String> old = lines(before);
    List<String> now = lines(after);
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(name, name, old, patch(old, now), CONTEXT);
    return diff.isEmpty() ? "" : String.join("\n", diff) + "\n";
  }

  /** The lines; the last one tells if it lacks its end, by which it also differs from others. */
  private static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int from = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      lines.add(text.substring(from, end));
      from = end + 1;
    }
    if (from < text.length()) {
      lines.add(text.substring(from) + NO_LINE_END);
    }
    return lines;
  }

  private static Patch<String> patch(List<String> old, List<String> now) {
    if (changes(old, now) * (old.size() + now.size()) <= EFFORT) {
      return merged(DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()));
    }
    int first = 0;
    int shorter = Math.min(old.size(), now.size());
    while (first < shorter && old.get(first).equals(now.get(first))) {
      first++;
    }
    int last = 0;
    while (last < shorter - first
        && old.get(old.size() - 1 - last).equals(now.get(now.size() - 1 - last))) {
      last++;
    }
    Patch<String> patch = new Patch<>();
    patch.addDelta(
        new ChangeDelta<>(
            new Chunk<>(first, old.subList(first, old.size() - last)),
            new Chunk<>(first, now.subList(first, now.size() - last))));
    return patch;
  }

  /** Makes one change of those that touch, so that what goes stands before what comes. */
  private static Patch<String> merged(Patch<String> patch) {
    Patch<String> merged = new Patch<>();
    AbstractDelta<String> last = null;
    for (AbstractDelta<String> delta : patch.getDeltas()) {
      if (last != null && touch(last.getSource(), delta.getSource())) {
        last =
            new ChangeDelta<>(
                joined(last.getSource(), delta.getSource()),
                joined(last.getTarget(), delta.getTarget()));
      } else {
        if (last != null) {
          merged.addDelta(last);
        }
        last = delta;
      }
    }
    if (last != null) {
      merged.addDelta(last);
    }
    return merged;
  }

  private static boolean touch(Chunk<String> one, Chunk<String> next) {
    return one.getPosition() + one.size() == next.getPosition();
  }

  private static Chunk<String> joined(Chunk<String> one, Chunk<String> next) {
    List<String> lines = new ArrayList<>(one.getLines());
    lines.addAll(next.getLines());
    return new Chunk<>(one.getPosition(), lines);
  }

  /** How many lines of one text have no counterpart in the other, wherever it stands. */
  private static long changes(List<String> old, List<String> now) {
    Map<String, Integer> surplus = new HashMap<>();
    old.forEach(line -> surplus.merge(line, 1, Integer::sum));
    now.forEach(line -> surplus.merge(line, -1, Integer::sum));
    return surplus.values().stream().mapToLong(Math::abs).sum();
  }
}
