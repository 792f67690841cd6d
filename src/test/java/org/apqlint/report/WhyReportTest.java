package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apqlint.Checked;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Severity;
import org.junit.jupiter.api.Test;

class WhyReportTest {

  @Test
  void followsAFilteredQueueToTheTextThatCausesIt() throws UnknownSubjectException {
    assertThat(why("zeus/db/06.0004"))
        .startsWith(
            "06.0004 (6.4) is not in guest db: its queue is bound to vfio_ap, but adapter 6 is"
                + " filtered as a whole: 06.00ab (6.171) is not bound to vfio_ap\n")
        .containsSubsequence(
            "a guest with mdev db-crypto sees",
            "└─ rule guest-matrix: a guest gets what the filter leaves\n",
            "   └─ the filter leaves mdev db-crypto",
            "      └─ rule filter-by-adapter: ",
            "├─ the driver generation is ap-config (zeus.apq:2)\n",
            "└─ rule lacks: ",
            "see above\n",
            "└─ queue 06.00ab is declared unbound (zeus.apq:7)\n");
  }

  @Test
  void leavesOutWhatConcernsOtherAdapters() throws UnknownSubjectException {
    assertThat(why("db/05.0004"))
        .startsWith("05.0004 (5.4) is in guest db: ")
        .doesNotContain("06.00ab");
  }

  @Test
  void namesTheOwnerOnTheHost() throws UnknownSubjectException {
    assertThat(why("zeus/06.00ab"))
        .startsWith(
            "06.00ab (6.171) of host zeus is for vfio_ap (both masks release it), assigned to mdev"
                + " db-crypto; it is bound to neither vfio_ap nor the default driver\n")
        .contains("rule bound-queues");
    assertThat(why("06.00ab")).isEqualTo(why("zeus/06.00ab"));
  }

  @Test
  void explainsWholeThings() throws UnknownSubjectException {
    assertThat(why("zeus/db"))
        .startsWith("guest db gets only adapter 5 × domains 4, 171 (0xab) of adapters 5, 6 × ");
    assertThat(why("db-crypto")).startsWith("mdev db-crypto gives its guest only adapter 5 × ");
    assertThat(why("zeus")).startsWith("host zeus has adapters 5, 6 × ");
    assertThat(why("db 07.0004"))
        .startsWith("07.0004 (7.4) is not in guest db: mdev db-crypto is assigned adapters 5, 6 ×");
  }

  @Test
  void saysThatAHostWithoutQciHasNoConfiguration() throws UnknownSubjectException {
    Analysis analysis =
        Checked.text(
                "zeus.apq",
                """
                host zeus {
                    kernel 6.12
                    without apqci
                    adapters 5, 6
                    domains 4, 5
                    aqmask all but 4
                }
                mdev db-crypto on zeus {
                    adapters 5, 6
                    domains 4
                }
                guest db on zeus {
                    uses db-crypto
                }
                """)
            .analysis();
    String cause = "host `zeus` has no QCI (facility 12), so the driver knows no adapter";
    assertThat(new WhyReport(false).render("db/05.0004", analysis).lines())
        .startsWith(
            "05.0004 (5.4) is not in guest db: its queue is bound to vfio_ap, but " + cause);
    assertThat(new WhyReport(false).render("db", analysis).lines())
        .startsWith("guest db gets no queue of adapters 5, 6 × domain 4: " + cause);
    assertThat(new WhyReport(false).render("db-crypto", analysis).lines())
        .startsWith(
            "mdev db-crypto gives its guest no queue of adapters 5, 6 × domain 4: " + cause);
  }

  @Test
  void namesTheFindingsAboutIt() throws UnknownSubjectException {
    Analysis analysis =
        Zeus.analysis(
            Zeus.filtered(),
            Zeus.finding("AP301", Severity.WARNING, "zeus/db"),
            Zeus.finding("AP302", Severity.WARNING, "zeus/db/05.0004"),
            Zeus.finding("AP205", Severity.INFO, "zeus/db-crypto/adapter-6"),
            Zeus.finding("AP104", Severity.WARNING, "zeus"));
    assertThat(new WhyReport(false).render("db/06.0004", analysis).lines())
        .contains("warning[AP301]: something holds of zeus/db (zeus.apq:7)")
        .contains("info[AP205]: something holds of zeus/db-crypto/adapter-6 (zeus.apq:7)")
        .noneMatch(line -> line.contains("AP302") || line.contains("AP104"));
  }

  @Test
  void refusesUnknownSubjectsWithAHint() {
    assertThatThrownBy(() -> why("zeus/bd/06.0004"))
        .isInstanceOf(UnknownSubjectException.class)
        .hasMessage("no host, guest or mdev is called `zeus/bd`; did you mean `zeus/db`");
  }

  @Test
  void refusesWhatMayMeanTwoThings() {
    Analysis two = new Analysis(List.of(Zeus.filtered(), renamed()), List.of(), List.of());
    assertThatThrownBy(() -> new WhyReport(false).render("db/06.0004", two))
        .isInstanceOf(UnknownSubjectException.class)
        .hasMessageContaining("name one of `zeus/db/06.0004`, `hera/db/06.0004`");
    assertThatThrownBy(() -> new WhyReport(false).render("06.0004", two))
        .isInstanceOf(UnknownSubjectException.class)
        .hasMessageContaining("name one of `zeus/06.0004`, `hera/06.0004`");
  }

  private static HostAnalysis renamed() {
    var host = Zeus.filtered();
    return new HostAnalysis(
        Zeus.host("hera"),
        host.queues(),
        host.declared(),
        host.mdevs(),
        host.guests(),
        host.change(),
        host.provenance());
  }

  private static String why(String subject) throws UnknownSubjectException {
    return new WhyReport(false).render(subject, Zeus.analysis(Zeus.filtered()));
  }
}
