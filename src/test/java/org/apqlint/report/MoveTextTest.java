package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.Checked;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.engine.Moves;
import org.apqlint.model.Spec;
import org.junit.jupiter.api.Test;

class MoveTextTest {

  private static final String TEXT =
      """
      host zeus {
          kernel 6.12
          adapters 0, 5, 6 type cex8c
          domains 1-0x47
          control-domains 1, 2
          apmask all but 5, 6
      }
      host "hera, the spare" {
          kernel 6.12
          adapters 0, 5, 6 type cex8c
          domains 1-0x47
          control-domains 1, 2
          apmask all but 5, 6
      }
      mdev "of \\"db\\" {" on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 1, 2, 0x47
          control-domains 1, 2
          start auto
      }
      guest db on zeus {
          uses "of \\"db\\" {"
      }
      """;

  @Test
  void aProposedMdevCanBeDeclaredAsItIsPrinted() {
    Spec spec = Checked.read("spare.apq", TEXT).spec();
    Candidate candidate =
        Checked.engine()
            .moves(spec, Moves.Way.AS_SAID)
            .to("hera, the spare", spec.guests().get(0), true);
    String text =
        MoveText.verdict(candidate, Checked.read("spare.apq", TEXT).sources(), Look.PLAIN);
    String declaration = text.substring(text.indexOf("    mdev "));
    Checked declared =
        Checked.text(
            "spare.apq", TEXT + declaration + "migrate db on zeus to \"hera, the spare\"\n");
    assertThat(declared.errors()).isEmpty();
    assertThat(declared.analysis().migrations().get(0).gets()).isEqualTo(candidate.answer().gets());
    assertThat(declared.spec().mdevs().get(1).controlDomains().ids())
        .isEqualTo(declared.spec().mdevs().get(0).controlDomains().ids());
    assertThat(declared.spec().mdevs().get(1).autostart()).isTrue();
  }
}
