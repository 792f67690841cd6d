package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.Checked;
import org.apqlint.finding.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A block that cannot be read is reported, and brings no finding of another rule. */
class LeftOutBlocksTest {

  private static final String HOSTS =
      """
      host zeus {
          driver v10
          adapters 5, 6
          domains 4, 5, 6
          aqmask all but 4, 5
      }
      host hera {
          driver v10
          adapters 5, 6
          domains 4, 5, 6
          aqmask all but 4, 5
      }
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4
      }
      mdev web-crypto on zeus {
          uuid cef03c3c-903d-4ecc-9a83-40694cb8aee4
          adapters 5, 6
          domains 5
      }
      """;
  private static final String WEB = "guest web on zeus {\n uses web-crypto\n state running\n}\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "guest db on zeus {\n uses db-crypto\n device-id 4\n}",
        "guest db on zeus {\n use db-crypto\n}",
        "guest db on zeus {\n uses db-crypto web-crypto\n}",
        "guest db on {\n uses db-crypto\n}",
        "gest db on zeus {\n uses db-crypto\n}",
        "guest db on hera {\n uses zeus/db-crypto\n device-id 4\n}",
        "migrate db on hera to zeus using db-crypto live now",
        "migrate db on hera to zeus now",
      })
  void mdevOfAGuestThatCannotBeReadIsNotUnused(String broken) {
    assertThat(Checked.text("zeus.apq", HOSTS + WEB + broken + "\n").findings())
        .hasSize(1)
        .extracting(Finding::code)
        .isSubsetOf("AP001", "AP002");
  }

  @Test
  void mdevsThatNoBrokenBlockNamesAreUnusedAsBefore() {
    String broken = "guest db on zeus {\n uses db-crypto\n device-id 4\n}\n";
    assertThat(codes(HOSTS + broken)).containsExactlyInAnyOrder("AP001", "AP213");
    assertThat(codes(HOSTS + WEB)).containsExactly("AP213");
  }

  @Test
  void targetOfAMigrationThatCannotBeReadIsNotUnused() {
    String target =
        """
        mdev db-crypto on hera {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5, 6
            domains 4
        }
        guest db on zeus {
            uses db-crypto
            device-id 4
        }
        migrate db on zeus to hera
        """;
    assertThat(codes(HOSTS + WEB + target)).containsExactly("AP001");
  }

  @Test
  void historyIsNotReplayedWithoutTheGuestThatDecidesIt() {
    String history =
        """
        guest db on zeus {
            uses db-crypto
            state running
            device-id 4
        }
        change zeus {
            remove db-crypto
            assign domain 4 to db-crypto
        }
        """;
    assertThat(codes(HOSTS + WEB + history)).containsExactly("AP001");
  }

  @Test
  void historyIsNotReplayedWithoutOneOfItsBlocks() {
    String history =
        """
        guest db on zeus {
            uses db-crypto
            state running
        }
        change zeus {
            stop db
            assign adapter 05 to db-crypto
        }
        change zeus {
            remove db-crypto
        }
        """;
    assertThat(codes(HOSTS + WEB + history)).containsExactly("AP006");
    assertThat(codes(HOSTS + WEB + history.replace("adapter 05", "adapter 5"))).isEmpty();
  }

  private static List<String> codes(String text) {
    return Checked.text("zeus.apq", text).findings().stream().map(Finding::code).toList();
  }
}
