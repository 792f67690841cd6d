package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.script.Operation.Provision;
import org.apqlint.script.Operation.Way;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The writes of a definition stand in the order of the plan. */
class MdevAttributeTest {

  private static Provision provision(Way way) {
    return new Provision(
        "db",
        ThreeGuests.UUID1,
        new Matrix(IdSet.of(6, 5), IdSet.of(4, 71, 171)),
        IdSet.of(4, 255),
        way,
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static List<String> texts(Way way) {
    return MdevAttribute.of(provision(way)).stream().map(a -> a.name() + "=" + a.value()).toList();
  }

  @Test
  void adaptersThenDomainsThenControlDomains() {
    assertThat(texts(new Way.Ascending()))
        .containsExactly(
            "assign_adapter=5",
            "assign_adapter=6",
            "assign_domain=4",
            "assign_domain=71",
            "assign_domain=171",
            "assign_control_domain=4",
            "assign_control_domain=255");
  }

  @Test
  void aDomainThatHasToBeTheLast() {
    assertThat(texts(new Way.LastDomain(71)))
        .containsExactly(
            "assign_adapter=5",
            "assign_adapter=6",
            "assign_domain=4",
            "assign_domain=171",
            "assign_domain=71",
            "assign_control_domain=4",
            "assign_control_domain=255");
  }

  @Test
  void oneWriteWhereThePlanHasOne() {
    assertThat(texts(new Way.AtOnce("0x06,0x08,0x08"))).containsExactly("ap_config=0x06,0x08,0x08");
  }

  @ParameterizedTest
  @CsvSource({
    "remove, 1",
    "assign_adapter, '5\"'",
    "assign_adapter, '5\n'",
    "'assign_adapter\n', 5",
    "assign_adapter, ''",
    "assign_adapter, <",
  })
  void nothingThatNeedsQuoting(String name, String value) {
    assertThatThrownBy(() -> new MdevAttribute(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("not of an mdev of vfio_ap: ");
  }
}
