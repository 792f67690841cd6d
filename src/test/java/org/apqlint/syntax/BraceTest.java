package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Braces that are missing, too many or in the wrong place. */
class BraceTest {

  @Test
  void missingCloseIsToldAtItsOpenBrace() {
    assertThat(
            Reading.errors(
                """
                host zeus {
                    adapters 5

                mdev m on zeus {
                    adapters 5
                }
                """))
        .containsExactly("1:11-12 AP001 this `{` has no `}`");
    assertThat(Reading.errors("host zeus {\n}\nmdev m on zeus {\n adapters 5\n"))
        .containsExactly("3:16-17 AP001 this `{` has no `}`");
    assertThat(Reading.errors("host zeus {")).containsExactly("1:11-12 AP001 this `{` has no `}`");
  }

  @Test
  void missingCloseBeforeMigrateIsToldAtItsOpenBrace() {
    assertThat(
            Reading.errors(
                """
                host a {
                }
                host b {
                }
                guest g on a {
                    state running
                migrate g on a to b
                """))
        .containsExactly("5:14-15 AP001 this `{` has no `}`");
  }

  @Test
  void oneMissingAndOneStrayAreTwoErrors() {
    assertThat(
            Reading.errors(
                """
                host zeus {
                    adapters 5
                host hera {
                }
                }
                """))
        .containsExactly(
            "1:11-12 AP001 this `{` has no `}`", "5:1-2 AP001 this `}` closes nothing");
  }

  @Test
  void blockInBlockIsOneErrorAndDeclaresItsName() {
    assertThat(
            Reading.errors(
                """
                host zeus {
                    adapters 5
                    mdev m on zeus {
                        adapters 05
                    }
                }
                guest g on zeus {
                    uses m
                }
                """))
        .containsExactly("3:5-9 AP002 unknown statement `mdev` in a host block");
  }

  @Test
  void missingOpenIsToldAtTheEndOfItsLine() {
    assertThat(Reading.errors("host zeus\n    adapters 5\n}\nmdev m on zeus {\n}\n"))
        .containsExactly("1:10-11 AP001 expected `{`, found the line end");
    assertThat(Reading.errors("host zeus\nmdev m on zeus {\n}\n"))
        .containsExactly("1:10-11 AP001 expected `{`, found the line end");
    assertThat(Reading.errors("host zeus"))
        .containsExactly("1:10-11 AP001 expected `{`, found the line end");
  }

  @Test
  void openBraceStandsOnTheLineOfItsBlock() {
    assertThat(Reading.errors("host zeus\n{\n    adapters 5\n}\n"))
        .containsExactly("2:1-2 AP001 the `{` stands on a line of its own");
  }

  @Test
  void blocksMayStandInOneLine() {
    assertThat(Reading.sound("host zeus { adapters 5 }\nmdev m on zeus {}").mdevs()).hasSize(1);
  }

  @Test
  void twoStatementsInOneLineAreAnError() {
    assertThat(Reading.errors("host zeus { kernel 6.12 driver v10 }"))
        .containsExactly("1:25-31 AP001 expected a line end, found `driver`");
  }

  @Test
  void listsGoOnAfterAComma() {
    assertThat(Reading.sound("host z {\n adapters 5, # five\n\n   6\n}").hosts().get(0).adapters())
        .hasSize(2);
    assertThat(Reading.errors("host z {\n adapters 5,\n domains 4\n}"))
        .containsExactly("2:12-13 AP001 expected a number after the comma");
  }

  @Test
  void textIsReadWithoutItsLastNewlineAndWithOtherLineEnds() {
    assertThat(Reading.sound("host z {\r\n adapters 5\r\n}\r\n").hosts().get(0).adapters())
        .hasSize(1);
    assertThat(Reading.sound("\uFEFFhost z {\n adapters 5 }").hosts()).hasSize(1);
  }
}
