package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.finding.Severity;
import org.apqlint.model.Matrix;
import org.junit.jupiter.api.Test;

class TextReportTest {

  @Test
  void saysWhatEachGuestAsksForAndGets() {
    assertThat(render(Zeus.analysis(Zeus.filtered())))
        .isEqualTo(
            """
            host zeus
              driver: ap-config (kernel 6.12)
              apmask: every adapter but 5, 6 stays with the host
              aqmask: every domain but 4, 71 (0x47), 171 (0xab), 255 (0xff) stays with the host
              queues: 8, none of the host and 8 of vfio_ap; not bound to it: 06.00ab (6.171)
              guest db (running, mdev db-crypto) asks for adapters 5, 6 × domains 4, 171 (0xab), gets only adapter 5 × domains 4, 171 (0xab): adapter 6 is filtered: 06.00ab (6.171) is not bound to vfio_ap
                note: core banking, change 4711

            checked 1 host, 1 mdev, 1 guest: no findings
            """);
  }

  @Test
  void listsFindingsFirstAndMdevsWithoutGuest() {
    String text =
        render(
            Zeus.analysis(
                Zeus.shared(),
                Zeus.conflict(),
                Zeus.finding("AP301", Severity.WARNING, "zeus/db"),
                Zeus.finding("AP213", Severity.INFO, "zeus/web-crypto"),
                Zeus.finding("AP302", Severity.WARNING, "zeus/db")));
    assertThat(text.lines().filter(line -> line.contains("[AP")))
        .extracting(line -> line.substring(line.indexOf('[') + 1, line.indexOf(']')))
        .containsExactly("AP213", "AP301", "AP302", "AP201");
    assertThat(text)
        .contains(
            "\n  mdev web-crypto (no guest) holds adapter 5 × domains 4, 71 (0x47);"
                + " a guest would get all of it\n")
        .endsWith("\nchecked 1 host, 2 mdevs, 1 guest: 1 error, 2 warnings, 1 info\n");
  }

  @Test
  void replaysChanges() {
    assertThat(render(Zeus.analysis(Zeus.changed())))
        .contains(
            """
              change "adapter 7 arrives"
                note: at night
                1  assign adapter 7 to db-crypto  OK
                     guest db: gains 07.0004 (7.4) and control domain 4
                2  apmask +5                      EBUSY: 05.0004 (5.4) is in use by mdev db-crypto
                     log: vfio_ap_mdev x: Can not reserve queue 05.0004
              afterwards
                apmask: every adapter but 5, 6 stays with the host
                aqmask: every domain but 4, 71 (0x47), 171 (0xab), 255 (0xff) stays with the host
                mdev db-crypto: assigned adapters 5, 6 × domains 4, 171 (0xab); db sees adapter 5 × domains 4, 171 (0xab)
            """);
  }

  @Test
  void saysThatAGuestHasNoMdev() {
    HostAnalysis host = Zeus.filtered();
    HostAnalysis without =
        new HostAnalysis(
            host.host(),
            host.queues(),
            host.declared(),
            host.mdevs(),
            host.given(),
            List.of(
                new GuestAnalysis(
                    Zeus.guest("db", Optional.empty()),
                    Optional.empty(),
                    Matrix.EMPTY,
                    Matrix.EMPTY,
                    List.of(),
                    List.of())),
            Optional.empty(),
            host.provenance(),
            Optional.empty());
    assertThat(render(Zeus.analysis(without))).contains("\n  guest db (running) names no mdev\n");
  }

  private static String render(Analysis analysis) {
    return new TextReport(Look.PLAIN)
        .render(new ReportInput(analysis, Zeus.changes(), Zeus.SOURCES));
  }
}
