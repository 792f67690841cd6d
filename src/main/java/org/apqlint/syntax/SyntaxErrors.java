package org.apqlint.syntax;

import org.antlr.v4.runtime.Token;
import org.apqlint.model.Place;

/** The wording of what Layout finds. */
final class SyntaxErrors {

  private static final ReaderCode CODE = ReaderCode.SYNTAX_ERROR;
  private static final String ESCAPES = "\"\\n";

  private final Problems problems;

  SyntaxErrors(Problems problems) {
    this.problems = problems;
  }

  void statement(Token first) {
    problems.statement(Places.of(first));
  }

  void oddCharacter(Token token) {
    int c = token.getText().codePointAt(0);
    boolean mark = c == 0xFEFF || Character.getType(c) == Character.FORMAT;
    String what =
        c == '\r'
            ? "a carriage return without a newline"
            : (mark
                    ? "an invisible character, "
                    : Character.isSpaceChar(c)
                        ? "a blank that is not a space, "
                        : "a control character, ")
                + Shown.codePoint(c)
                + ",";
    problems.report(
        CODE,
        Places.of(token),
        what + " stands in the text",
        Character.isSpaceChar(c) ? "write a space in its place" : "remove it");
  }

  void openString(Token token) {
    Place start = Places.part(token, 0, 1);
    problems.report(
        CODE, start, "the quotation mark is not closed on its line", "add the closing `\"`");
  }

  /** Looks for a backslash that escapes nothing. */
  void escapes(Token token) {
    String text = token.getText();
    for (int i = text.indexOf('\\'); i >= 0; i = text.indexOf('\\', i + 2)) {
      int c = text.codePointAt(i + 1);
      if (ESCAPES.indexOf(c) < 0) {
        int from = text.codePointCount(0, i);
        problems.report(
            CODE,
            Places.part(token, from, from + 2),
            Shown.tick("\\" + Character.toString(c)) + " is not an escape",
            "write `\\\\` for a backslash; `\\\"` and `\\n` are the other escapes");
        return;
      }
    }
  }

  void braceOnNextLine(Token brace) {
    problems.report(
        CODE,
        Places.of(brace),
        "the `{` stands on a line of its own",
        "move it to the end of the line that opens the block");
  }

  void missingOpen(Token last) {
    problems.report(
        CODE,
        Places.after(last),
        "expected `{`, found the line end",
        "end the line with `{` and close the block with `}`");
  }

  void missingClose(Token brace) {
    problems.report(
        CODE,
        Places.of(brace),
        "this `{` has no `}`",
        "close the block with `}` on a line of its own");
  }

  void strayClose(Token brace) {
    problems.report(
        CODE, Places.of(brace), "this `}` closes nothing", "remove it, or add the missing `{`");
  }

  void textAfterBlock(Token next) {
    problems.report(
        CODE,
        Places.of(next),
        "expected a line end after `}`, found " + ErrorMessages.found(next),
        "begin a new line");
  }

  void tooDeep(Token brace) {
    problems.report(
        CODE,
        Places.of(brace),
        "braces are nested more than " + Limits.NESTING + " deep; what follows is not read",
        "blocks do not nest: close each one before the next");
  }

  void tooMany(Token first) {
    problems.report(
        CODE,
        Places.of(first),
        "more than " + Limits.LEXEMES + " words in one file; what follows is not read",
        "split the file and include its parts");
  }
}
