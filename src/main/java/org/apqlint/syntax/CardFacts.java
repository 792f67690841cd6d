package org.apqlint.syntax;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apqlint.model.Adapter;
import org.apqlint.model.CardFunctions;
import org.apqlint.model.CardType;
import org.apqlint.model.Place;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser.AdapterFactContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/** Reads the facts of an {@code adapters} statement, which count for each of its adapters. */
final class CardFacts {

  private static final List<String> MODES =
      List.of(CardFunctions.CCA, CardFunctions.EP11, CardFunctions.ACCELERATOR);

  /** What a misspelt type may have been meant to be, the likeliest first. */
  private static final List<String> TYPES =
      IntStream.of(8, 7, 6, 5, 4)
          .boxed()
          .flatMap(generation -> Stream.of("c", "p", "a").map(mode -> "cex" + generation + mode))
          .toList();

  /** CEX2A. The AP bus makes no device for older cards. */
  private static final int OLDEST_HWTYPE = 6;

  private final BlockReader reader;
  private Optional<CardType> type = Optional.empty();
  private Optional<String> mode = Optional.empty();
  private Optional<Integer> hwtype = Optional.empty();
  private Optional<String> serial = Optional.empty();
  private Optional<CardFunctions> functions = Optional.empty();

  CardFacts(BlockReader reader, List<AdapterFactContext> facts) {
    this.reader = reader;
    BlockNotes ofStatement = new BlockNotes(reader.notes.host(), reader.notes.subject());
    for (AdapterFactContext fact : facts) {
      ofStatement.once(fact.getStart().getText(), Places.of(fact));
      read(fact);
    }
    ofStatement
        .repetitions()
        .forEach(
            twice ->
                reader.notes.repeated(
                    twice.what(), twice.first(), twice.second(), twice.surplus()));
  }

  private void read(AdapterFactContext fact) {
    ValueContext value = fact.value();
    switch (fact.getStart().getType()) {
      case ApqSpecLexer.TYPE -> type = type(value);
      case ApqSpecLexer.MODE -> mode = reader.oneOf(MODES, value, "mode");
      case ApqSpecLexer.HWTYPE -> hwtype = hwtype(value);
      case ApqSpecLexer.SERIAL -> serial = reader.text(value, "serial number");
      default -> functions = functions(value);
    }
  }

  Adapter of(int apid, Place place) {
    return new Adapter(apid, place, type, mode, hwtype, serial, functions);
  }

  private Optional<CardType> type(ValueContext value) {
    Optional<String> text = reader.text(value, "card type");
    Optional<CardType> known = text.flatMap(CardType::named);
    if (text.isPresent() && known.isEmpty()) {
      unknown(
          Places.of(value),
          "card type",
          text.get(),
          Suggestion.nearest(text.get(), TYPES)
                  .map(near -> "did you mean " + Shown.tick(near) + "? ")
                  .orElse("")
              + "a type is `cex`, the generation, and `c` for CCA, `p` for EP11 or `a` for an"
              + " accelerator");
    }
    return known;
  }

  private Optional<Integer> hwtype(ValueContext value) {
    OptionalInt number = reader.numbers.id(value.getStart());
    if (number.isEmpty()) {
      return Optional.empty();
    } else if (number.getAsInt() < OLDEST_HWTYPE) {
      reader.problems.report(
          ReaderCode.INVALID_NUMBER,
          Places.of(value),
          Shown.tick(Words.text(value)) + " is not a hardware type that Linux drives",
          "write what `hwtype` of the card in sysfs says: 10 is CEX4, 14 is CEX8");
      return Optional.empty();
    }
    return Optional.of(number.getAsInt());
  }

  private Optional<CardFunctions> functions(ValueContext value) {
    Optional<String> text = reader.text(value, "list of functions");
    Optional<CardFunctions> known = text.flatMap(CardFunctions::parse);
    if (text.isPresent() && known.isEmpty()) {
      noFunctions(value, text.get());
    }
    return known;
  }

  private void noFunctions(ValueContext value, String text) {
    if (text.charAt(0) >= '0' && text.charAt(0) <= '9') {
      reader.problems.report(
          ReaderCode.INVALID_NUMBER,
          Places.of(value),
          Shown.tick(text) + " is not the value of `ap_functions`",
          "write its eight hex digits, such as `0x92800000`, or the letters that lszcrypt prints");
      return;
    }
    int at = CardFunctions.unknownIn(text).orElseThrow();
    unknown(
        Words.quoted(value.getStart())
            ? Places.of(value)
            : Numbers.place(value.getStart(), at, text.offsetByCodePoints(at, 1)),
        "function",
        Character.toString(text.codePointAt(at)),
        "lszcrypt prints `S` (APSC), `M` (4K-MEX), `C` (4K-CRT), `D` (CCA), `A` (accelerator), `X`"
            + " (EP11), `N` (APXA), `H` (command filtering), `F` (full function), `R` (stateless)"
            + " and `-`");
  }

  private void unknown(Place place, String what, String text, String help) {
    reader.problems.report(
        ReaderCode.UNKNOWN_STATEMENT, place, "unknown " + what + " " + Shown.tick(text), help);
  }
}
