package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.Place;
import org.junit.jupiter.api.Test;

class RefusalsTest {

  private static Finding finding(RefusedBy by, Severity severity, String host) {
    return new Finding(
        "AP000",
        "made-up",
        severity,
        by + " " + host,
        new Place("zeus.apq", 1, 1, 1, 2),
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        "zeus",
        Optional.ofNullable(host),
        by);
  }

  private static final Finding UNREAD = finding(RefusedBy.READER, Severity.ERROR, null);
  private static final Finding UNREAD_THERE = finding(RefusedBy.READER, Severity.ERROR, "hera");
  private static final Finding KERNEL = finding(RefusedBy.KERNEL, Severity.INFO, "zeus");
  private static final Finding QEMU = finding(RefusedBy.HYPERVISOR, Severity.ERROR, "zeus");
  private static final Finding ELSEWHERE = finding(RefusedBy.KERNEL, Severity.ERROR, "hera");
  private static final Finding TASTE = finding(RefusedBy.NOBODY, Severity.ERROR, "zeus");
  private static final Finding TASTE_THERE = finding(RefusedBy.NOBODY, Severity.ERROR, "hera");
  private static final List<Finding> ALL =
      List.of(UNREAD, UNREAD_THERE, KERNEL, QEMU, ELSEWHERE, TASTE, TASTE_THERE);

  @Test
  void whatWouldBeRefusedForbidsTheScriptWhateverItsSeverity() {
    assertThat(Refusals.of("zeus", ALL)).containsExactly(UNREAD, UNREAD_THERE, KERNEL, QEMU);
  }

  @Test
  void theRestIsForItsHead() {
    assertThat(Refusals.comments("zeus", ALL)).containsExactly(TASTE);
  }

  @Test
  void nothingRefusedForbidsNothing() {
    assertThat(Refusals.of("zeus", List.of(TASTE, ELSEWHERE))).isEmpty();
  }
}
