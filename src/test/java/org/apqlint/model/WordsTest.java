package org.apqlint.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "+9 | 9",
        "+10 | 10 (0xa)",
        "+0-1 | 0, 1",
        "+0-2 | 0-2",
        "+9-10 | 9, 10 (0xa)",
        "+9-11 | 9-11",
        "+10-12 | 10-12 (0xa-0xc)",
        "+254-255 | 254 (0xfe), 255 (0xff)",
        "+253-255,+5 | 5, 253-255 (0xfd-0xff)",
      })
  void showsHexWhereItLooksDifferent(String ids, String words) {
    assertThat(Words.list(KernelMask.boot(ids))).isEqualTo(words);
  }

  @Test
  void countsIds() {
    assertThat(Words.adapter(5)).isEqualTo("adapter 5");
    assertThat(Words.adapters(IdSet.NONE)).isEqualTo("no adapters");
    assertThat(Words.domains(IdSet.of(4, 5))).isEqualTo("domains 4, 5");
    assertThat(Words.controlDomains(IdSet.of(4))).isEqualTo("control domain 4");
    assertThat(Words.are(IdSet.of(4)) + Words.are(IdSet.of(4, 5))).isEqualTo("isare");
    assertThat(Words.it(IdSet.of(4)) + Words.it(IdSet.of(4, 5))).isEqualTo("itthem");
  }

  @Test
  void showsFourQueuesInHexAndDecimal() {
    Matrix row = Matrix.row(5, IdSet.range(0x46, 0x49));
    Matrix longer = Matrix.row(5, IdSet.range(0x46, 0x4a));
    String four = "05.0046 = 5.70, 05.0047 = 5.71, 05.0048 = 5.72, 05.0049 = 5.73";
    assertThat(Words.queues(row)).isEqualTo("4 queues (" + four + ")");
    assertThat(Words.queues(row.apqns())).isEqualTo("4 queues (" + four + ")");
    assertThat(Words.queues(longer)).isEqualTo("5 queues (" + four + " and 1 more)");
  }

  @Test
  void namesOneQueue() {
    Matrix one = Matrix.row(5, IdSet.of(0x47));
    Matrix two = Matrix.row(5, IdSet.of(4, 0x47));
    assertThat(Words.queues(one)).isEqualTo("queue 05.0047 (5.71)");
    assertThat(Words.queues(List.of(new Apqn(5, 0x47)))).isEqualTo("queue 05.0047 (5.71)");
    assertThat(Words.inShort(one)).isEqualTo("05.0047 (5.71)");
    assertThat(Words.inShort(two)).isEqualTo("2 queues");
    assertThat(Words.are(one) + Words.are(two)).isEqualTo("isare");
  }
}
