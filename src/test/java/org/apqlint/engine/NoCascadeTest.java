package org.apqlint.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.Checked;
import org.apqlint.finding.Finding;
import org.junit.jupiter.api.Test;

/** What could not be read makes no other finding. */
class NoCascadeTest {

  private static final String HOSTS =
      """
      host zeus {
          kernel 6.12
          adapters 5, 6
          domains 4
          apmask all but 5
      }
      host hera {
          kernel 6.12
          adapters 5, 6
          domains 4
          apmask all but 5
      }
      mdev m on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          domains 4
      }
      """;

  private static List<String> codes(String text) {
    return Checked.text("zeus.apq", HOSTS + text).findings().stream().map(Finding::code).toList();
  }

  @Test
  void anMdevMayBeUsedWhereNobodyCouldRead() {
    assertThat(codes("guest g on zues {\n    uses m\n}\n")).containsExactly("AP004");
    assertThat(codes("guest g on zeus {\n    uses m\n    state runing\n}\n"))
        .containsExactly("AP002");
    assertThat(codes("gest g on zeus {\n    uses m\n}\n")).containsExactly("AP002");
    assertThat(codes("guest g on zeus {\n    uses n\n}\n")).containsExactly("AP004");
    assertThat(codes("guest g on hera {\n    uses n\n}\n")).contains("AP004", "AP213");
    assertThat(codes("")).containsExactly("AP213");
  }

  @Test
  void aMigrationThatCouldNotBeReadMayJoinTheTwo() {
    String twin =
        """
        guest g on zeus {
            uses m
        }
        mdev m on hera {
            uuid 62177883-f1bb-47f0-914d-32a22e3a8804
            adapters 5
            domains 4
        }
        """;
    assertThat(codes(twin + "migrate g on zeus to hera usng m\n")).doesNotContain("AP008");
    assertThat(codes(twin)).contains("AP008");
    assertThat(codes(twin + "migrate g on zeus to hera\n")).doesNotContain("AP008");
  }
}
