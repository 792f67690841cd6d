package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import org.apqlint.model.Change;
import org.apqlint.model.IdSet;
import org.apqlint.model.Note;
import org.apqlint.model.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeReaderTest {

  private static final String BEFORE =
      "host zeus {\n}\nmdev m on zeus {\n}\nguest g on zeus {\n uses m\n}\n";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apmask +5                           | apmask +5
          apmask "+5, 6"                      | apmask "+5, 6"
          aqmask -5,-0x6                      | aqmask "-5,-0x6"
          apmask ""                           | apmask ""
          apmask "-010"                       | apmask "-010"
          aqmask only 0                       | aqmask 0x8000000000000000000000000000000000000000000000000000000000000000
          assign adapter 7 to m               | assign adapter 7 to m
          assign adapter "08" to zeus/m       | assign adapter "08" to m
          assign domain ab to m               | assign domain ab to m
          unassign control-domain 0x47 from m | unassign control-domain 0x47 from m
          ap_config m "0x41,0x02,0x0"         | ap_config m "0x41,0x02,0x0"
          ap_config m 0x41,0x02,0x0           | ap_config m "0x41,0x02,0x0"
          start g                             | start g
          stop zeus/g                         | stop g
          unbind 5.47                         | unbind 05.0047
          bind 05.0047 to vfio_ap             | bind 05.0047 to vfio_ap
          probe 05.0047                       | probe 05.0047
          override 05.0047 with "vfio_ap"     | override 05.0047 with "vfio_ap"
          override 05.0047 with ""            | override 05.0047 with ""
          create m                            | create m
          remove m                            | remove m
          lpar adapters 5-7                   | lpar adapters 5-7
          lpar domains none adapters 1        | lpar adapters 1 domains none
          """)
  void steps(String written, String said) {
    Change change = change(written);
    assertThat(change.steps()).extracting(Step::text).containsExactly(said);
    assertThat(Reading.where(change.steps().get(0).place()))
        .isEqualTo("9:1-" + (written.length() + 1));
  }

  @Test
  void partsOfTheConfigurationAreUnited() {
    Step.Configure step =
        (Step.Configure) change("lpar domains 4 domains 5 control-domains same").steps().get(0);
    assertThat(step.adapters()).isEmpty();
    assertThat(step.domains()).contains(IdSet.of(4, 5));
    assertThat(step.controlDomains()).contains(IdSet.of(4, 5));
  }

  @Test
  void titleAndNotes() {
    Change change =
        Reading.sound(BEFORE + "change zeus \"adapter 7 arrives\" {\n note \"why\"\n}\n")
            .changes()
            .get(0);
    assertThat(change.host()).isEqualTo("zeus");
    assertThat(change.title()).contains("adapter 7 arrives");
    assertThat(change.notes()).extracting(Note::text).containsExactly("why");
    assertThat(Reading.where(change.place())).isEqualTo("8:8-12");
    assertThat(change("start g").title()).isEmpty();
  }

  private static Change change(String step) {
    return Reading.sound(BEFORE + "change zeus {\n" + step + "\n}\n").changes().get(0);
  }
}
