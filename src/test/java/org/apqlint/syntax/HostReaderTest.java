package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.apqlint.model.Adapter;
import org.apqlint.model.CardFunctions;
import org.apqlint.model.CardType;
import org.apqlint.model.CpuFeature;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.MaskOddity;
import org.apqlint.model.Note;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueException.State;
import org.apqlint.model.Repetition;
import org.apqlint.model.Spec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostReaderTest {

  @Test
  void emptyHostHasTheDefaults() {
    Host host = host("");
    assertThat(host.name()).isEqualTo("zeus");
    assertThat(Reading.where(host.place())).isEqualTo("1:6-10");
    assertThat(host.generation()).isEqualTo(Generation.V10);
    assertThat(host.kernel().basis()).isEqualTo(KernelChoice.Basis.ASSUMED);
    assertThat(host.adapters()).isEmpty();
    assertThat(host.domains().ids()).isEqualTo(IdSet.NONE);
    assertThat(host.controlDomains().ids()).isEqualTo(IdSet.NONE);
    assertThat(host.maxAdapter()).isEqualTo(255);
    assertThat(host.maxDomain()).isEqualTo(255);
    assertThat(host.apxa()).isTrue();
    assertThat(host.apmask().ids()).isEqualTo(IdSet.ALL);
    assertThat(host.apmask().place()).isEmpty();
    assertThat(host.boot()).isEmpty();
    assertThat(host.defaultDomain()).isEmpty();
  }

  @Test
  void kernelAndDriver() {
    assertThat(host("kernel 6.12").generation()).isEqualTo(Generation.AP_CONFIG);
    assertThat(host("kernel \"RHEL 9.4\"").kernel().declared()).contains("RHEL 9.4");
    assertThat(host("driver dynamic-delta").generation()).isEqualTo(Generation.DYNAMIC_DELTA);
    Host both = host("kernel 6.12\ndriver v10");
    assertThat(both.generation()).isEqualTo(Generation.V10);
    assertThat(both.kernel().declared()).contains("6.12");
    assertThat(Reading.where(both.kernel().place())).isEqualTo("3:8-11");
  }

  @Test
  void adaptersHaveFacts() {
    Host host =
        host(
            "adapters 6, 4-5 type cex8p mode ep11 hwtype 14 serial 93AABHRC functions ---X-N--\n"
                + "adapters 0x0a");
    assertThat(host.adapters()).extracting(Adapter::apid).containsExactly(4, 5, 6, 10);
    Adapter four = host.adapters().get(0);
    assertThat(four.cardType()).map(CardType::toString).contains("cex8p");
    assertThat(four.mode()).contains("ep11");
    assertThat(four.hwtype()).contains(14);
    assertThat(four.serial()).contains("93AABHRC");
    assertThat(four.functions()).map(CardFunctions::letters).contains("-----XN---");
    assertThat(Reading.where(four.place())).isEqualTo("2:13-16");
    assertThat(host.adapters().get(3).mode()).isEmpty();
  }

  @Test
  void factsOfCardsAsToolsPrintThem() {
    Host host =
        host(
            "adapters 3 type CEX9C functions 0x9280C000 hwtype 0xe\n"
                + "adapters 4 functions \"S--D  NHF \" hwtype 6\n"
                + "adapters 5 functions s--d hwtype 255");
    Adapter three = host.adapters().get(0);
    assertThat(three.cardType()).map(CardType::toString).contains("cex9c");
    assertThat(three.functions()).map(CardFunctions::raw).contains("0x9280C000");
    assertThat(three.hwtype()).contains(14);
    assertThat(host.adapters().get(1).functions())
        .map(CardFunctions::letters)
        .contains("S--D--NHF-");
    assertThat(host.adapters().get(2).functions())
        .map(CardFunctions::letters)
        .contains("S--D------");
  }

  @Test
  void domainsAndControlDomains() {
    Host host = host("control-domains same\ncontrol-domains 9\ndomains 4, 0x47");
    assertThat(host.domains().ids()).isEqualTo(IdSet.of(4, 0x47));
    assertThat(host.controlDomains().ids()).isEqualTo(IdSet.of(4, 9, 0x47));
    assertThat(Reading.where(host.domains().placeOf(0x47).orElseThrow())).isEqualTo("4:12-16");
    assertThat(Reading.where(host.controlDomains().placeOf(0x47).orElseThrow()))
        .isEqualTo("2:17-21");
    assertThat(host("domains none\nadapters none").domains().isEmpty()).isTrue();
  }

  @Test
  void limitsFollowExtendedAddressing() {
    Host host = host("without apxa, apqci\nadapters 70");
    assertThat(host.apxa()).isFalse();
    assertThat(host.maxAdapter()).isEqualTo(63);
    assertThat(host.maxDomain()).isEqualTo(15);
    assertThat(host.lacks()).containsExactly(CpuFeature.APQCI);
    assertThat(host.adapters()).hasSize(1);
    Host limited = host("max-adapter 0x1f\nmax-domain 84\nwithout apxa\ndefault-domain 4");
    assertThat(limited.maxAdapter()).isEqualTo(31);
    assertThat(limited.maxDomain()).isEqualTo(15);
    assertThat(limited.defaultDomain().orElseThrow().apqi()).isEqualTo(4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apmask all                         | 0-255
          apmask all but 5, 6                | 0-4, 7-255
          apmask all but none                | 0-255
          apmask only 5-7, 0x0a              | 5-7, 10
          apmask only none                   | none
          apmask -5,-6                       | 0-4, 7-255
          apmask -5, -6                      | 0-4, 7-255
          apmask "-5,-6"                     | 0-4, 7-255
          apmask -4-7,+5                     | 0-3, 5, 8-255
          apmask 0x41                        | 1, 7
          apmask 0041                        | 9, 15
          apmask ""                          | none
          boot apmask=0x40                   | 1
          boot apmask=-5,-6                  | none
          boot apmask=+5,+6 aqmask=0x80      | 5, 6
          boot ap.aqmask="0x80" apmask="+5"  | 5
          boot apmask=rubbish                | none
          apmask +7;boot apmask=+5           | 5, 7
          boot apmask=+5;apmask all but 5    | 0-4, 6-255
          apmask -1;apmask -2                | 0, 1, 3-255
          """)
  void masks(String statements, String ids) {
    Host host = host(statements.replace(';', '\n'));
    assertThat(host.apmask().ids().toRanges()).isEqualTo(ids);
    assertThat(host.apmask().place()).isPresent();
    assertThat(!host.boot().isEmpty()).isEqualTo(statements.contains("boot"));
  }

  @Test
  void maskWithoutQuotesMayGoOnInTheNextLine() {
    Host host = host("aqmask -5, # five\n   -6\napmask all");
    assertThat(host.aqmask().ids().complement()).isEqualTo(IdSet.of(5, 6));
    assertThat(Reading.where(host.apmask().place().orElseThrow())).isEqualTo("4:1-11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          05.0047            | 5    | 71
          5.0x47             | 5    | 71
          0A.00FF            | 10   | 255
          05.*               | 5    | 0-255
          *.0047             | 0-255| 71
          5-6.0x47           | 5, 6 | 71
          05-06.0004-0x7     | 5, 6 | 4-7
          """)
  void queues(String written, String adapters, String domains) {
    var term = host("queue " + written + " absent").exceptions().get(0).queues().terms().get(0);
    assertThat(term.text()).isEqualTo(written);
    assertThat(term.matrix().adapters().toRanges()).isEqualTo(adapters);
    assertThat(term.matrix().domains().toRanges()).isEqualTo(domains);
  }

  @Test
  void queueFactsKeysAndOverrides() {
    Host host =
        host(
            """
            queue 05.0047, 06.* unbound
            queue 05.0004 driver cex4queue
            queue *.00ab key aes 0x12AB 34cd
            override 05.0004 with vfio_ap
            """);
    assertThat(host.exceptions())
        .extracting(QueueException::state)
        .containsExactly(State.UNBOUND, State.DRIVER);
    assertThat(host.exceptions().get(0).queues()).hasToString("05.0047, 06.*");
    assertThat(Reading.where(host.exceptions().get(0).place())).isEqualTo("2:1-28");
    assertThat(host.exceptions().get(1).driver()).isEqualTo(Optional.of("cex4queue"));
    assertThat(host.keys().get(0).type()).isEqualTo("aes");
    assertThat(host.keys().get(0).patterns()).containsExactly("12ab", "34cd");
    assertThat(host.overrides().get(0).driver()).isEqualTo("vfio_ap");
  }

  @Test
  void notesKeepTheirText() {
    assertThat(host("note \"a \\\"b\\\" \\\\ # c\\nd\"").notes())
        .extracting(Note::text)
        .containsExactly("a \"b\" \\ # c\nd");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adapters 5, 5                | adapter 5           | 2:10-11 | 2:13-14
          adapters 4-7;adapters 6-9    | adapters 6, 7       | 2:10-13 | 3:10-13
          domains 4;domains 4          | domain 4            | 2:9-10  | 3:9-10
          control-domains 4, 0x4       | control domain 4    | 2:17-18 | 2:20-23
          kernel 6.12;kernel 6.1.75    | kernel              | 2:1-12  | 3:1-14
          apmask -1;apmask -2          | apmask              | 2:1-10  | 3:1-10
          apmask all but 5, 5          | adapter 5           | 2:16-17 | 2:19-20
          without apft, apft           | without apft        | 2:9-13  | 2:15-19
          boot apmask=1 apmask=2       | boot apmask         | 2:6-14  | 2:15-23
          adapters 5 mode cca mode ep11| mode                | 2:12-20 | 2:21-30
          """)
  void repetitions(String statements, String what, String first, String second) {
    Spec spec = Reading.sound("host zeus {\n" + statements.replace(';', '\n') + "\n}");
    assertThat(spec.repetitions()).hasSize(1);
    Repetition repetition = spec.repetitions().get(0);
    assertThat(repetition.what()).isEqualTo(what);
    assertThat(repetition.host()).isEqualTo("zeus");
    assertThat(repetition.subject()).isEqualTo("zeus");
    assertThat(Reading.where(repetition.first())).isEqualTo(first);
    assertThat(Reading.where(repetition.second())).isEqualTo(second);
  }

  @Test
  void laterStatementCounts() {
    assertThat(host("kernel 6.12\nkernel 6.1.75").kernel().declared()).contains("6.1.75");
    assertThat(host("adapters 5 mode cca\nadapters 5 mode ep11").adapters().get(0).mode())
        .contains("ep11");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          apmask 0x41     | APMASK | 2:8-12
          aqmask -5-6     | AQMASK | 2:8-12
          aqmask ""       | AQMASK | 2:8-10
          apmask "-010"   | APMASK | 2:8-14
          """)
  void maskOddities(String statement, String kind, String place) {
    Spec spec = Reading.sound("host zeus {\n" + statement + "\n}");
    assertThat(spec.oddities()).hasSize(1);
    MaskOddity oddity = spec.oddities().get(0);
    assertThat(oddity.kind()).hasToString(kind.toLowerCase(java.util.Locale.ROOT));
    assertThat(oddity.host()).isEqualTo("zeus");
    assertThat(Reading.where(oddity.place())).isEqualTo(place);
  }

  private static Host host(String statements) {
    return Reading.sound("host zeus {\n" + statements + "\n}\n").hosts().get(0);
  }
}
