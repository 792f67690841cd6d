package org.apqlint.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.Goldens;
import org.apqlint.model.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts before and after; the longer ones are pairs of files. */
class FormatterTest {

  private static final Path PAIRS = Path.of("src/test/resources/format");

  /** Samples whose very point is a layout that is odd. */
  private static final Set<Path> ODD =
      Set.of(
          Path.of("rules/spec/AP001-syntax-error/good-layout.apq"),
          Path.of("rules/host/AP107-released-id-absent/bad-vendor-guide.apq"));

  private static String format(String text) {
    return Unchanged.format(text).text();
  }

  static Stream<Path> pairs() {
    return Specs.files().stream()
        .filter(file -> file.startsWith(PAIRS) && !file.toString().contains(".approved."));
  }

  @ParameterizedTest
  @MethodSource("pairs")
  void formatsFiles(Path file) throws Exception {
    Formatted formatted = Unchanged.format(Files.readString(file));
    String name = file.getFileName().toString();
    Goldens.verify(formatted.text(), PAIRS, name.substring(0, name.length() - 4), "apq");
  }

  static Stream<Path> specifications() {
    return Specs.files().stream().filter(file -> !file.startsWith(PAIRS));
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void specificationsOfTheRepositoryAreFormatted(Path file) {
    SourceText source = Specs.read(file);
    Formatted formatted = Unchanged.format(source.text());
    if (ODD.contains(file)) {
      assertThat(formatted.changed()).isTrue();
    } else {
      assertThat(formatted.text()).isEqualTo(source.text());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", " \t\r\n\n", "\uFEFF", "\uFEFF\n  \n"})
  void nothingBecomesNothing(String text) {
    assertThat(format(text)).isEmpty();
  }

  @Test
  void lineEndsMarksAndTabsGo() {
    assertThat(format("\uFEFF# a\t \r\nhost\tz{\r\n\tkernel\t6.12  \r\n}"))
        .isEqualTo("# a\nhost z {\n    kernel 6.12\n}\n");
  }

  @Test
  void oneLineBlocksStayOnTheirLine() {
    assertThat(format("host zeus{kernel 6.12}\nhost hera   {  }\n"))
        .isEqualTo("host zeus { kernel 6.12 }\nhost hera {}\n");
  }

  @Test
  void otherBlocksAreOpened() {
    assertThat(format("host zeus { kernel 6.12  # old\nadapters 5 }  # one\n"))
        .isEqualTo("host zeus {\n    kernel 6.12  # old\n    adapters 5   # one\n}\n");
  }

  @Test
  void commasHaveABlankBehindThemInListsOnly() {
    assertThat(
            format(
                """
                host z {
                    adapters 5 ,6,7
                    apmask all but 5 ,6
                    aqmask -4 , -0x47
                    boot apmask=+5 , -6 aqmask= "-4"
                    queue 05.0047 ,06.* unbound
                }
                guest g on z {
                    cpu host , ap=on,apqci=on
                }
                change z {
                    ap_config m 0x06 , 0x08, 0x08
                    apmask only 5 ,6
                }
                """))
        .isEqualTo(
            """
            host z {
                adapters 5, 6, 7
                apmask all but 5, 6
                aqmask -4,-0x47
                boot apmask=+5,-6 aqmask="-4"
                queue 05.0047, 06.* unbound
            }

            guest g on z {
                cpu host,ap=on,apqci=on
            }

            change z {
                ap_config m 0x06,0x08,0x08
                apmask only 5, 6
            }
            """);
  }

  @Test
  void commentsThatStandInOneColumnStayThere() {
    String aligned =
        """
        host z {                    # a
            kernel 6.12             # b
            adapters 5, 6           # c
        }                           # d
        """;
    assertThat(format(aligned)).isEqualTo(aligned);
  }

  @Test
  void otherCommentsAreAlignedInTheirRun() {
    assertThat(
            format(
                """
                host z { #a
                  kernel 6.12   # b
                  adapters 5,#c
                    6,    # d
                    # alone
                    7  # e

                  domains 4     # f
                  max-adapter 7 # g
                  note "x"
                  note "longer" # h
                }
                """))
        .isEqualTo(
            """
            host z {  #a
                kernel 6.12  # b
                adapters 5,  #c
                    6,       # d
                    # alone
                    7  # e

                domains 4      # f
                max-adapter 7  # g
                note "x"
                note "longer"  # h
            }
            """);
  }

  @Test
  void columnsAreCountedInCodePoints() {
    assertThat(format("host z {\n    note \"\uD83D\uDE00\" # a\n    note \"xy\"  # b\n}\n"))
        .isEqualTo("host z {\n    note \"\uD83D\uDE00\"   # a\n    note \"xy\"  # b\n}\n");
  }

  @Test
  void oneLineStatementsOfTheTopLevelMayStandTogether() {
    assertThat(
            format(
                """
                include "a.apq"
                include "b.apq"
                # about z
                host z {
                }
                # about the moves

                migrate a on z to y
                migrate b on z to y


                migrate c on z to y
                host y { kernel 6.12 }
                host x { kernel 6.12 }
                host w {
                }
                host v { kernel 6.12 }
                """))
        .isEqualTo(
            """
            include "a.apq"
            include "b.apq"

            # about z
            host z {
            }
            # about the moves

            migrate a on z to y
            migrate b on z to y

            migrate c on z to y
            host y { kernel 6.12 }
            host x { kernel 6.12 }

            host w {
            }

            host v { kernel 6.12 }
            """);
  }

  @Test
  void brokenStatementsStayAndTheRestIsFormatted() {
    Formatted formatted =
        Unchanged.format(
            """
            host z {
              kernel   6.12
              adapters 5   6   # two
             domains 4,
               0x47   8
              bogus   { a
                  b   }
              note "open # x
              max-adapter   7
            } \

            hots   y {
              kernel   6.12
            }
            mdev  m  on  {
              adapters   5
            }
            """);
    assertThat(formatted.text())
        .isEqualTo(
            """
            host z {
                kernel 6.12
              adapters 5   6   # two
             domains 4,
               0x47   8
              bogus   { a
                  b   }
              note "open # x
                max-adapter 7
            }

            hots   y {
              kernel   6.12
            }

            mdev  m  on  {
                adapters 5
            }
            """);
    assertThat(formatted.left())
        .extracting(left -> left.place().line() + " " + left.why())
        .containsExactly(
            "3 expected `functions`, `hwtype`, `mode`, `serial`, `type`, `,` or a line end, found"
                + " `6`",
            "5 expected `,` or a line end, found `8`",
            "6 unknown statement `bogus` in a host block",
            "8 the quotation mark is not closed on its line",
            "11 unknown statement `hots`",
            "14 expected a name, found `{`");
  }

  @Test
  void brokenLinesKeepTheirLineEndsAndMarks() {
    assertThat(format("host z {\r\n  foo  bar\r\n  kernel  6.12\r\n}\r\n"))
        .isEqualTo("host z {\n  foo  bar\r\n    kernel 6.12\n}\n");
    assertThat(format("host z {\n}\n  foo  bar\r")).isEqualTo("host z {\n}\n\n  foo  bar\r");
    assertThat(format("\uFEFF\uFEFFhost z {\n}\n")).startsWith("\uFEFF\uFEFF");
    assertThat(format("\uFEFF foo\n")).isEqualTo(" foo\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "host z {\n  kernel  6.12\n",
        "  host z {\n kernel  6.12\nhost y {\n}\n",
        "host z\n  kernel  6.12\n}\n",
        "host z {\n  kernel  6.12\n} }\n",
        "}\n  host z {\n}\n",
      })
  void unbalancedTextsStayAsTheyAre(String text) {
    Formatted formatted = Unchanged.format(text);
    assertThat(formatted.text()).isEqualTo(text);
    assertThat(formatted.left()).singleElement().matches(LeftAsIs::whole);
  }

  @Test
  void saysWhereTheBraceIsMissing() {
    assertThat(Unchanged.format("host z {\n}\nmdev m on z {\n").left())
        .isEqualTo(
            List.of(
                new LeftAsIs(
                    new org.apqlint.model.Place("t.apq", 3, 13, 3, 14),
                    true,
                    "this `{` has no `}`")));
  }

  @Test
  void blocksWithinBlocksStay() {
    String text = "host z {\n    kernel 6.12\n   mdev  m on z {\n   adapters  5\n  }\n}\n";
    assertThat(format(text)).isEqualTo(text);
  }

  @Test
  void textsBeyondTheLimitsStay() {
    String deep = "{".repeat(40) + "  x " + "}".repeat(40);
    assertThat(format(deep)).isEqualTo(deep);
    String large = "host  z { }\n".repeat(200_000);
    assertThat(Formatter.format(new SourceText("t.apq", large)).text()).isEqualTo(large);
  }
}
