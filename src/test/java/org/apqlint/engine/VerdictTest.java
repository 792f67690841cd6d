package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;
import org.apqlint.analysis.MigrationAnalysis;
import org.junit.jupiter.api.Test;

/** Which findings stand against a move, beside those about the move itself. */
class VerdictTest {

  private static final String UUID = "62177883-f1bb-47f0-914d-32a22e3a8804";
  private static final String MDEV = "uuid " + UUID + "\nadapters 5\ndomains 4";
  private static final String GUEST = "uses own\nstate running";

  private static Engine engine = Checked.engine();

  /** All of this, as something that an engine must say. */
  static Stream<Expectation> expectations() {
    return Stream.<Consumer<VerdictTest>>of(
            VerdictTest::nothingStandsAgainstIt,
            VerdictTest::whereMasksStandAgainstOverridesNothingIsPromised,
            VerdictTest::anotherMdevWithItsUuidStandsInTheWayWhereverItIsDeclared,
            VerdictTest::anotherMdevWithItsQueueStandsInTheWayWhereverItIsDeclared,
            VerdictTest::whatTheKernelRefusesOnEitherHostStandsAgainstIt)
        .map(test -> new Expectation("verdict", true, other -> passes(test, other)));
  }

  private static boolean passes(Consumer<VerdictTest> test, Engine other) {
    Engine own = engine;
    engine = other;
    try {
      test.accept(new VerdictTest());
      return true;
    } catch (AssertionError fails) {
      return false;
    } finally {
      engine = own;
    }
  }

  private static MigrationAnalysis verdict(String hera, String guest, String more) {
    Checked checked =
        Checked.by(
            engine,
            Checked.read(
                "verdict.apq",
                block(
                        "host zeus",
                        "driver driver-override\nadapters 5\ndomains 4, 5\napmask all but 5")
                    + block("mdev own on zeus", MDEV)
                    + block(
                        "host hera", "driver driver-override\nadapters 5\ndomains 4, 5\n" + hera)
                    + block("guest db on zeus", guest)
                    + more
                    + "migrate db on zeus to hera using own\n"));
    return checked.analysis().migrations().get(0);
  }

  private static String block(String head, String statements) {
    return head + " {\n" + statements + "\n}\n\n";
  }

  private static final String OWN = block("mdev own on hera", MDEV);

  @Test
  void nothingStandsAgainstIt() {
    assertThat(verdict("apmask all but 5", GUEST, OWN).possible()).isTrue();
  }

  @Test
  void whereMasksStandAgainstOverridesNothingIsPromised() {
    MigrationAnalysis verdict =
        verdict("apmask all but 5\noverride 05.0004 with vfio_ap", GUEST, OWN);
    assertThat(verdict.possible()).isFalse();
    assertThat(verdict.codes()).contains("AP109");
  }

  @Test
  void anOverrideOfAQueueThatIsNotThereIsNoObstacle() {
    MigrationAnalysis verdict =
        verdict("override 05.0004 with vfio_ap\noverride 06.0004 with vfio_ap", GUEST, OWN);
    assertThat(verdict.possible()).isTrue();
  }

  @Test
  void anotherMdevWithItsUuidStandsInTheWayWhereverItIsDeclared() {
    String other = block("mdev other on hera", "uuid " + UUID + "\nadapters 5\ndomains 5");
    for (String order : new String[] {OWN + other, other + OWN}) {
      MigrationAnalysis verdict = verdict("apmask all but 5", GUEST, order);
      assertThat(verdict.possible()).isFalse();
      assertThat(verdict.codes()).contains("AP008");
    }
  }

  @Test
  void anotherMdevWithItsQueueStandsInTheWayWhereverItIsDeclared() {
    String other =
        block(
            "mdev other on hera",
            "uuid 7d3f4b5e-0a5c-4c37-9d5e-6f1a2b3c4d5e\nadapters 5\ndomains 4, 5");
    for (String order : new String[] {OWN + other, other + OWN}) {
      MigrationAnalysis verdict = verdict("apmask all but 5", GUEST, order);
      assertThat(verdict.possible()).isFalse();
      assertThat(verdict.codes()).contains("AP506").doesNotContain("AP201");
    }
  }

  @Test
  void whatTheKernelRefusesOnEitherHostStandsAgainstIt() {
    MigrationAnalysis there = verdict("apmask all", GUEST, OWN);
    assertThat(there.possible()).isFalse();
    assertThat(there.codes()).contains("AP202");
    String taker =
        block(
            "mdev taker on zeus",
            "uuid 7d3f4b5e-0a5c-4c37-9d5e-6f1a2b3c4d5e\nadapters 5\ndomains 5");
    MigrationAnalysis here = verdict("apmask all but 5", GUEST + "\nuses taker", OWN + taker);
    assertThat(here.possible()).isFalse();
    assertThat(here.codes()).contains("AP305");
  }

  @Test
  void aGuestWithoutAnMdevCaresForNoneOnTheTarget() {
    assertThat(verdict("apmask all", "state running", OWN).possible()).isTrue();
  }
}
