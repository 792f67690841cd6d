package org.apqlint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.apqlint.model.SourceText;
import org.apqlint.syntax.Lexeme;
import org.apqlint.syntax.SyntaxCheck;
import org.apqlint.syntax.SyntaxTree;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever blanks a text has, its layout is the same; whatever the text is, nothing is lost. */
class RandomLayoutTest {

  private static final List<String> BLANKS = List.of(" ", "  ", "\t", " \t ", "       ");
  private static final List<String> LINE_ENDS = List.of("\n", "\r\n", " \n", "\t\r\n", "\n\n\n");
  private static final String ALPHABET = "{}{}\",#\n\n\r\t \\\0\f0x05.-=/\u00e9\u00a0\uFEFF\uD83D";

  /** Texts in their layout, without errors, and with no comment at the end of a statement. */
  private static final List<String> SOUND =
      Specs.files().stream()
          .map(Specs::read)
          .filter(source -> SyntaxCheck.of(source).lines().isEmpty())
          .map(source -> Formatter.format(source).text())
          .map(RandomLayoutTest::withoutComments)
          .map(text -> Formatter.format(new SourceText("t.apq", text)).text())
          .distinct()
          .toList();

  private static final List<String> ANY =
      Specs.files().stream().map(Specs::read).map(SourceText::text).distinct().toList();

  private static String withoutComments(String text) {
    return SyntaxTree.of(new SourceText("t.apq", text)).lexemes().stream()
        .filter(lexeme -> lexeme.kind() != Lexeme.Kind.COMMENT || lexeme.place().column() == 1)
        .map(Lexeme::text)
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void anyBlanksGiveTheSameLayout(long seed) {
    Random random = new Random(seed);
    assertThat(SOUND).hasSizeGreaterThan(300);
    for (int round = 0; round < 700; round++) {
      String text = SOUND.get(random.nextInt(SOUND.size()));
      String odd = otherBlanks(text, random);
      assertThat(Unchanged.format(odd).text()).isEqualTo(text);
    }
  }

  /** Other blanks, line ends and empty lines, where they have no meaning. */
  private static String otherBlanks(String text, Random random) {
    StringBuilder out = new StringBuilder(random.nextInt(4) == 0 ? "\uFEFF\n" : "");
    boolean lineStarts = true;
    List<Lexeme> lexemes = SyntaxTree.of(new SourceText("t.apq", text)).lexemes();
    for (int i = 0; i < lexemes.size(); i++) {
      Lexeme lexeme = lexemes.get(i);
      Lexeme.Kind kind = lexeme.kind();
      boolean tight = kind == Lexeme.Kind.COMMA || kind == Lexeme.Kind.OPEN_BRACE;
      if (tight || lineStarts && kind != Lexeme.Kind.LINE_END) {
        out.append(random.nextInt(3) == 0 ? pick(BLANKS, random) : "");
      }
      lineStarts = kind == Lexeme.Kind.LINE_END;
      switch (kind) {
        case BLANK -> out.append(needless(lexemes, i) ? "" : pick(BLANKS, random));
        case LINE_END -> out.append(lineEnd(lexemes, i, random));
        default -> out.append(lexeme.text());
      }
    }
    return out.append(random.nextBoolean() ? "\n \n" : "").toString();
  }

  private static boolean needless(List<Lexeme> lexemes, int blank) {
    return blank == 0
        || blank + 1 == lexemes.size()
        || lexemes.get(blank - 1).kind() != Lexeme.Kind.WORD
        || lexemes.get(blank + 1).kind() != Lexeme.Kind.WORD;
  }

  private static String lineEnd(List<Lexeme> lexemes, int at, Random random) {
    String end = pick(LINE_ENDS, random);
    boolean closes = false;
    for (int i = at + 1; i < lexemes.size(); i++) {
      Lexeme.Kind kind = lexemes.get(i).kind();
      if (kind != Lexeme.Kind.BLANK) {
        closes = kind == Lexeme.Kind.CLOSE_BRACE;
        break;
      }
    }
    boolean opens = at > 0 && lexemes.get(at - 1).kind() == Lexeme.Kind.OPEN_BRACE;
    boolean empty = at > 0 && lexemes.get(at - 1).kind() == Lexeme.Kind.LINE_END;
    // Elsewhere an empty line is the author's, and stays one.
    return closes || opens || empty ? end : end.replace("\n\n\n", "\n");
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14})
  void damagedTextsLoseNothing(long seed) {
    Random random = new Random(seed);
    int partly = 0;
    int whole = 0;
    for (int round = 0; round < 1000; round++) {
      StringBuilder text = new StringBuilder(ANY.get(random.nextInt(ANY.size())));
      for (int damage = random.nextInt(4); damage >= 0; damage--) {
        damage(text, random);
      }
      Formatted formatted = Unchanged.format(text.toString());
      if (!formatted.left().isEmpty()) {
        partly += formatted.left().get(0).whole() ? 0 : 1;
        whole += formatted.left().get(0).whole() ? 1 : 0;
      }
    }
    assertThat(partly).isGreaterThan(200);
    assertThat(whole).isGreaterThan(50);
  }

  private static void damage(StringBuilder text, Random random) {
    if (text.isEmpty()) {
      text.append(ALPHABET);
    }
    int at = random.nextInt(text.length());
    int to = Math.min(text.length(), at + 1 + random.nextInt(12));
    switch (random.nextInt(8)) {
      case 0 -> text.deleteCharAt(at);
      case 1 -> text.insert(at, character(random));
      case 2 -> text.setCharAt(at, character(random));
      case 3 -> text.delete(at, to);
      case 4 -> text.insert(random.nextInt(text.length()), text.substring(at, to));
      case 5 -> line(text, at, random);
      case 6 -> text.insert(at, " # remark" + (random.nextBoolean() ? "\n" : " "));
      default -> text.insert(at, random.nextBoolean() ? "\n" : " ");
    }
  }

  /** Moves a line to another place, or joins it with the next one. */
  private static void line(StringBuilder text, int at, Random random) {
    int end = text.indexOf("\n", at);
    if (end < 0) {
      return;
    }
    int start = text.lastIndexOf("\n", end - 1) + 1;
    if (random.nextBoolean()) {
      text.deleteCharAt(end);
    } else {
      String line = text.substring(start, end + 1);
      text.delete(start, end + 1);
      text.insert(random.nextInt(text.length() + 1), line);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23})
  void randomTextsLoseNothing(long seed) {
    Random random = new Random(seed);
    List<String> words = List.of(String.join(" ", ANY.subList(0, 40)).split("(?<= )|(?=\n)"));
    for (int round = 0; round < 400; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(120); i >= 0; i--) {
        switch (random.nextInt(8)) {
          case 0 -> text.append(character(random));
          case 1 -> text.append(random.nextBoolean() ? "}\n" : " {\n");
          case 2 -> text.append((char) random.nextInt(0x10000));
          default -> text.append(words.get(random.nextInt(words.size())));
        }
      }
      Unchanged.format(text.toString());
    }
  }

  private static char character(Random random) {
    return ALPHABET.charAt(random.nextInt(ALPHABET.length()));
  }

  private static String pick(List<String> from, Random random) {
    return from.get(random.nextInt(from.size()));
  }
}
