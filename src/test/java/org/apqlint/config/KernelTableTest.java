package org.apqlint.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.config.KernelRows.Release;
import org.apqlint.config.KernelRows.Row;
import org.apqlint.model.Generation;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.KernelChoice.Basis;
import org.apqlint.model.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTableTest {

  private static final Place PLACE = new Place("zeus.apq", 2, 12, 2, 16);

  private static KernelChoice choose(String kernel) {
    return KernelTable.load().choose(kernel, PLACE);
  }

  @ParameterizedTest
  @CsvSource({
    "4.20, false",
    "5.12.19, false",
    "5.13, true",
    "5.15.0-122-generic, true",
    "RHEL 8.10, false",
    "SLES 15 SP3, false",
    "SLES 15 SP5, true",
    "6.1.75, true",
    "6.19, true",
  })
  void removalOfAnMdevInUseWaitsFrom513On(String kernel, boolean waits) {
    assertThat(choose(kernel).removalWaits()).isEqualTo(waits);
  }

  @ParameterizedTest
  @CsvSource({
    "Debian 12, Debian 12",
    "Debian GNU/Linux 12.7 (bookworm), Debian 12",
    "6.1.0-17-s390x, Debian 12",
    "6.1.0-44-s390x, Debian 12",
    "Debian, Debian 13",
    "SLES 15 SP6, SLES 15",
    "6.4.0-150600.23.25-default, SLES 15",
    "Ubuntu 24.04, Ubuntu 24",
    "5.14.0-503.11.1.el9_5.s390x, RHEL 9",
    "6.1.76,",
    "6.1.0-0.deb11.17-s390x,",
    "nonsense,",
  })
  void aKernelMayTellTheDistribution(String kernel, String distribution) {
    assertThat(choose(kernel).distribution()).isEqualTo(Optional.ofNullable(distribution));
  }

  @Test
  void aKernelOfNobodyLeavesTheDistributionOfTheHost() {
    KernelTable table = KernelTable.load();
    KernelChoice declared = choose("Debian 12");
    assertThat(table.inPlaceOf(declared, "6.12").orElseThrow().distribution())
        .contains("Debian 12");
    assertThat(table.inPlaceOf(declared, "static").orElseThrow().distribution())
        .contains("Debian 12");
    assertThat(table.inPlaceOf(declared, "Debian 13").orElseThrow().distribution())
        .contains("Debian 13");
    assertThat(table.byDriver(Generation.STATIC, Optional.of(declared), PLACE).distribution())
        .contains("Debian 12");
  }

  @Test
  void staticByNameRefusesRemovalUnlessItsKernelIsLater() {
    KernelTable table = KernelTable.load();
    assertThat(table.byDriver(Generation.STATIC, Optional.empty(), PLACE).removalWaits()).isFalse();
    assertThat(table.byDriver(Generation.STATIC, Optional.of(choose("5.15")), PLACE).removalWaits())
        .isTrue();
    assertThat(table.byDriver(Generation.V10, Optional.of(choose("6.12")), PLACE).removalWaits())
        .isFalse();
    assertThat(table.byDriver(Generation.DYNAMIC, Optional.empty(), PLACE).removalWaits()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "4.20, static, before 6.15",
    "4.20.17, static, before 6.15",
    "5.0, static, before 6.15",
    "5.12.1, static, before 6.15",
    "5.19, static, before 6.15",
    "5.19.17, static, before 6.15",
    "6.0, dynamic-delta, before 6.15",
    "6.0.19, dynamic-delta, before 6.15",
    "6.1.0, dynamic-delta, before 6.15",
    "6.1.75, dynamic-delta, before 6.15",
    "6.1.76, dynamic, before 6.15",
    "6.1.140, dynamic, before 6.15",
    "6.2, dynamic-delta, before 6.15",
    "6.2.16, dynamic-delta, before 6.15",
    "6.3, dynamic-delta, before 6.15",
    "6.4, dynamic-delta, before 6.15",
    "6.5.13, dynamic-delta, before 6.15",
    "6.6.0, dynamic-delta, before 6.15",
    "6.6.14, dynamic-delta, before 6.15",
    "6.6.15, dynamic, before 6.15",
    "6.6.100, dynamic, before 6.15",
    "6.7.2, dynamic-delta, before 6.15",
    "6.7.3, dynamic, before 6.15",
    "6.7.12, dynamic, before 6.15",
    "6.8, dynamic, before 6.15",
    "6.9.12, dynamic, before 6.15",
    "6.10, ap-config, before 6.15",
    "6.11.3, ap-config, before 6.15",
    "6.12, ap-config, before 6.15",
    "6.12.116, ap-config, before 6.15",
    "6.12.117, ap-config, 6.15",
    "6.13, ap-config, before 6.15",
    "6.14.11, ap-config, before 6.15",
    "6.15, ap-config, 6.15",
    "6.18, ap-config, 6.15",
    "6.19, driver-override, 6.15",
    "6.19-rc3, driver-override, 6.15",
    "v6.19.2, driver-override, 6.15",
    "7.0.1, driver-override, 6.15",
    "7.2-rc1, driver-override, 6.15",
    "RHEL 8, static, before 6.15",
    "RHEL 8.10, static, before 6.15",
    "RHEL 9, dynamic, before 6.15",
    "RHEL 9.4, dynamic, before 6.15",
    "rhel9.4, dynamic, before 6.15",
    "Red Hat Enterprise Linux 9.2, dynamic, before 6.15",
    "RHEL 10, ap-config, before 6.15",
    "RHEL 10.1, ap-config, before 6.15",
    "SLES 15 SP6, dynamic, before 6.15",
    "SLES 15-SP7, dynamic, before 6.15",
    "sles15sp7, dynamic, before 6.15",
    "SUSE Linux Enterprise Server 15 SP6, dynamic, before 6.15",
    "SLES 16, ap-config, before 6.15",
    "SLES 16.0, ap-config, before 6.15",
    "Debian 11, static, before 6.15",
    "Debian 12, dynamic, before 6.15",
    "Debian GNU/Linux 12 (bookworm), dynamic, before 6.15",
    "Debian 13, ap-config, before 6.15",
    "Ubuntu 20.04, static, before 6.15",
    "Ubuntu 22.04, static, before 6.15",
    "Ubuntu 22.04.5 LTS, static, before 6.15",
    "Ubuntu 22.04 HWE, dynamic, before 6.15",
    "Ubuntu 24.04, dynamic, before 6.15",
    "4.18.0-553.el8, static, before 6.15",
    "4.18.0-553.16.1.el8_10.s390x, static, before 6.15",
    "5.14.0-503.el9, dynamic, before 6.15",
    "5.14.0-503.11.1.el9_5.s390x, dynamic, before 6.15",
    "6.12.0-55.el10, ap-config, before 6.15",
    "6.12.0-55.9.1.el10_0.s390x, ap-config, before 6.15",
    "6.4.0-150600.23.25-default, dynamic, before 6.15",
    "6.4.0-150700.53-default, dynamic, before 6.15",
    "6.12.0-160000.5-default, ap-config, before 6.15",
    "6.1.0-17-s390x, dynamic-delta, before 6.15",
    "6.1.0-18-s390x, dynamic, before 6.15",
    "6.1.0-28, dynamic, before 6.15",
    "6.12.43+deb13-s390x, ap-config, before 6.15",
    "5.15.0-122-generic, static, before 6.15",
    "6.8.0-45-generic, dynamic, before 6.15",
    "5.10.0-33-s390x, static, before 6.15",
  })
  void knows(String kernel, String generation, String texts) {
    KernelChoice choice = choose(kernel);
    assertThat(choice.generation()).hasToString(generation);
    assertThat(choice.texts()).isEqualTo(texts);
    assertThat(choice.basis()).isEqualTo(Basis.DECLARED);
    assertThat(choice.remark()).isEmpty();
    assertThat(choice.declared()).contains(kernel);
    assertThat(choice.place()).isEqualTo(PLACE);
  }

  @ParameterizedTest
  @CsvSource({
    "6.1, dynamic-delta, 6.1.76",
    "6.6, dynamic-delta, 6.6.15",
    "6.7, dynamic-delta, 6.7.3",
  })
  void asksForThePointReleaseThatDecides(String kernel, String generation, String fixed) {
    KernelChoice choice = choose(kernel);
    assertThat(choice.generation()).hasToString(generation);
    assertThat(choice.basis()).isEqualTo(Basis.NEAREST);
    assertThat(choice.remark())
        .contains(
            "the point release decides: "
                + kernel
                + ".0 is taken, and is `dynamic-delta`; "
                + fixed
                + " and newer are `dynamic`");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4.19 | static | `4.19` is not in the table of kernels: the nearest one, Linux 4.20, is taken",
        "5.20 | static | `5.20` is not in the table of kernels: the nearest older one, Linux 5.19, is taken",
        "7.3.1 | driver-override | `7.3.1` is not in the table of kernels: the nearest older one, Linux 7.2, is taken",
        "6.999999999999 | driver-override | `6.999999999999` is not in the table of kernels: the nearest older one, Linux 6.19, is taken",
        "6 | dynamic-delta | `6` names no release: 6.0 is taken",
        "RHEL 7 | static | `RHEL 7` is not in the table of kernels: the nearest one, RHEL 8.0, is taken",
        "RHEL 11 | ap-config | `RHEL 11` is not in the table of kernels: the nearest older one, RHEL 10, is taken",
        "RHEL | ap-config | `RHEL` names no version: RHEL 10 is taken",
        "SLES 15 SP5 | static | what its kernel carries back is not known: taken as the kernel that it is based on",
        "SLES 15.8 | dynamic | `SLES 15.8` is not in the table of kernels: the nearest older one, SLES 15.7, is taken",
        "Ubuntu 23.10 | static | `Ubuntu 23.10` is not in the table of kernels: the nearest older one, Ubuntu 22.04, is taken",
        "5.14.21-150500.55-default | static | what this SLES kernel carries back is not known: taken as the kernel that it is based on",
        "banana | driver-override | `banana` is no kernel release and no distribution of the table: the newest, Linux 7.2, is taken",
        "RHLE 9.4 | driver-override | `RHLE 9.4` is no kernel release and no distribution of the table: the newest, Linux 7.2, is taken; did you mean `RHEL`",
        "6x12 | driver-override | `6x12` is no kernel release and no distribution of the table: the newest, Linux 7.2, is taken",
      })
  void takesTheNearestAndSaysSo(String kernel, String generation, String remark) {
    KernelChoice choice = choose(kernel);
    assertThat(choice.remark()).contains(remark);
    assertThat(choice.generation()).hasToString(generation);
    assertThat(choice.basis()).isEqualTo(Basis.NEAREST);
  }

  @Test
  void theDriverDecidesAndTheKernelGivesTheTexts() {
    KernelTable table = KernelTable.load();
    KernelChoice old = table.byDriver(Generation.V10, Optional.of(choose("6.1")), PLACE);
    assertThat(old.generation()).isEqualTo(Generation.V10);
    assertThat(old.texts()).isEqualTo("before 6.15");
    assertThat(old.basis()).isEqualTo(Basis.DECLARED);
    assertThat(table.byDriver(Generation.STATIC, Optional.empty(), PLACE).texts())
        .isEqualTo("6.15");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "6.0.19 | this line ended before the fix: change to 6.1.76, 6.6.15, 6.7.3, or 6.8 and newer",
        "6.1 | update to 6.1.76 or newer, the first of this line with the fix",
        "6.1.75 | update to 6.1.76 or newer, the first of this line with the fix",
        "6.2 | this line ended before the fix: change to 6.6.15, 6.7.3, or 6.8 and newer",
        "6.5.13 | this line ended before the fix: change to 6.6.15, 6.7.3, or 6.8 and newer",
        "6.6.14 | update to 6.6.15 or newer, the first of this line with the fix",
        "6.7.2 | update to 6.7.3 or newer, the first of this line with the fix",
        "6.1.0-17-s390x | update to 6.1.0-18 or newer, the first of this line with the fix",
        "6.5.0-35-generic | this line ended before the fix: change to 6.6.15, 6.7.3, or 6.8 and newer",
      })
  void knowsWhereTheLeakWasMended(String kernel, String advice) {
    assertThat(choose(kernel).fix().orElseThrow().advice()).isEqualTo(advice);
  }

  @ParameterizedTest
  @CsvSource({"5.19", "6.1.76", "6.6.15", "6.7.3", "6.8", "6.12", "RHEL 9.4", "6.1.0-18-s390x"})
  void whatDoesNotLeakNeedsNoFix(String kernel) {
    assertThat(choose(kernel).fix()).isEmpty();
  }

  @Test
  void aGenerationByNameKnowsTheLineOfItsKernelOnly() {
    KernelTable table = KernelTable.load();
    assertThat(fix(table.byDriver(Generation.DYNAMIC_DELTA, Optional.empty(), PLACE)))
        .isEqualTo("take a kernel with the fix: 6.1.76, 6.6.15, 6.7.3, or 6.8 and newer");
    assertThat(fix(table.byDriver(Generation.DYNAMIC_DELTA, Optional.of(choose("6.12")), PLACE)))
        .startsWith("take a kernel with the fix");
    assertThat(fix(table.byDriver(Generation.DYNAMIC_DELTA, Optional.of(choose("6.6.3")), PLACE)))
        .startsWith("update to 6.6.15");
    assertThat(table.byDriver(Generation.DYNAMIC, Optional.of(choose("6.6.3")), PLACE).fix())
        .isEmpty();
  }

  private static String fix(KernelChoice choice) {
    return choice.fix().orElseThrow().advice();
  }

  @Test
  void assumesTheProposal() {
    KernelChoice choice = KernelTable.load().assumed(PLACE);
    assertThat(choice.generation()).isEqualTo(Generation.V10);
    assertThat(choice.basis()).isEqualTo(Basis.ASSUMED);
    assertThat(choice.texts()).isEqualTo("6.15");
    assertThat(choice.declared()).isEmpty();
  }

  static Stream<Row> everyRow() {
    KernelRows rows = KernelTable.load().rows();
    return Stream.of(
            rows.releases(),
            rows.distributions().stream().flatMap(d -> d.versions().stream()).toList(),
            rows.builds())
        .flatMap(List::stream);
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void everyRowIsWhole(Row row) {
    assertThat(Generation.named(row.generation())).isPresent();
    assertThat(row.texts()).isIn("before 6.15", "6.15");
    assertThat(row.evidence()).isNotBlank();
  }

  @Test
  void releasesFollowOneAnother() {
    List<Release> releases = KernelTable.load().rows().releases();
    for (int i = 1; i < releases.size(); i++) {
      assertThat(releases.get(i).from()).isGreaterThan(releases.get(i - 1).from());
      assertThat(releases.get(i - 1).covers(releases.get(i).from())).isFalse();
    }
  }

  @Test
  void aHugeTextIsReadInNoTime() {
    assertThat(choose("9".repeat(1_000_000)).basis()).isEqualTo(Basis.NEAREST);
    assertThat(choose("rhel " + "9.".repeat(1_000_000)).generation()).isEqualTo(Generation.DYNAMIC);
    assertThat(choose("x".repeat(1_000_000)).remark().orElseThrow()).hasSizeLessThan(300);
  }
}
