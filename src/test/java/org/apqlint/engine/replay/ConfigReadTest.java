package org.apqlint.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.junit.jupiter.api.Test;

class ConfigReadTest {

  private static final Limits LIMITS = new Limits(63, 15);

  private static ConfigRead read(int adapter, int domain, int controlDomain) {
    return new ConfigRead(
        Optional.of(
            new ApConfigText(IdSet.of(adapter), IdSet.of(domain), IdSet.of(controlDomain))));
  }

  @Test
  void eachKindHasItsLimit() {
    assertThat(read(63, 15, 15).exceeds(LIMITS)).isFalse();
    assertThat(read(64, 15, 15).exceeds(LIMITS)).isTrue();
    assertThat(read(63, 16, 15).exceeds(LIMITS)).isTrue();
    assertThat(read(63, 15, 16).exceeds(LIMITS)).isTrue();
  }

  @Test
  void whatCannotBeReadSaysNothing() {
    ConfigRead unreadable = new ConfigRead(Optional.empty());
    assertThat(unreadable.readable()).isFalse();
    assertThat(unreadable.matrix()).isEqualTo(Matrix.EMPTY);
    assertThat(unreadable.controlDomains()).isEqualTo(IdSet.NONE);
    assertThat(unreadable.exceeds(LIMITS)).isFalse();
    assertThat(read(5, 4, 3).readable()).isTrue();
    assertThat(read(5, 4, 3).matrix()).isEqualTo(Matrix.row(5, IdSet.of(4)));
    assertThat(read(5, 4, 3).controlDomains()).isEqualTo(IdSet.of(3));
  }
}
