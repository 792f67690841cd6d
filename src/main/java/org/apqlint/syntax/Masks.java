package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Safety;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.MaskSlips;
import org.apqlint.model.NamedRelease;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Spelling;
import org.apqlint.syntax.parser.ApqSpecParser.MaskValueContext;
import org.apqlint.syntax.parser.ApqSpecParser.RawTextContext;

/** Reads masks: in words, or in the text of the kernel. */
final class Masks {

  private static final Pattern ITEM_NUMBER = Pattern.compile("[^-+]+");

  private final Problems problems;
  private final BlockNotes notes;
  private final Numbers numbers;

  Masks(Problems problems, BlockNotes notes) {
    this.problems = problems;
    this.notes = notes;
    this.numbers = new Numbers(problems);
  }

  static PoolMask.Kind kind(Token keyword) {
    return keyword.getText().equals("apmask") ? PoolMask.Kind.APMASK : PoolMask.Kind.AQMASK;
  }

  /** A mask, and the ids that its text names for vfio_ap. */
  record Said(IdSet ids, List<NamedRelease> released) {}

  /** The mask that a host statement says; empty, and reported, if it says none. */
  Optional<Said> read(MaskValueContext value, PoolMask.Kind kind, IdSet base) {
    if (value.rawText() == null) {
      return Optional.of(inWords(value, kind));
    }
    Place place = Places.of(value);
    int before = problems.count();
    String text = raw(value.rawText());
    if (problems.count() > before) {
      return Optional.empty();
    }
    KernelMask.Reading reading = KernelMask.write(base, text, kind);
    reading.problem().ifPresent(problem -> rejected(kind, text, problem, place));
    Optional<String> means = reading.mask().map(PoolMask::words);
    reading.oddities().forEach(oddity -> notes.odd(kind, oddity, place, means));
    return reading
        .mask()
        .map(ids -> new Said(ids, released(kind, text, value.rawText().WORD(), 0, place)));
  }

  /**
   * The ids that a text names for vfio_ap, each at its word.
   *
   * @param words the text, unless it stands in quotes
   * @param from where it begins in the first word
   * @param place all of it
   */
  List<NamedRelease> released(
      PoolMask.Kind kind, String text, List<TerminalNode> words, int from, Place place) {
    if (words.isEmpty() || !KernelMask.isList(text)) {
      return released(kind, text, place, false);
    }
    List<NamedRelease> released = new ArrayList<>();
    for (TerminalNode node : words.subList(0, Math.min(words.size(), IdSet.BITS))) {
      Token word = node.getSymbol();
      int start = node == words.get(0) ? from : 0;
      String item = word.getText().substring(start);
      released.addAll(
          released(
              kind,
              item,
              Places.part(word, start, start + item.codePointCount(0, item.length())),
              true));
    }
    return released;
  }

  private static List<NamedRelease> released(
      PoolMask.Kind kind, String text, Place place, boolean item) {
    return KernelMask.write(IdSet.ALL, text, kind).cleared().stream()
        .map(cleared -> new NamedRelease(kind, cleared.ids(), place, item))
        .toList();
  }

  private void rejected(PoolMask.Kind kind, String text, String problem, Place place) {
    Problem reported =
        Problem.of(
                ReaderCode.INVALID_MASK,
                place,
                kind + " " + Shown.tick(text) + " is not a mask: " + problem,
                "write `all but 5, 6`, a list of changes such as `-5,-6`, or up to 64 hex digits")
            .kernel("refuses the write with EINVAL");
    Optional<Problem> mended =
        MaskSlips.mended(text).map(other -> reported.replacedBy(Spelling.mask(other), Safety.SAFE));
    Optional<Problem> guessed =
        MaskSlips.withCommas(text).map(other -> withCommas(reported, Spelling.mask(other)));
    problems.report(mended.or(() -> guessed).orElse(reported));
  }

  private static Problem withCommas(Problem problem, String text) {
    return problem.fix(
        "put commas between the items: `" + text + "`",
        Safety.UNSAFE,
        List.of(new Edit.Replace(problem.place(), text)));
  }

  /** The text that a step writes; the replay says what the kernel answers. */
  String written(MaskValueContext value, PoolMask.Kind kind) {
    if (value.rawText() == null) {
      return inWords(value, kind).ids().toMask();
    }
    String text = raw(value.rawText());
    KernelMask.Reading reading = KernelMask.write(IdSet.ALL, text, kind);
    // What a list of changes comes to depends on the steps before it: it stays a list.
    Optional<String> means =
        KernelMask.isList(text)
            ? KernelMask.plainly(text, kind).map(Spelling::mask)
            : reading.mask().map(PoolMask::words);
    reading.oddities().forEach(oddity -> notes.odd(kind, oddity, Places.of(value), means));
    return text;
  }

  private Said inWords(MaskValueContext value, PoolMask.Kind kind) {
    if (value.ids() == null) {
      return new Said(IdSet.ALL, List.of());
    }
    String noun = kind == PoolMask.Kind.APMASK ? "adapter" : "domain";
    IdCollector ids = new IdCollector(noun, problems, notes);
    ids.add(value.ids());
    IdList list = ids.list();
    return value.ONLY() == null
        ? new Said(list.ids().complement(), NamedRelease.of(kind, list))
        : new Said(list.ids(), List.of());
  }

  /** Kernel text: what the quotes hold, or what stands in the line. */
  String raw(RawTextContext text) {
    if (text.STRING() != null) {
      return Words.text(text.STRING().getSymbol());
    }
    return unquoted(text.WORD(), 0);
  }

  /**
   * Text without quotes: its words and the commas between them. Blanks and line breaks after a
   * comma are layout, as everywhere in the language; whoever means them writes quotes.
   *
   * @param from where the text begins in the first word
   */
  String unquoted(List<TerminalNode> words, int from) {
    StringBuilder text = new StringBuilder();
    Token before = null;
    for (TerminalNode node : words) {
      Token word = node.getSymbol();
      if (before != null) {
        text.append(between(before, word));
      }
      text.append(before == null ? word.getText().substring(from) : word.getText());
      before = word;
    }
    if (KernelMask.isList(text.toString())) {
      for (int i = 0; i < words.size(); i++) {
        leadingZeros(words.get(i).getSymbol(), i == 0 ? from : 0);
      }
    }
    return text.toString();
  }

  private static String between(Token before, Token word) {
    if (before.getLine() != word.getLine()) {
      return ",";
    }
    CharStream source = word.getInputStream();
    return source
        .getText(Interval.of(before.getStopIndex() + 1, word.getStartIndex() - 1))
        .replaceAll("\\s", "");
  }

  private void leadingZeros(Token word, int from) {
    Matcher item = ITEM_NUMBER.matcher(word.getText());
    for (int at = from; item.find(at); at = item.end()) {
      if (numbers.leadingZero(word, item.start(), item.end())) {
        return;
      }
    }
  }
}
