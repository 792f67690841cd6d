package org.apqlint.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apqlint.Checked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WhyReportTest {

  private static final Checked ZEUS = Checked.text(Zeus.FILE, Zeus.TEXT);

  /** What each generation does about 06.00ab, which is not bound: the queue beside it tells. */
  private static final String GENERATIONS =
      """
      host zeus {
          driver %s
          adapters 5, 6
          domains 4, 0xab
          apmask all but 5, 6
          queue 06.00ab unbound
      }
      mdev db-crypto on zeus {
          adapters 5, 6
          domains 4, 0xab
      }
      guest db on zeus {
          uses db-crypto
          state running
      }
      """;

  private static final String CHANGE =
      """
      host zeus {
          kernel 6.12
          adapters 5, 6
          domains 4, 0xab
          control-domains 4
          apmask all but 5, 6
          queue 06.00ab unbound
      }
      mdev db-crypto on zeus {
          adapters 5
          domains 4, 0xab
          control-domains 4
      }
      mdev web-crypto on zeus {
          domains 4
      }
      guest db on zeus {
          uses db-crypto
          state running
      }
      change zeus {
          assign adapter 6 to db-crypto
          assign adapter 6 to web-crypto
          probe 06.00ab
          unbind 05.0004
          unassign control-domain 4 from db-crypto
          stop db
      }
      """;

  private static final Checked CHANGED = Checked.text("zeus.apq", CHANGE);

  @Test
  void followsAFilteredQueueToTheTextThatCausesIt() {
    assertThat(ZEUS.why("zeus/db/06.0004"))
        .startsWith(
            "06.0004 (6.4) is not in guest db: adapter 6 is filtered, because 06.00ab of mdev"
                + " db-crypto is not bound to vfio_ap (queue 06.00ab is declared unbound,"
                + " zeus.apq:7), and the driver of generation ap-config filters by adapter (")
        .containsSubsequence(
            "a guest with mdev db-crypto sees",
            "└─ rule guest-matrix: a guest gets what the filter leaves of its mdev\n",
            "   └─ the filter leaves mdev db-crypto",
            "      └─ rule filter-by-adapter: ",
            "├─ the driver generation is ap-config (zeus.apq:2)\n",
            "└─ rule lacks: ",
            "└─ queue 06.00ab is declared unbound (zeus.apq:7)\n");
  }

  @Test
  void leavesOutWhatConcernsOtherAdapters() {
    assertThat(ZEUS.why("db/05.0004"))
        .startsWith("05.0004 (5.4) is in guest db: ")
        .doesNotContain("06.00ab");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "static | is in | and the driver of generation static does not filter",
        "v10 | is not in | and the driver of generation v10 filters by adapter, as long as one stays",
        "dynamic-delta | is not in | and the driver of generation dynamic-delta filters by adapter",
        "dynamic | is not in | and the driver of generation dynamic filters by adapter",
        "ap-config | is not in | and the driver of generation ap-config filters by adapter",
        "driver-override | is not in | and the driver of generation driver-override filters by adapter"
      })
  void saysWhatEachGenerationDoes(String generation, String verb, String manner) {
    Checked checked = Checked.text("zeus.apq", GENERATIONS.formatted(generation));
    assertThat(firstLine(checked.why("zeus/db/06.0004")))
        .startsWith("06.0004 (6.4) " + verb + " guest db: ")
        .contains(manner);
  }

  @Test
  void namesTheDomainThatTheSecondPassTakes() {
    Checked checked =
        Checked.text(
            "zeus.apq", GENERATIONS.formatted("v10").replace("queue 06.00ab", "queue *.0xab"));
    assertThat(firstLine(checked.why("db/05.00ab")))
        .startsWith("05.00ab (5.171) is not in guest db: domain 171 (0xab) is filtered, because ")
        .contains("queues *.0xab are declared unbound, zeus.apq:6")
        .contains("the driver of generation v10 filters by domain where")
        .endsWith("(AP302)");
  }

  @Test
  void namesTheOwnerOnTheHost() {
    assertThat(ZEUS.why("zeus/06.00ab"))
        .startsWith(
            "06.00ab (6.171) of host zeus is for vfio_ap (apmask keeps 0-4, 7-255 for the host,"
                + " zeus.apq:5; aqmask keeps ")
        .contains(
            " and bound to neither of the two (queue 06.00ab is declared unbound, zeus.apq:7);"
                + " mdev db-crypto is assigned ")
        .contains("rule bound-queues");
    assertThat(ZEUS.why("06.00ab")).isEqualTo(ZEUS.why("zeus/06.00ab"));
  }

  @Test
  void explainsWholeThings() {
    assertThat(ZEUS.why("zeus/db"))
        .startsWith("guest db gets only adapter 5 × domains 4, 171 (0xab) of adapters 5, 6 × ");
    assertThat(ZEUS.why("db-crypto"))
        .startsWith("mdev db-crypto gives its guest only adapter 5 × ");
    assertThat(ZEUS.why("zeus")).startsWith("host zeus has adapters 5, 6 × ");
    assertThat(ZEUS.why("db 07.0004"))
        .startsWith(
            "07.0004 (7.4) is not in guest db: mdev db-crypto is assigned adapters 5, 6 only"
                + " (zeus.apq:9)");
  }

  @Test
  void saysThatTheKernelWouldRefuseIt() {
    assertThat(firstLine(ZEUS.why("zeus/web-crypto/05.0004")))
        .startsWith("05.0004 (5.4) is in mdev web-crypto: ")
        .contains("; mdev db-crypto is assigned adapters 5, 6 × domains 4, 171 (0xab), zeus.apq:9")
        .endsWith("; the kernel refuses to set this up (AP201)");
  }

  @Test
  void saysThatAHostWithoutQciHasNoConfiguration() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            GENERATIONS
                .formatted("dynamic")
                .replace(
                    "    adapters 5, 6\n    domains 4, 0xab\n    apmask",
                    "    without apqci\n    adapters 5, 6\n    domains 4, 0xab\n    apmask"));
    String cause =
        "not in the host's AP configuration (without QCI (facility 12) the driver knows no AP"
            + " configuration, zeus.apq:1)";
    assertThat(firstLine(checked.why("db/05.0004")))
        .startsWith("05.0004 (5.4) is not in guest db: ")
        .contains(cause);
    assertThat(firstLine(checked.why("db")))
        .startsWith("guest db gets no queue of")
        .contains(cause);
  }

  @Test
  void explainsControlDomains() {
    assertThat(firstLine(CHANGED.why("zeus/db/control-domain-4")))
        .startsWith(
            "control domain 4 is in guest db: mdev db-crypto is assigned control domain 4"
                + " (zeus.apq:9), and the driver of generation ap-config gives the guest ");
    assertThat(firstLine(CHANGED.why("zeus/db/control-domain-0xab")))
        .startsWith("control domain 171 (0xab) is not in guest db: ");
  }

  @Test
  void namesTheTestThatRefusesAStep() {
    assertThat(CHANGED.why("zeus/step-2"))
        .startsWith(
            "step 2 `assign adapter 6 to web-crypto` (zeus.apq:23) is refused with EADDRINUSE:"
                + " queue 06.0004 (6.4) is assigned to mdev `db-crypto`, as the new matrix holds"
                + " an APQN that another mdev is assigned (")
        .contains("since step 1 `assign adapter 6 to db-crypto`, zeus.apq:22")
        .contains("(AP401, AP404)")
        .contains("└─ rule judge-shared: ");
    assertThat(CHANGED.why("step-2")).isEqualTo(CHANGED.why("zeus/step-2"));
  }

  @Test
  void saysWhyGuestsGainAndLose() {
    assertThat(firstLine(CHANGED.why("zeus/step-1")))
        .contains(
            "no running guest gains or loses anything; adapter 6 is filtered, because 06.00ab")
        .endsWith("(AP402)");
    assertThat(firstLine(CHANGED.why("zeus/step-3")))
        .contains(
            "guest db gains 06.0004 (6.4), 06.00ab (6.171): when a queue of an mdev is bound");
    assertThat(firstLine(CHANGED.why("zeus/step-4")))
        .contains(
            "guest db loses 05.0004 (5.4), 05.00ab (5.171): adapter 5 left the guest, because")
        .contains("when a queue of the guest is unbound, its whole adapter leaves the guest");
  }

  @Test
  void answersForAMomentOfAChange() {
    assertThat(CHANGED.why("db/06.0004@start"))
        .startsWith("06.0004 (6.4) is not in guest db before");
    assertThat(firstLine(CHANGED.why("db/06.0004@2")))
        .startsWith(
            "06.0004 (6.4) is not in guest db after step 2, since step 1 `assign adapter 6 to"
                + " db-crypto`, zeus.apq:22: adapter 6 is filtered, because 06.00ab ");
    assertThat(firstLine(CHANGED.why("db/06.0004@step-5")))
        .startsWith(
            "06.0004 (6.4) is in guest db after step 5, since step 3 `probe 06.00ab`, zeus.apq:24:");
    assertThat(firstLine(CHANGED.why("db/control-domain-4@5")))
        .startsWith("control domain 4 is not in guest db after step 5: mdev db-crypto is assigned")
        .contains("by step 5 `unassign control-domain 4 from db-crypto`, zeus.apq:26");
    assertThat(firstLine(CHANGED.why("db/06.0004@end")))
        .isEqualTo(
            "06.0004 (6.4) is not in guest db after step 6: guest db does not run (since step 6"
                + " `stop db`, zeus.apq:27)");
  }

  @Test
  void refusesStepsThatDoNotExist() {
    assertThatThrownBy(() -> CHANGED.why("zeus/step-7")).hasMessage("host `zeus` has steps 1 to 6");
    assertThatThrownBy(() -> CHANGED.why("db/06.0004@7"))
        .hasMessage("host `zeus` has steps 1 to 6");
    assertThatThrownBy(() -> ZEUS.why("zeus@end"))
        .hasMessage("host `zeus` has no change, so there is no step to ask about");
  }

  @Test
  void refusesUnknownSubjectsWithAHint() {
    assertThatThrownBy(() -> ZEUS.why("zeus/bd/06.0004"))
        .hasMessage("no host, guest or mdev is called `zeus/bd`; did you mean `zeus/db`");
  }

  @Test
  void tellsTheMaskThatAStepLeaves() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host zeus {
                kernel 6.12
                adapters 3, 5
                domains 4
                apmask all but 3, 5
            }
            mdev m on zeus {
                adapters 3
                domains 4
            }
            change zeus {
                apmask +5
            }
            """);
    assertThat(firstLine(checked.why("zeus/05.0004@end")))
        .contains("apmask keeps 0-2, 4-255 for the host, by step 1 `apmask +5`")
        .doesNotContain("apmask is not set");
  }

  @Test
  void blamesNoFilterForWhatTheMdevDoesNotHave() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            GENERATIONS.formatted("v10")
                + """
                change zeus {
                    unassign adapter 6 from db-crypto
                }
                """);
    assertThat(firstLine(checked.why("zeus/db/06.0004@end")))
        .contains("mdev db-crypto is assigned adapter 5 only (by step 1 ")
        .doesNotContain("filtered");
  }

  @Test
  void saysThatAnMdevWithNothingGivesNothing() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host zeus {
                driver ap-config
                adapters 5
                domains 4
                apmask all but 5
            }
            mdev m on zeus {
                adapters 5
                domains 4
            }
            mdev bare on zeus {
            }
            guest db on zeus {
                uses m
                state running
            }
            guest web on zeus {
                uses bare
            }
            change zeus {
                ap_config m 0x,0x,0x
            }
            """);
    assertThat(firstLine(checked.why("zeus/web")))
        .isEqualTo("guest web gets no queue: mdev bare is assigned nothing (zeus.apq:11)");
    assertThat(firstLine(checked.why("zeus/step-1")))
        .contains("guest db loses 05.0004 (5.4): mdev m is assigned nothing")
        .doesNotContain("only");
  }

  @Test
  void namesARuleThatIsTheWholeReason() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host zeus {
                driver v10
                adapters 2
                domains 5
                apmask all but 2
            }
            mdev m on zeus {
                adapters 2
            }
            guest db on zeus {
                uses m
                state running
            }
            change zeus {
                assign domain 5 to m
            }
            """);
    assertThat(firstLine(checked.why("zeus/step-1")))
        .contains("guest db gains 02.0005 (2.5): in generation v10 a domain that comes");
  }

  @Test
  void namesTheOverrideOfAQueueBeforeTheMasks() {
    Checked checked =
        Checked.text(
            "zeus.apq",
            """
            host zeus {
                kernel 6.19
                adapters 5
                domains 4, 0x47
                override 05.0004 with vfio_ap
            }
            change zeus {
                override 05.0047 with vfio_ap
                unbind 05.0047
                override 05.0004 with ""
            }
            """);
    assertThat(firstLine(checked.why("zeus/05.0004")))
        .contains("is for vfio_ap (an override names `vfio_ap` for 05.0004, zeus.apq:5) and bound");
    assertThat(firstLine(checked.why("zeus/05.0047@end")))
        .contains(
            "zeus.apq:9, is for vfio_ap (step 1 `override 05.0047 with \"vfio_ap\"`, zeus.apq:8)")
        .contains("bound to neither of the two");
    assertThat(firstLine(checked.why("zeus/05.0004@end"))).contains("(apmask is not set");
  }

  @Test
  void refusesWhatMayMeanTwoThings() {
    Checked two = Checked.text("two.apq", Zeus.TEXT + Zeus.TEXT.replace("zeus", "hera"));
    assertThatThrownBy(() -> two.why("db/06.0004"))
        .hasMessageContaining("name one of `zeus/db/06.0004`, `hera/db/06.0004`");
    assertThatThrownBy(() -> two.why("06.0004"))
        .hasMessageContaining("name one of `zeus/06.0004`, `hera/06.0004`");
  }

  private static String firstLine(String answer) {
    return answer.lines().findFirst().orElseThrow();
  }
}
