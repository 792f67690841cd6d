package org.apqlint.fix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Fix;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Safety;
import org.apqlint.finding.Severity;
import org.apqlint.format.Formatted;
import org.apqlint.format.Formatter;
import org.apqlint.model.SourceText;

/**
 * Makes fixes, checks again, and goes on until nothing is left to fix. Of fixes for the same words
 * the first one is made, and the other findings are looked at again. What would bring a new error
 * is not made.
 *
 * @param <W> what a check yields
 */
public final class Fixing<W extends World> {

  /** More than any chain of fixes needs; rules that undo each other must not hang the program. */
  private static final int PASSES = 20;

  /** A text that is no statement: the one error that no fix may uncover. */
  private static final String SYNTAX_ERROR = "AP001";

  /**
   * What came of it.
   *
   * @param world the specification after all fixes
   * @param fixed the findings that were fixed, as they were
   * @param refused those whose fix would bring a new error, or would not mend them
   */
  public record Outcome<W extends World>(W world, List<Finding> fixed, List<Finding> refused) {
    public Outcome {
      fixed = List.copyOf(fixed);
      refused = List.copyOf(refused);
    }
  }

  /** A finding and what is made of it. */
  private record Choice(Finding finding, Fix fix) {}

  /** A finding wherever it stands: fixes move what is below them. */
  private record Key(String code, String subject, String message) {
    static Key of(Finding finding) {
      return new Key(finding.code(), finding.subject(), finding.message());
    }
  }

  private final Function<Map<String, SourceText>, W> check;
  private final Safety allowed;
  private final Set<Key> refusedKeys = new HashSet<>();
  private final List<Finding> fixed = new ArrayList<>();
  private final List<Finding> refused = new ArrayList<>();

  /**
   * Prepares.
   *
   * @param check checks these texts in place of the files
   * @param allowed {@link Safety#UNSAFE} for all fixes
   */
  public Fixing(Function<Map<String, SourceText>, W> check, Safety allowed) {
    this.check = check;
    this.allowed = allowed;
  }

  /** How many of these findings have a fix that may be made. */
  public static long fixable(List<Finding> findings, Safety allowed) {
    return findings.stream().filter(finding -> fix(finding, allowed).isPresent()).count();
  }

  /** Of several fixes that are allowed the first one is made. */
  private static Optional<Fix> fix(Finding finding, Safety allowed) {
    return finding.fixes().stream()
        .filter(Fix::isSpelled)
        .filter(fix -> allowed == Safety.UNSAFE || fix.safety() == Safety.SAFE)
        .findFirst();
  }

  /**
   * Fixes what can be fixed. What was refused is tried again after anything else was fixed, so that
   * a second run finds nothing to do.
   */
  public Outcome<W> run(W start) {
    W world = start;
    int fixedBefore = -1;
    for (int round = 0; round < PASSES && fixed.size() > fixedBefore; round++) {
      fixedBefore = fixed.size();
      refused.clear();
      refusedKeys.clear();
      world = round(world);
    }
    return new Outcome<>(world, fixed, refused);
  }

  private W round(W start) {
    W world = start;
    List<Choice> choices = choices(world);
    for (int pass = 0; pass < PASSES && !choices.isEmpty(); pass++) {
      Pass one = new Pass(world);
      one.probe(apart(choices));
      world = one.best;
      choices = choices(world);
    }
    return world;
  }

  /** What cannot be read goes first: it hides what rules would say. */
  private List<Choice> choices(W world) {
    List<Choice> all = new ArrayList<>();
    for (Finding finding : world.reported()) {
      if (!refusedKeys.contains(Key.of(finding))) {
        fix(finding, allowed).ifPresent(fix -> all.add(new Choice(finding, fix)));
      }
    }
    List<Choice> reader = all.stream().filter(Fixing::isOfReader).toList();
    return reader.isEmpty() ? all : reader;
  }

  private static boolean isError(Finding finding) {
    return finding.severity() == Severity.ERROR;
  }

  private static Object codeAndSubject(Finding finding) {
    return List.of(finding.code(), finding.subject());
  }

  private static boolean isOfReader(Choice choice) {
    return choice.finding().refusedBy() == RefusedBy.READER;
  }

  /** Those that touch none of the words of one before them. */
  private static List<Choice> apart(List<Choice> choices) {
    List<Choice> chosen = new ArrayList<>();
    List<Edit.Replace> taken = new ArrayList<>();
    for (Choice choice : choices) {
      List<Edit.Replace> own = choice.fix().replacements();
      List<Edit.Replace> together = new ArrayList<>(taken);
      together.addAll(own);
      // Two findings with one remedy are fixed at once.
      boolean same = taken.containsAll(own);
      if (same || !Replacements.overlap(together)) {
        chosen.add(choice);
        if (!same) {
          taken = together;
        }
      }
    }
    return chosen;
  }

  /** Fixes of one and the same text, so that places are true for all of them. */
  private final class Pass {

    private final W start;
    private final Set<String> laidOut;
    private final List<Choice> made = new ArrayList<>();
    private W best;

    Pass(W start) {
      this.start = start;
      this.best = start;
      this.laidOut =
          start.sources().values().stream()
              .filter(source -> !Formatter.format(source).changed())
              .map(SourceText::file)
              .collect(Collectors.toSet());
    }

    /** Makes these together; if that does no good, finds those that do. */
    void probe(List<Choice> some) {
      List<Choice> all = new ArrayList<>(made);
      all.addAll(some);
      W after = check.apply(texts(all));
      if (mends(some, after)) {
        made.addAll(some);
        best = after;
        some.forEach(choice -> fixed.add(choice.finding()));
      } else if (some.size() == 1) {
        refusedKeys.add(Key.of(some.get(0).finding()));
        refused.add(some.get(0).finding());
      } else {
        probe(some.subList(0, some.size() / 2));
        probe(some.subList(some.size() / 2, some.size()));
      }
    }

    private Map<String, SourceText> texts(List<Choice> choices) {
      Map<String, Set<Edit.Replace>> byFile =
          choices.stream()
              .flatMap(choice -> choice.fix().replacements().stream())
              .collect(Collectors.groupingBy(edit -> edit.place().file(), Collectors.toSet()));
      Map<String, SourceText> texts = new LinkedHashMap<>(start.sources());
      byFile.forEach(
          (file, edits) -> texts.computeIfPresent(file, (any, text) -> after(text, edits)));
      return texts;
    }

    /** A text that had the layout of the language keeps it; any other one stays as it is. */
    private SourceText after(SourceText text, Set<Edit.Replace> edits) {
      if (!laidOut.contains(text.file())) {
        return new SourceText(text.file(), Replacements.apply(text, edits));
      }
      String changed = Replacements.apply(text, CommentColumns.kept(text, edits));
      Formatted formatted = Formatter.format(new SourceText(text.file(), changed));
      return new SourceText(text.file(), formatted.text());
    }

    /**
     * Whether these findings are gone and no error came. What a reader did not understand hid what
     * rules say about it, so that such findings may come; but not in the words of a guess.
     */
    private boolean mends(List<Choice> choices, W after) {
      boolean reader = choices.stream().anyMatch(Fixing::isOfReader);
      boolean worse =
          reader
              ? more(after, finding -> finding.code().equals(SYNTAX_ERROR), Finding::code)
                  || more(after, inGuessed(choices, after), Key::of)
              : more(after, Fixing::isError, Fixing::codeAndSubject);
      return !worse && choices.stream().allMatch(choice -> fewer(choice.finding(), after));
    }

    /** Whether there are more of these findings than before, each kind by itself. */
    private boolean more(W after, Predicate<Finding> which, Function<Finding, Object> kind) {
      Map<Object, Long> before = by(kind, best, finding -> true);
      return by(kind, after, which).entrySet().stream()
          .anyMatch(some -> some.getValue() > before.getOrDefault(some.getKey(), 0L));
    }

    /** Errors that stand in words which a fix has guessed. */
    private Predicate<Finding> inGuessed(List<Choice> choices, W after) {
      Set<Edit.Replace> guessed =
          choices.stream()
              .filter(choice -> choice.fix().safety() == Safety.UNSAFE)
              .flatMap(choice -> choice.fix().replacements().stream())
              .collect(Collectors.toSet());
      List<Edit.Replace> edits =
          Stream.concat(made.stream(), choices.stream())
              .flatMap(choice -> choice.fix().replacements().stream())
              .toList();
      ChangedWords words = new ChangedWords(start.sources(), after.sources(), edits, guessed);
      return finding -> isError(finding) && words.touch(finding.place());
    }

    /**
     * Fewer of its kind, so that two findings that want different words do not take turns. What
     * cannot be read is counted by itself: more of its kind may come to light.
     */
    private boolean fewer(Finding finding, W after) {
      Predicate<Finding> same =
          finding.refusedBy() == RefusedBy.READER
              ? other -> Key.of(other).equals(Key.of(finding))
              : other -> other.code().equals(finding.code());
      return count(after, same) < count(best, same);
    }

    private long count(W world, Predicate<Finding> which) {
      return world.reported().stream().filter(which).count();
    }

    private Map<Object, Long> by(
        Function<Finding, Object> kind, W world, Predicate<Finding> which) {
      return world.all().stream()
          .filter(which)
          .collect(Collectors.groupingBy(kind, Collectors.counting()));
    }
  }
}
