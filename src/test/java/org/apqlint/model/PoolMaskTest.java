package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PoolMaskTest {

  private static final PoolMask DEFAULT = PoolMask.allOnes(PoolMask.Kind.APMASK);

  @Test
  void saysWhatItKeepsAlsoWhereNoStatementOfTheHostDoes() {
    assertThat(DEFAULT.describe()).isEqualTo("apmask is not set: it keeps every id for the host");
    assertThat(DEFAULT.with(IdSet.of(5).complement()).describe())
        .isEqualTo("apmask keeps 0-4, 6-255 for the host");
  }

  @Test
  void remembersTheBootWhenItIsWrittenTo() {
    IdSet boot = IdSet.of(5).complement();
    PoolMask mask = new PoolMask(PoolMask.Kind.APMASK, boot, Optional.empty(), boot);
    assertThat(mask.written()).isFalse();
    assertThat(mask.with(IdSet.ALL).written()).isTrue();
    assertThat(mask.with(IdSet.ALL).fresh()).isEqualTo(mask);
  }
}
