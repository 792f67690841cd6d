package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.model.Change;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Mdev;
import org.apqlint.model.Spec;
import org.junit.jupiter.api.Test;

/** An error leaves out its block and what refers to it, and brings no others. */
class SoundnessTest {

  @Test
  void threeMistakesAreThreeFindings() {
    assertThat(
            Reading.errors(
                """
                hots zeus {
                    adapters 5, 6
                }
                mdev web on zeus {
                    adapters 5, 6
                    domains 0047
                }
                guest web on zeus {
                    uses web
                }
                mdev db on hera {
                    adapters 5
                }
                guest db on hera {
                    uses db
                }
                """))
        .containsExactly(
            "1:1-5 AP002 unknown statement `hots`",
            "6:13-17 AP006 `0047` has a leading zero",
            "11:12-16 AP004 nothing declares a host `hera`");
  }

  @Test
  void nameThatNothingDeclaresIsToldOnceWithAllItsPlaces() {
    ReadResult result =
        Reading.read("host a {\n}\nmdev m on b {\n}\nguest g on b {\n uses m\n}\nchange b {\n}\n");
    assertThat(Reading.show(result.findings()))
        .containsExactly("3:11-12 AP004 nothing declares a host `b`");
    assertThat(result.findings().get(0).related())
        .extracting(related -> Reading.where(related.place()))
        .containsExactly("5:12-13", "8:8-9");
  }

  @Test
  void unsoundHostTakesAllThatIsOnIt() {
    ReadResult result =
        Reading.read(
            """
            host zeus {
                adapters 05
            }
            host hera {
            }
            mdev m on zeus {
            }
            guest g on zeus {
                uses m
            }
            mdev k on hera {
                adapters 1, 1
            }
            guest h on hera {
                uses zeus/m
            }
            guest i on hera {
                uses k
            }
            migrate g on zeus to hera
            change zeus {
                create m
            }
            """);
    Spec spec = result.spec();
    assertThat(Reading.show(result.findings()))
        .containsExactly("2:14-16 AP006 `05` has a leading zero");
    assertThat(spec.hosts()).extracting(Host::name).containsExactly("hera");
    assertThat(spec.mdevs()).extracting(Mdev::address).containsExactly("hera/k");
    assertThat(spec.guests()).extracting(Guest::address).containsExactly("hera/i");
    assertThat(spec.migrations()).isEmpty();
    assertThat(spec.changes()).isEmpty();
    assertThat(spec.repetitions()).hasSize(1);
  }

  @Test
  void unsoundMdevTakesItsGuestsAndTheHistoryOfItsHost() {
    Spec spec =
        Reading.read(
                """
                host zeus {
                }
                host hera {
                }
                mdev m on zeus {
                    adapters 300
                    domains 4, 4
                }
                mdev k on zeus {
                }
                guest g on zeus {
                    uses m
                }
                change zeus {
                    assign adapter 5 to m
                }
                change zeus {
                    assign adapter 5 to k
                }
                change hera {
                    aqmask "-4"
                }
                """)
            .spec();
    assertThat(spec.hosts()).hasSize(2);
    assertThat(spec.mdevs()).extracting(Mdev::name).containsExactly("k");
    assertThat(spec.mdevs().get(0).order()).isZero();
    assertThat(spec.guests()).isEmpty();
    assertThat(spec.changes()).extracting(Change::host).containsExactly("hera");
    assertThat(spec.repetitions()).isEmpty();
  }

  @Test
  void ofTwoHostsWithOneNameNoneIsSound() {
    Spec spec = Reading.read("host z {\n adapters 5\n}\nhost z {\n}\nmdev m on z {\n}\n").spec();
    assertThat(spec.hosts()).isEmpty();
    assertThat(spec.mdevs()).isEmpty();
  }

  @Test
  void namesOfBlocksThatAreNotUnderstoodCountAsDeclared() {
    assertThat(
            Reading.errors(
                """
                host zeus {
                }
                mdve m on zeus {
                }
                guest "x/y" on zeus {
                    uses m
                }
                change zeus {
                    create m
                }
                """))
        .containsExactly(
            "3:1-5 AP002 unknown statement `mdve`", "5:7-12 AP001 the name `x/y` holds a `/`");
  }

  @Test
  void missingIncludeMayDeclareAnyName() {
    ReadResult result = Reading.read("include \"gone.apq\"\nmdev m on zeus {\n}\n");
    assertThat(Reading.show(result.findings())).hasSize(1);
    assertThat(result.spec().mdevs()).isEmpty();
  }

  @Test
  void errorsInUnsoundBlocksAreStillTold() {
    assertThat(Reading.errors("host {\n adapters 05\n domains 300\n}"))
        .containsExactly(
            "1:6-7 AP001 expected a name, found `{`",
            "2:11-13 AP006 `05` has a leading zero",
            "3:10-13 AP005 `300` is above 255, the highest number of the AP bus");
  }
}
