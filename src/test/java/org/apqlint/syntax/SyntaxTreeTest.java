package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.model.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntaxTreeTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "\uFEFFhost z {\r\n\tadapters 5 , 6 # x\r\n}\r\n",
        "host z { adapters 5 }",
        "host z {\n  note \"a\\\"b # {\" # c\n",
        "} \"open\n { { \0 \uD83D\uDE00 \r x",
        "\uFEFF",
        "a\uD83D",
        "\uDE00{",
      })
  void lexemesAreTheText(String text) {
    assertThat(tree(text).text()).isEqualTo(text);
  }

  @Test
  void textBeyondTheLimitIsKeptToo() {
    String text = "\uD83D\uDE00 ".repeat(Limits.LEXEMES / 2 + 10);
    SyntaxTree tree = tree(text);
    assertThat(tree.text()).isEqualTo(text);
    assertThat(tree.lexemes()).hasSize(Limits.LEXEMES + 1);
  }

  @Test
  void statementsAndBlocksHaveSpans() {
    SyntaxTree tree =
        tree(
            """
            # first
            host zeus {   # second
                adapters 5,
                    6
            }
            migrate a on b to c
            """);
    assertThat(tree.comments()).extracting(Lexeme::text).containsExactly("# first", "# second");
    assertThat(tree.comments().get(1).place()).hasToString("t.apq:2:15");
    assertThat(tree.statements()).hasSize(2);
    SyntaxTree.Statement host = tree.statements().get(0);
    assertThat(words(tree, host)).containsExactly("host", "zeus");
    assertThat(tree.place(host)).isEqualTo(place(2, 1, 5, 2));
    SyntaxTree.Block block = host.block().orElseThrow();
    assertThat(tree.lexemes().get(block.open().orElseThrow()).text()).isEqualTo("{");
    assertThat(tree.lexemes().get(block.close().orElseThrow()).text()).isEqualTo("}");
    SyntaxTree.Statement adapters = block.statements().get(0);
    assertThat(words(tree, adapters)).containsExactly("adapters", "5", ",", "6");
    assertThat(tree.place(adapters)).isEqualTo(place(3, 5, 4, 10));
    assertThat(tree.place(tree.statements().get(1))).isEqualTo(place(6, 1, 6, 20));
  }

  @Test
  void bracesThatAreMissingAreEmpty() {
    SyntaxTree tree = tree("host a\n  adapters 5\nhost b {\n  domains 4");
    assertThat(tree.statements()).hasSize(2);
    SyntaxTree.Block first = tree.statements().get(0).block().orElseThrow();
    assertThat(first.open()).isEmpty();
    assertThat(first.close()).isEmpty();
    assertThat(first.statements()).hasSize(1);
    SyntaxTree.Block second = tree.statements().get(1).block().orElseThrow();
    assertThat(second.open()).isPresent();
    assertThat(second.close()).isEmpty();
    assertThat(tree.place(tree.statements().get(1))).isEqualTo(place(3, 1, 4, 12));
  }

  private static org.apqlint.model.Place place(int line, int column, int endLine, int endColumn) {
    return new org.apqlint.model.Place("t.apq", line, column, endLine, endColumn);
  }

  private static List<String> words(SyntaxTree tree, SyntaxTree.Statement statement) {
    return statement.words().stream().map(i -> tree.lexemes().get(i).text()).toList();
  }

  private static SyntaxTree tree(String text) {
    return SyntaxTree.of(new SourceText("t.apq", text));
  }
}
