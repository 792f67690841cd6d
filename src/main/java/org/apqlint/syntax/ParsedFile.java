package org.apqlint.syntax;

import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.parser.ApqSpecParser;

/**
 * A parsed text.
 *
 * @param items what stands at its top level
 * @param headers the words before each opening brace, in blocks of every kind
 * @param whole whether nothing was left out because of a limit
 */
record ParsedFile(List<ApqSpecParser.ItemContext> items, List<List<Token>> headers, boolean whole) {

  static ParsedFile parse(SourceText source, Problems problems) {
    Lexing lexing = Lexing.of(source);
    SyntaxErrors errors = new SyntaxErrors(problems);
    Layout layout = new Layout(lexing.visible(), lexing.rest() < 0, errors);
    List<Token> arranged = layout.arrange();
    if (lexing.rest() >= 0) {
      Token last = lexing.all().get(lexing.all().size() - 1);
      errors.statement(last);
      errors.tooMany(last);
    }
    ApqSpecParser parser =
        new ApqSpecParser(new CommonTokenStream(new ListTokenSource(arranged, source.file())));
    parser.removeErrorListeners();
    parser.setErrorHandler(new StatementRecovery(problems));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return new ParsedFile(
        parser.file().item(), layout.headers(), lexing.rest() < 0 && !layout.cut());
  }
}
