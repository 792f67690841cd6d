package org.apqlint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spec;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.ReadResult;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.apqlint.syntax.SyntaxTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A text and its layout are the same specification, with the same errors. */
class SameModelTest {

  private static final SpecReader READER =
      new SpecReader(new SourceOptions(Path.of(""), InputStream.nullInputStream()));

  static Stream<Path> specifications() {
    return Specs.files().stream();
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void layoutDoesNotChangeTheModel(Path file) throws Exception {
    String text = Specs.read(file).text();
    ReadResult before = READER.readText("t.apq", text);
    String odd = odd(text, new Random(text.length()));
    ReadResult after = READER.readText("t.apq", Unchanged.format(odd).text());
    assertThat(model(after.spec())).isEqualTo(model(before.spec()));
    assertThat(errors(after)).isEqualTo(errors(before));
  }

  @Test
  void anotherIdIsAnotherModel() throws Exception {
    String text = "host z {\n    adapters 5\n}\n";
    assertThat(model(READER.readText("t.apq", text.replace('5', '6')).spec()))
        .isNotEqualTo(model(READER.readText("t.apq", text).spec()));
  }

  private static String model(Spec spec) {
    return Placeless.of(spec).toString();
  }

  private static List<String> errors(ReadResult read) {
    return read.findings().stream().map(f -> f.code() + " " + f.message()).toList();
  }

  /** Other blanks between words, and some around commas. */
  private static String odd(String text, Random random) {
    StringBuilder out = new StringBuilder();
    for (Lexeme lexeme : SyntaxTree.of(new SourceText("t.apq", text)).lexemes()) {
      switch (lexeme.kind()) {
        case BLANK -> out.append(random.nextBoolean() ? "\t " : " ");
        case COMMA -> out.append(random.nextBoolean() ? " ," : ", ");
        case LINE_END -> out.append(random.nextBoolean() ? "\r\n" : "\n");
        default -> out.append(lexeme.text());
      }
    }
    return out.toString();
  }
}
