package org.apqlint.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.apqlint.model.Note;
import org.apqlint.model.Place;
import org.apqlint.syntax.parser.ApqSpecParser.NoteContext;
import org.apqlint.syntax.parser.ApqSpecParser.NumberContext;
import org.apqlint.syntax.parser.ApqSpecParser.ValueContext;

/** What the readers of all blocks share. */
abstract class BlockReader {

  final Problems problems;
  final BlockNotes notes;
  final Numbers numbers;
  private final List<Note> remarks = new ArrayList<>();

  BlockReader(Problems problems, BlockNotes notes) {
    this.problems = problems;
    this.notes = notes;
    this.numbers = new Numbers(problems);
  }

  List<Note> remarks() {
    return remarks;
  }

  void note(NoteContext statement) {
    String text = Words.text(statement.STRING().getSymbol());
    remarks.add(new Note(text, Places.of(statement)));
  }

  /** Notes a statement that may stand once; the later one counts. */
  void once(ParserRuleContext statement) {
    notes.once(statement.getStart().getText(), Places.of(statement));
  }

  OptionalInt number(NumberContext number) {
    return numbers.id(number.getStart());
  }

  /** One of some words; empty, and reported, if it is another one. */
  Optional<String> oneOf(List<String> expected, Token token, String what) {
    String text = Words.text(token);
    if (expected.contains(text)) {
      return Optional.of(text);
    }
    unknown(Places.of(token), text, expected, what);
    return Optional.empty();
  }

  Optional<String> oneOf(List<String> expected, ValueContext value, String what) {
    return oneOf(expected, value.getStart(), what);
  }

  void unknown(Place place, String text, List<String> expected, String what) {
    problems.report(
        place,
        ReaderCode.UNKNOWN_STATEMENT,
        () ->
            Suggestion.offer(
                Problem.of(
                    ReaderCode.UNKNOWN_STATEMENT,
                    place,
                    "unknown " + what + " " + Shown.tick(text),
                    Suggestion.help(text, expected)),
                text,
                expected));
  }

  /** Reports a word that begins no statement of this block. */
  void unknownStatement(ParserRuleContext statement, String block) {
    UnknownStatement.report(problems, statement, block);
  }

  /** A text that must not be empty. */
  Optional<String> text(ValueContext value, String what) {
    String text = Words.text(value);
    if (text.isEmpty()) {
      problems.report(
          ReaderCode.SYNTAX_ERROR,
          Places.of(value),
          what + " is empty",
          "write a " + what + ", or remove the statement");
      return Optional.empty();
    }
    return Optional.of(text);
  }
}
