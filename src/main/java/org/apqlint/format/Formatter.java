package org.apqlint.format;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.Place;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.SyntaxCheck;
import org.apqlint.syntax.SyntaxTree;

/**
 * Gives a text the layout of the language. Words, strings and comments stay as they are and in
 * their order; the lines of a statement with a syntax error stay to the letter. A text whose braces
 * do not match is left alone, as nobody knows which block its lines belong to.
 */
public final class Formatter {

  static final String BYTE_ORDER_MARK = "\uFEFF";

  private Formatter() {}

  /** Formats a text; never fails. */
  public static Formatted format(SourceText source) {
    SyntaxTree tree = SyntaxTree.of(source);
    Optional<LeftAsIs> unbalanced = Braces.problem(tree);
    if (unbalanced.isPresent()) {
      return new Formatted(source, source.text(), List.of(unbalanced.get()));
    }
    SyntaxCheck check = SyntaxCheck.of(source);
    Shape shape = new Shape(tree, check.lines());
    String text = Page.of(new Rows(tree, shape).rows());
    if (text.startsWith(BYTE_ORDER_MARK)) {
      // The second of two marks is an error, and would become the first.
      text = BYTE_ORDER_MARK + text;
    }
    // Better no layout than another meaning.
    if (!Meaning.of(tree).equals(Meaning.of(SyntaxTree.of(new SourceText(source.file(), text))))) {
      LeftAsIs all =
          new LeftAsIs(
              new Place(source.file(), 1, 1, 1, 1),
              true,
              "with another layout it would be another text; please report it");
      return new Formatted(source, source.text(), List.of(all));
    }
    List<LeftAsIs> left =
        check.findings().stream()
            .map(finding -> new LeftAsIs(finding.place(), false, finding.message()))
            .toList();
    return new Formatted(source, text, left);
  }
}
