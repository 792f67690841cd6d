package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RuleCatalogueTest {

  private static final String INDEX =
      """
      # Rules
      | code | name | severity | what it says |
      |---|---|---|---|
      | [AP201](mdev/AP201-queue-assigned-twice/README.md) | queue-assigned-twice | error | a queue twice |
      | [AP205](mdev/AP205-over-provisioned/README.md) | over-provisioned | info | more than there is |
      | not a rule | | | |
      """;

  @Test
  void readsTheRowsOfTheIndex() {
    assertThat(RuleCatalogue.parse(INDEX).entries())
        .containsExactly(
            new RuleEntry(
                "AP201",
                "queue-assigned-twice",
                "error",
                "a queue twice",
                "/rules/mdev/AP201-queue-assigned-twice/README.md"),
            new RuleEntry(
                "AP205",
                "over-provisioned",
                "info",
                "more than there is",
                "/rules/mdev/AP205-over-provisioned/README.md"));
  }

  @Test
  void findsByCodeAndByName() {
    RuleCatalogue catalogue = RuleCatalogue.parse(INDEX);
    assertThat(catalogue.find("ap205")).contains(catalogue.entries().get(1));
    assertThat(catalogue.find("queue-assigned-twice")).contains(catalogue.entries().get(0));
    assertThat(catalogue.find("AP2")).isEmpty();
  }

  @Test
  void printsATable() {
    assertThat(RuleCatalogue.parse(INDEX).table())
        .isEqualTo(
            """
            AP201  error    queue-assigned-twice  a queue twice
            AP205  info     over-provisioned      more than there is
            """);
  }

  @Test
  void theProgramHasItsOwnIndex() {
    assertThat(RuleCatalogue.load().find("AP201")).isPresent();
  }
}
