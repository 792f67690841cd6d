package org.apqlint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxCheck;
import org.apqlint.syntax.SyntaxTree;

/** What must hold of each text and its layout, looked at from outside. */
final class Unchanged {

  private static final Pattern END = Pattern.compile("(?<=\n)");

  private Unchanged() {}

  /** Formats, and compares what came of it with what was there. */
  static Formatted format(String text) {
    SourceText source = new SourceText("t.apq", text);
    Formatted formatted = Formatter.format(source);
    String after = formatted.text();
    SourceText again = new SourceText("t.apq", after);
    assertThat(formatted.left()).noneMatch(left -> left.why().contains("report"));
    assertThat(words(again)).as("words of%n%s%nfrom%n%s", after, text).isEqualTo(words(source));
    assertThat(comments(again)).as("comments").isEqualTo(comments(source));
    assertThat(shape(again)).as("statements").isEqualTo(shape(source));
    assertThat(Formatter.format(again).text()).as("formatted twice").isEqualTo(after);
    assertThat(errors(again)).as("errors").isEqualTo(errors(source));
    keepsBrokenLines(source, after);
    if (formatted.left().isEmpty()) {
      assertThat(after)
          .doesNotStartWith("\uFEFF")
          .doesNotContain("\r", "\n\n\n", " \n", "\t\n", "\n\n}");
      assertThat(after).satisfiesAnyOf(t -> assertThat(t).isEmpty(), t -> ends(t));
    } else if (formatted.left().get(0).whole()) {
      assertThat(after).isEqualTo(text);
    }
    return formatted;
  }

  private static void ends(String text) {
    assertThat(text).endsWith("\n").doesNotStartWith("\n").doesNotEndWith("\n\n");
  }

  private static List<String> words(SourceText source) {
    return SyntaxTree.of(source).lexemes().stream()
        .filter(
            lexeme ->
                switch (lexeme.kind()) {
                  case BLANK, LINE_END, COMMENT -> false;
                  case OTHER ->
                      lexeme.place().line() > 1
                          || lexeme.place().column() > 1
                          || !lexeme.text().equals("\uFEFF");
                  default -> true;
                })
        .map(Lexeme::text)
        .toList();
  }

  private static List<String> comments(SourceText source) {
    return SyntaxTree.of(source).comments().stream().map(c -> c.text().stripTrailing()).toList();
  }

  /** The words of each statement of the top level and of each block. */
  private static List<String> shape(SourceText source) {
    SyntaxTree tree = SyntaxTree.of(source);
    List<String> shape = new ArrayList<>();
    tree.statements().forEach(statement -> shape(tree, statement, shape));
    return shape;
  }

  private static void shape(SyntaxTree tree, SyntaxTree.Statement statement, List<String> to) {
    to.add(statement.words().stream().map(i -> tree.lexemes().get(i).text()).toList().toString());
    statement
        .block()
        .ifPresent(
            block -> {
              to.add("{");
              block.statements().forEach(inner -> shape(tree, inner, to));
              to.add("}");
            });
  }

  private static List<String> errors(SourceText source) {
    return SyntaxCheck.of(source).findings().stream().map(f -> f.code() + f.message()).toList();
  }

  /** The lines with an error are there, in their order, to the letter. */
  private static void keepsBrokenLines(SourceText source, String after) {
    List<String> before = Arrays.asList(END.split(source.text()));
    List<String> now = Arrays.asList(END.split(after));
    int at = 0;
    for (int line : SyntaxCheck.of(source).lines().stream().sorted().toList()) {
      if (line > before.size()) {
        continue;
      }
      String kept = before.get(line - 1);
      String wanted = line == 1 && kept.startsWith("\uFEFF") ? kept.substring(1) : kept;
      while (at < now.size() && !now.get(at).equals(wanted) && !now.get(at).equals(kept)) {
        at++;
      }
      assertThat(at).as("`%s` of line %d is left as it is", kept, line).isLessThan(now.size());
      at++;
    }
  }
}
