package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong in one statement, and where it is said to be. */
class ErrorTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # numbers
          adapters 5, 0047           | 2:13-17 AP006 `0047` has a leading zero
          adapters 00                | 2:10-12 AP006 `00` has a leading zero
          adapters 4-07              | 2:12-14 AP006 `07` has a leading zero
          domains 00ab               | 2:9-13 AP006 `00ab` has a leading zero
          apmask all but 5, 08       | 2:19-21 AP006 `08` has a leading zero
          aqmask only 4-010          | 2:15-18 AP006 `010` has a leading zero
          apmask -5,-0047            | 2:12-16 AP006 `0047` has a leading zero
          apmask +1-07               | 2:11-13 AP006 `07` has a leading zero
          boot apmask=-05,-6         | 2:14-16 AP006 `05` has a leading zero
          max-adapter 063            | 2:13-16 AP006 `063` has a leading zero
          adapters 300               | 2:10-13 AP005 `300` is above 255, the highest number of the AP bus
          adapters 0x100             | 2:10-15 AP005 `0x100` is above 255, the highest number of the AP bus
          domains 99999999999999999999999 | 2:9-32 AP005 `99999999999999999999999` is above 255, the highest number of the AP bus
          adapters ab                | 2:10-12 AP005 `ab` is not a number
          adapters 0x                | 2:10-12 AP005 `0x` is not a number
          adapters -5                | 2:10-12 AP005 `-5` is not a number
          adapters 05.0047           | 2:10-17 AP005 `05.0047` is not a number
          adapters 7-4               | 2:10-13 AP005 the range `7-4` runs backwards
          adapters 5 hwtype abc      | 2:19-22 AP005 `abc` is not a number
          default-domain x           | 2:16-17 AP005 `x` is not a number
          queue 5 unbound            | 2:7-8 AP005 `5` is not a queue
          queue 05.00g7 unbound      | 2:7-14 AP005 `05.00g7` is not a queue
          queue 05. absent           | 2:7-10 AP005 `05.` is not a queue
          queue 05.0147 unbound      | 2:10-14 AP005 `0x147` is above 255, the highest number of the AP bus
          queue 6-5.0047 unbound     | 2:7-15 AP005 the range `6-5.0047` runs backwards
          queue 05.* key aes 12g4    | 2:20-24 AP005 `12g4` is not a verification pattern
          # masks
          apmask 0Xff                | 2:8-12 AP009 apmask `0Xff` is not a mask: the prefix of a mask is `0x`, and never with a capital `X`
          apmask "-5, -6"            | 2:8-16 AP009 apmask `-5, -6` is not a mask: a space stands where the `+` or `-` of an item is missing
          aqmask 5,6                 | 2:8-11 AP009 aqmask `5,6` is not a mask: a list of changes to aqmask needs `+` or `-` before each item
          aqmask +256                | 2:8-12 AP009 aqmask `+256` is not a mask: `256` is above 255, the last number of aqmask
          # words
          kernle 6.12                | 2:1-7 AP002 unknown statement `kernle` in a host block
          uses db                    | 2:1-5 AP002 unknown statement `uses` in a host block
          driver dinamic             | 2:8-15 AP002 unknown driver generation `dinamic`
          adapters 5 mode coa        | 2:17-20 AP002 unknown mode `coa`
          adapters 5 type cex8       | 2:17-21 AP002 unknown card type `cex8`
          adapters 5 type pcixcc     | 2:17-23 AP002 unknown card type `pcixcc`
          adapters 5 type "cex8c "   | 2:17-25 AP002 unknown card type `cex8c `
          adapters 5 type ""         | 2:17-19 AP001 card type is empty
          adapters 5 functions S--D--Z | 2:28-29 AP002 unknown function `Z`
          adapters 5 functions SD9     | 2:24-25 AP002 unknown function `9`
          adapters 5 functions "S D?"  | 2:22-28 AP002 unknown function `?`
          adapters 5 functions ""      | 2:22-24 AP001 list of functions is empty
          adapters 5 functions 0x928   | 2:22-27 AP005 `0x928` is not the value of `ap_functions`
          adapters 5 functions 92800000 | 2:22-30 AP005 `92800000` is not the value of `ap_functions`
          adapters 5 hwtype 5        | 2:19-20 AP005 `5` is not a hardware type that Linux drives
          adapters 5 hwtype 256      | 2:19-22 AP005 `256` is above 255, the highest number of the AP bus
          without apxa, apq          | 2:15-18 AP002 unknown facility `apq`
          queue 05.* key des 12      | 2:16-19 AP002 unknown key type `des`
          boot apmsk=3               | 2:6-13 AP002 unknown boot parameter `apmsk=3`
          # statements
          adapters                   | 2:9-10 AP001 expected a number, found the line end
          adapters   # none yet      | 2:9-10 AP001 expected a number, found the line end
          adapters 5 6               | 2:12-13 AP001 expected `functions`, `hwtype`, `mode`, `serial`, `type`, `,` or a line end, found `6`
          adapters 5, domains 4      | 2:13-20 AP001 expected a number, found `domains`
          adapters 5,                | 2:11-12 AP001 expected a number after the comma
          adapters 5,, 6             | 2:12-13 AP001 expected a number, found `,`
          adapters 5 type            | 2:16-17 AP001 expected a value, found the line end
          kernel RHEL 9.4            | 2:13-16 AP001 expected a line end, found `9.4`
          control-domains auto       | 2:17-21 AP005 `auto` is not a number
          control-domains to         | 2:17-19 AP001 expected a number or `same`, found `to`
          queue 05.0047 unbond       | 2:15-21 AP001 expected `driver`, `absent`, `key`, `unbound` or `,`, found `unbond`
          override 05.* wiht x       | 2:15-19 AP001 expected `with` or `,`, found `wiht`
          apmask                     | 2:7-8 AP001 expected a mask, found the line end
          apmask all 5               | 2:12-13 AP001 expected `but` or a line end, found `5`
          boot apmask -5             | 2:6-12 AP001 expected `apmask=…` or `aqmask=…`, found `apmask`
          note hello                 | 2:6-11 AP001 expected a text in quotes, found `hello`
          note "hello                | 2:6-7 AP001 the quotation mark is not closed on its line
          note "a\\x"                | 2:8-10 AP001 `\\x` is not an escape
          "kernel" 6.12              | 2:1-9 AP001 expected a statement, found `"kernel"`
          , 5                        | 2:1-2 AP001 expected a statement, found `,`
          kernel ""                  | 2:8-10 AP001 kernel version is empty
          """)
  void inHost(String statement, String expected) {
    String text = "host zeus {\n" + statement.replace("\\\\", "\\") + "\n}\n";
    assertThat(Reading.errors(text)).containsExactly(expected.replace("\\\\", "\\"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uuid 62177883-f1bb-47f0-914d-32a22e3a880  | 4:6-41 AP007 `62177883-f1bb-47f0-914d-32a22e3a880` is not a UUID: it has 35 characters, not 36
          uuid 62177883-f1bb-47f0-914d-32a22e3a880g | 4:6-42 AP007 `62177883-f1bb-47f0-914d-32a22e3a880g` is not a UUID: `g` is not a hex digit
          uuid 62177883f1bb-47f0-914d-32a22e-3a8804 | 4:6-42 AP007 `62177883f1bb-47f0-914d-32a22e-3a8804` is not a UUID: the hyphens stand elsewhere
          start sometimes                           | 4:7-16 AP002 unknown start mode `sometimes`
          adapters 5 type cex8c                     | 4:12-16 AP001 expected `,` or a line end, found `type`
          kernel 6.12                               | 4:1-7 AP002 unknown statement `kernel` in an mdev block
          """)
  void inMdev(String statement, String expected) {
    String text = "host zeus {\n}\nmdev db on zeus {\n" + statement + "\n}\n";
    assertThat(Reading.errors(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          uses bd-crypto           | 6:6-15 AP004 nothing declares an mdev `bd-crypto` on `zeus`
          uses hera/db-crypto      | 6:6-20 AP004 nothing declares an mdev `db-crypto` on `hera`
          uses a/b/c               | 6:6-11 AP001 the name `b/c` holds a `/`
          uses zeus/               | 6:6-11 AP001 a name is empty
          cpu host ap              | 6:10-12 AP001 `ap` is not a CPU feature with its value
          cpu host ap=yes          | 6:13-16 AP002 unknown value of the CPU feature `ap`: `yes`
          cpu host without msa4    | 6:18-22 AP002 unknown facility `msa4`
          state runing             | 6:7-13 AP002 unknown state `runing`
          hypervisor xen           | 6:12-15 AP002 unknown hypervisor `xen`
          device-id "a,b"          | 6:11-16 AP001 `a,b` is not a device id of QEMU
          expect 5.71, 05          | 6:14-16 AP005 `05` is not a queue
          secure-execution on      | 6:18-20 AP001 expected a line end, found `on`
          adapters 5               | 6:1-9 AP002 unknown statement `adapters` in a guest block
          """)
  void inGuest(String statement, String expected) {
    String text =
        "host zeus {\n}\nmdev db-crypto on zeus {\n}\nguest db on zeus {\n" + statement + "\n}\n";
    assertThat(Reading.errors(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          assign adapter 08 to m       | 8:16-18 AP006 `08` has a leading zero
          assign adapter 5,6 to m      | 8:17-18 AP001 expected `to`, found `,`
          assign adapter 5 from m      | 8:18-22 AP001 expected `to`, found `from`
          assign adaptor 5 to m        | 8:8-15 AP001 expected `adapter`, `control-domain` or `domain`, found `adaptor`
          unassign domain 5 from n     | 8:24-25 AP004 nothing declares an mdev `n` on `zeus`
          apmask -05                   | 8:9-11 AP006 `05` has a leading zero
          apmask all but 05            | 8:16-18 AP006 `05` has a leading zero
          ap_config m                  | 8:12-13 AP001 expected a text for the kernel, found the line end
          start h                      | 8:7-8 AP004 nothing declares a guest `h` on `zeus`
          stop hera/g                  | 8:6-12 AP004 `hera/g` is not on `zeus`
          unbind 05.*                  | 8:8-12 AP005 `05.*` is more than one queue
          unbind 5                     | 8:8-9 AP005 `5` is not a queue
          bind 05.0047 vfio_ap         | 8:14-21 AP001 expected `to`, found `vfio_ap`
          create x                     | 8:8-9 AP004 nothing declares an mdev `x` on `zeus`
          lpar                         | 8:5-6 AP001 expected `adapters`, `control-domains` or `domains`, found the line end
          lpar control-domains same    | 8:1-26 AP001 `same` repeats the domains of its statement, and this one has none
          lpar adapters 005            | 8:15-18 AP006 `005` has a leading zero
          restart g                    | 8:1-8 AP002 unknown statement `restart` in a change block
          """)
  void inChange(String statement, String expected) {
    String text =
        "host zeus {\n}\nmdev m on zeus {\n}\nguest g on zeus {\n}\nchange zeus {\n"
            + statement
            + "\n}\n";
    assertThat(Reading.errors(text)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          hots hera { }                 | 3:1-5 AP002 unknown statement `hots`
          kernel 6.12                   | 3:1-7 AP002 unknown statement `kernel`
          host { }                      | 3:6-7 AP001 expected a name, found `{`
          host a b { }                  | 3:8-9 AP001 expected `{`, found `b`
          host "a/b" { }                | 3:6-11 AP001 the name `a/b` holds a `/`
          host "" { }                   | 3:6-8 AP001 a name is empty
          host "a\\nb" { }              | 3:6-12 AP001 the name `aU+000Ab` holds a character that cannot be seen
          host zeus { }                 | 3:6-10 AP003 host `zeus` is declared twice
          mdev m { }                    | 3:8-9 AP001 expected `on`, found `{`
          mdev m onn zeus { }           | 3:8-11 AP001 expected `on`, found `onn`
          mdev m on zeu { }             | 3:11-14 AP004 nothing declares a host `zeu`
          guest g on zeu { }            | 3:12-15 AP004 nothing declares a host `zeu`
          change zeu { }                | 3:8-11 AP004 nothing declares a host `zeu`
          change zeus title { }         | 3:13-18 AP001 expected `{` or a text in quotes, found `title`
          migrate g on zeus             | 3:18-19 AP001 expected `to`, found the line end
          migrate g on zeus to hera     | 3:9-10 AP004 nothing declares a guest `g` on `zeus`; 3:22-26 AP004 nothing declares a host `hera`
          migrate g on zeus to zeus using hera/m | 3:9-10 AP004 nothing declares a guest `g` on `zeus`; 3:33-39 AP004 `hera/m` is not on `zeus`
          include "nowhere.apq"         | 3:9-22 AP004 the file to include, `nowhere.apq`, does not exist
          include                       | 3:8-9 AP001 expected a value, found the line end
          { }                           | 3:1-2 AP001 expected a statement, found `{`
          }                             | 3:1-2 AP001 this `}` closes nothing
          host hera { } host eris { }   | 3:15-19 AP001 expected a line end after `}`, found `host`
          """)
  void atTheTopLevel(String statement, String expected) {
    String text = "host zeus {\n}\n" + statement.replace("\\\\", "\\") + "\n";
    assertThat(String.join("; ", Reading.errors(text))).isEqualTo(expected);
  }

  @Test
  void everyErrorSaysWhatToDoAndWhoRefuses() {
    Finding finding = only("host zeus {\n adapters 0047\n}");
    assertThat(finding.name()).isEqualTo("leading-zero");
    assertThat(finding.severity()).isEqualTo(Severity.ERROR);
    assertThat(finding.refusedBy()).isEqualTo(RefusedBy.READER);
    assertThat(finding.help()).contains("write `47` if it is decimal, or `0x47` if it is hex");
    assertThat(finding.kernel()).contains("reads it as octal: 39");
    assertThat(finding.subject()).isEqualTo("zeus");
    assertThat(finding.host()).contains("zeus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          adapters 08    | write `8` if it is decimal, or `0x8` if it is hex
          adapters 00ab  | write `0xab`: hex numbers begin with `0x`
          adapters 000   | write `0`
          adapters ab    | write `0xab`: hex numbers begin with `0x`
          adapters 7-4   | write `4-7`
          uses db        | `uses` is a statement of guest; here expected one of
          kernle 6       | did you mean `kernel`? expected one of `adapters`, `apmask`
          adapters 5 tipe x | did you mean `type`?
          adapters 5 6   | separate the items of a list with commas
          apmask none    | write `all`, `all but 5, 6`, `only none`, or a text for the kernel such as `-5,-6`
          """)
  void helpHoldsTheAction(String statement, String help) {
    assertThat(only("host zeus {\n" + statement + "\n}").help().orElseThrow()).startsWith(help);
  }

  @Test
  void subjectIsTheBlockOrElseTheFile() {
    assertThat(only("host z {\n}\nmdev m on z {\n  adapters x\n}").subject()).isEqualTo("z/m");
    assertThat(only("foo").subject()).isEqualTo("t.apq");
    assertThat(only("foo").host()).isEmpty();
  }

  @Test
  void duplicateNamesShowBothPlaces() {
    Finding finding = only("host z {\n}\nmdev m on z {\n}\nmdev m on z {\n}\n");
    assertThat(finding.message()).isEqualTo("mdev `m` is declared twice on `z`");
    assertThat(Reading.where(finding.place())).isEqualTo("5:6-7");
    assertThat(finding.related())
        .singleElement()
        .satisfies(first -> assertThat(Reading.where(first.place())).isEqualTo("3:6-7"));
  }

  @Test
  void namesOfDifferentKindsAndHostsDoNotCollide() {
    assertThat(
            Reading.errors(
                "host a {\n}\nhost b {\n}\nmdev x on a {\n}\nguest x on a {\n}\nmdev x on b {\n}"))
        .isEmpty();
  }

  @Test
  void suggestsTheNameThatWasMeant() {
    assertThat(only("host zeus {\n}\nmdev m on zues {\n}").help().orElseThrow())
        .startsWith("did you mean `zeus`?");
    assertThat(
            only("host a {\n}\nhost b {\n}\nmdev m on b {\n}\nguest g on a {\nuses m\n}")
                .help()
                .orElseThrow())
        .startsWith("it is declared on `b`");
  }

  @Test
  void hostWithoutANameMayBeTheOneThatIsMissed() {
    assertThat(Reading.errors("host {\n}\nmdev m on zeus {\n}\nguest g on zeus {\nuses m\n}"))
        .containsExactly("1:6-7 AP001 expected a name, found `{`");
  }

  @Test
  void columnsAreCodePoints() {
    assertThat(Reading.errors("host \"\uD83D\uDE00\uD83D\uDE00\" { adapters 007 }"))
        .containsExactly("1:22-25 AP006 `007` has a leading zero");
    assertThat(Reading.errors("host z {\n\t\tadapters 007\n}"))
        .containsExactly("2:12-15 AP006 `007` has a leading zero");
    assertThat(Reading.errors("\uFEFFhots z {\n}"))
        .containsExactly("1:1-5 AP002 unknown statement `hots`");
  }

  @Test
  void invisibleCharactersAreOneErrorOfTheirStatement() {
    assertThat(Reading.errors("host z {\n  adapters\u00A05, 0x7\n}"))
        .containsExactly("2:11-12 AP001 a blank that is not a space, U+00A0, stands in the text");
    assertThat(Reading.errors("host z\u200Bq {\n}"))
        .containsExactly("1:7-8 AP001 an invisible character, U+200B, stands in the text");
    assertThat(Reading.errors("host z {\r kernel 6.12\n}"))
        .containsExactly("1:9-10 AP001 a carriage return without a newline stands in the text");
    assertThat(Reading.errors("host z {\0\0\0\n}"))
        .containsExactly("1:9-10 AP001 a control character, U+0000, stands in the text");
  }

  @Test
  void severalErrorsAreToldInOneRun() {
    assertThat(
            Reading.errors(
                """
                host zeus {
                    kernel
                    adapters 5 6
                    domains 007
                    foo
                }
                mdev m on {
                    adapters 08
                }
                """))
        .containsExactly(
            "2:11-12 AP001 expected a value, found the line end",
            "3:16-17 AP001 expected `functions`, `hwtype`, `mode`, `serial`, `type`, `,` or a line end,"
                + " found `6`",
            "4:13-16 AP006 `007` has a leading zero",
            "5:5-8 AP002 unknown statement `foo` in a host block",
            "7:11-12 AP001 expected a name, found `{`",
            "8:14-16 AP006 `08` has a leading zero");
  }

  private static Finding only(String text) {
    List<Finding> findings = Reading.read(text).findings();
    assertThat(findings).as(() -> Reading.show(findings).toString()).hasSize(1);
    return findings.get(0);
  }
}
