package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.model.Place;

/**
 * Collects the errors of a specification. One statement gives one syntax error at most, and one
 * file a bounded number of findings; which blocks are unsound is known beyond that.
 */
final class Problems {

  /** A block or statement that has an address, and the host it belongs to. */
  record Block(Place place, String subject, Optional<String> host) {}

  private static final int MAX = Integer.MAX_VALUE;

  private final List<Problem> kept = new ArrayList<>();
  private final Map<String, Positions> files = new HashMap<>();
  private final NavigableMap<Place, Block> blocks = new TreeMap<>();
  private int count;

  /** Tells where a statement begins. */
  void statement(Place first) {
    in(first).statement(first);
  }

  private Positions in(Place place) {
    return files.computeIfAbsent(place.file(), file -> new Positions());
  }

  void block(Block block) {
    blocks.put(block.place(), block);
  }

  void report(ReaderCode code, Place place, String message, String help) {
    report(place, code, () -> Problem.of(code, place, message, help));
  }

  void report(Problem problem) {
    report(problem.place(), problem.code(), () -> problem);
  }

  /** Reports a problem whose wording takes time, which is spent only if it is shown. */
  void report(Place place, ReaderCode code, Supplier<Problem> problem) {
    Positions positions = in(place);
    if (code == ReaderCode.SYNTAX_ERROR && !positions.breakStatement(place)) {
      return;
    }
    count++;
    int inFile = positions.error(place);
    if (inFile <= Limits.FINDINGS) {
      kept.add(problem.get());
    } else if (inFile == Limits.FINDINGS + 1) {
      kept.add(
          Problem.of(
              ReaderCode.SYNTAX_ERROR,
              place,
              "more errors follow, which are not shown: the limit is " + Limits.FINDINGS,
              "correct the others first"));
    }
  }

  /** The number of errors so far. */
  int count() {
    return count;
  }

  /** Whether an error stands in this stretch of text. */
  boolean anyIn(Place stretch) {
    return in(stretch).anyIn(stretch);
  }

  /** The lines of a file on which an error begins, also of errors beyond the limit. */
  Set<Integer> lines(String file) {
    Positions positions = files.get(file);
    return positions == null ? Set.of() : positions.lines();
  }

  /** All errors, in the order of the text. */
  List<Finding> findings() {
    return kept.stream().map(this::finding).sorted().toList();
  }

  private Finding finding(Problem problem) {
    Optional<Block> block = blockAt(problem.place());
    return new Finding(
        problem.code().code(),
        problem.code().ruleName(),
        problem.code().severity(),
        problem.message(),
        problem.place(),
        problem.label(),
        problem.related(),
        problem.kernel(),
        Optional.of(problem.help()),
        block.map(Block::subject).orElse(problem.place().file()),
        block.flatMap(Block::host),
        RefusedBy.READER,
        problem.fixes());
  }

  private Optional<Block> blockAt(Place place) {
    Map.Entry<Place, Block> before =
        blocks.floorEntry(new Place(place.file(), place.line(), place.column(), MAX, MAX));
    if (before == null) {
      return Optional.empty();
    }
    Place block = before.getKey();
    boolean inside =
        block.file().equals(place.file())
            && (place.line() < block.endLine()
                || place.line() == block.endLine() && place.column() < block.endColumn());
    return inside ? Optional.of(before.getValue()) : Optional.empty();
  }
}
