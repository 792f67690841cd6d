package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apqlint.model.QueueException.State;
import org.junit.jupiter.api.Test;

class QueueExceptionTest {

  private static QueueException says(int line, State state, String driver, Matrix... terms) {
    Place place = new Place("zeus.apq", line, 1, line, 9);
    return new QueueException(
        new QueueSet(
            List.of(terms).stream()
                .map(matrix -> new QueueSet.Term(matrix, place, "term"))
                .toList()),
        state,
        Optional.ofNullable(driver),
        place);
  }

  private static final QueueException UNBOUND =
      says(1, State.UNBOUND, null, Matrix.row(5, IdSet.of(4, 7)), Matrix.row(5, IdSet.of(8)));
  private static final QueueException ABSENT =
      says(2, State.ABSENT, null, Matrix.column(IdSet.of(5, 6), 4));
  private static final QueueException TO_HOST =
      says(3, State.DRIVER, "cex4queue", Matrix.row(5, IdSet.of(7)));

  @Test
  void ofTwoStatementsTheLaterOneCounts() {
    List<QueueException> backwards = List.of(TO_HOST, ABSENT, UNBOUND);
    assertThat(QueueException.domains(backwards, 5)).isEqualTo(IdSet.of(4, 7, 8));
    assertThat(QueueException.domainsAbsent(backwards, 5)).isEqualTo(IdSet.of(4));
    assertThat(QueueException.domainsBoundTo(backwards, 5, "cex4queue")).isEqualTo(IdSet.of(7));
    assertThat(QueueException.domainsBoundTo(backwards, 5, "vfio_ap")).isEqualTo(IdSet.NONE);
    QueueException later = says(4, State.UNBOUND, null, Matrix.row(5, IdSet.of(4)));
    assertThat(QueueException.domainsAbsent(List.of(later, ABSENT), 5)).isEqualTo(IdSet.NONE);
    assertThat(QueueException.domainsAbsent(List.of(later, ABSENT), 6)).isEqualTo(IdSet.of(4));
  }

  @Test
  void namesAdaptersAndQueues() {
    assertThat(UNBOUND.names(5)).isTrue();
    assertThat(UNBOUND.names(6)).isFalse();
    assertThat(UNBOUND.queues().contains(new Apqn(5, 8))).isTrue();
    assertThat(UNBOUND.queues().contains(new Apqn(5, 5))).isFalse();
    assertThat(UNBOUND.queues()).hasToString("term, term");
  }

  @Test
  void onlyWhatIsNotOnVfioApIsWithheld() {
    IdSet five = IdSet.of(5);
    assertThat(UNBOUND.withholdsAny(five, IdSet.of(8))).isTrue();
    assertThat(UNBOUND.withholdsAny(five, IdSet.of(9))).isFalse();
    QueueException toVfio = says(5, State.DRIVER, "vfio_ap", Matrix.row(5, IdSet.of(8)));
    assertThat(toVfio.withholdsAny(five, IdSet.of(8))).isFalse();
  }

  @Test
  void saysOneQueueOrSeveral() {
    assertThat(UNBOUND.describe()).isEqualTo("queues term, term are declared unbound");
    assertThat(ABSENT.describe()).isEqualTo("queues term are declared absent");
    assertThat(TO_HOST.describe()).isEqualTo("queue term is declared bound to cex4queue");
  }
}
