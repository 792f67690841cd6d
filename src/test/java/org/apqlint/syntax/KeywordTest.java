package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apqlint.syntax.parser.ApqSpecLexer;
import org.apqlint.syntax.parser.ApqSpecParser;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds the grammar's lists of words against one another. */
class KeywordTest {

  static Stream<String> keywords() {
    List<String> words = new ArrayList<>();
    for (int type = 1; type <= ApqSpecLexer.VOCABULARY.getMaxTokenType(); type++) {
      String literal = ApqSpecLexer.VOCABULARY.getLiteralName(type);
      if (literal != null && literal.length() > 3) {
        words.add(literal.substring(1, literal.length() - 1));
      }
    }
    return words.stream();
  }

  @ParameterizedTest
  @MethodSource("keywords")
  void everyKeywordIsAName(String word) {
    String text =
        """
        host W {
            kernel W
            adapters 5 serial W
        }
        mdev W on W {
        }
        guest W on W {
            uses W
            cpu W
        }
        change W {
            start W
            assign adapter W to W
        }
        migrate W on W to W using W live
        """;
    assertThat(Reading.errors(text.replace("W", word))).isEmpty();
  }

  static Stream<Arguments> statements() {
    return Stream.of(
            Arguments.of("host", ApqSpecParser.RULE_unknownInHost),
            Arguments.of("mdev", ApqSpecParser.RULE_unknownInMdev),
            Arguments.of("guest", ApqSpecParser.RULE_unknownInGuest),
            Arguments.of("change", ApqSpecParser.RULE_unknownInChange))
        .flatMap(
            block ->
                ErrorMessages.statementWords((int) block.get()[1]).stream()
                    .filter(word -> !word.equals("secure-execution"))
                    .map(word -> Arguments.of(block.get()[0], word)));
  }

  @ParameterizedTest
  @MethodSource("statements")
  void everyWordThatIsExpectedBeginsAStatement(String block, String word) {
    String header =
        switch (block) {
          case "host" -> "host zeus {\n}\nhost z {\n";
          case "change" -> "host zeus {\n}\nchange zeus {\n";
          default -> "host zeus {\n}\n" + block + " z on zeus {\n";
        };
    assertThat(Reading.errors(header + word + "\n}\n"))
        .singleElement()
        .asString()
        .startsWith("4:" + (word.length() + 1) + "-")
        .contains("AP001 expected ");
  }
}
