package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.QueueException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of facts reads of masks and queues, and how it writes long lists. */
class FactsHostTest {

  private static final IdSet EVEN =
      IdSet.of(IntStream.rangeClosed(0, 255).filter(id -> id % 2 == 0).toArray());

  @TempDir private Path root;

  private FactsTree tree;

  @BeforeEach
  void host() throws Exception {
    tree = new FactsTree(root);
  }

  private String facts() throws Exception {
    String text = tree.facts();
    FactsTree.read(text);
    return text;
  }

  private String block() throws Exception {
    String text = facts();
    return text.substring(text.indexOf("    adapters"), text.indexOf("}\n"));
  }

  @Test
  void longListsGoOnInTheNextLine() throws Exception {
    tree.configuration(IdSet.of(5), EVEN).queues(IdSet.of(5), EVEN).mask("aqmask", EVEN);
    String text = facts();
    assertThat(text.lines()).allMatch(line -> line.length() <= 96);
    assertThat(text)
        .contains("    domains 0, 2, 4, 6, 8, 0xa, 0xc, 0xe, 0x10, 0x12, 0x14, 0x16, ")
        .contains(",\n        0x")
        .contains("    control-domains same\n");
    HostAnalysis host = FactsTree.read(text);
    assertThat(host.host().domains().ids()).isEqualTo(EVEN);
    assertThat(host.host().aqmask().ids()).isEqualTo(EVEN);
  }

  @Test
  void queuesAreFoldedToRowsAndColumns() throws Exception {
    IdSet adapters = IdSet.of(3, 4, 5, 9);
    IdSet domains = IdSet.of(1, 2, 3, 71);
    tree.configuration(adapters, domains).mask("apmask", IdSet.ALL.minus(IdSet.of(3, 4)));
    // 09 has no queue at all, no adapter has 0047; of the others some have no driver.
    for (String queue : new String[] {"03.0001", "03.0002", "04.0001", "04.0002", "05.0003"}) {
      tree.queue(queue, "");
    }
    tree.queue("03.0003", "vfio_ap").queue("04.0003", "cex4queue").queue("05.0001", "vfio_ap");
    tree.queue("05.0002", "other one").loaded();
    assertThat(block())
        .isEqualTo(
            """
                adapters 3-5, 9
                domains 1-3, 0x47
                control-domains same
                apmask all but 3, 4
                aqmask all
                queue 04.0003 driver cex4queue
                queue 05.0002 driver "other one"
                queue 05.0001 driver vfio_ap
                queue 09.*, *.0047 absent
                queue 03-04.0001-0002, 05.0003 unbound
            """);
    HostAnalysis host = FactsTree.read(facts());
    assertThat(host.host().exceptions().stream().map(QueueException::state))
        .contains(QueueException.State.ABSENT, QueueException.State.UNBOUND);
    assertThat(with(host, QueueException.State.ABSENT, "09.0001", "03.0047", "09.0047")).isTrue();
    assertThat(with(host, QueueException.State.ABSENT, "03.0001")).isFalse();
    assertThat(with(host, QueueException.State.UNBOUND, "03.0002", "04.0001", "05.0003")).isTrue();
    assertThat(with(host, QueueException.State.UNBOUND, "05.0001")).isFalse();
  }

  private static boolean with(HostAnalysis host, QueueException.State state, String... queues) {
    return Arrays.stream(queues)
        .map(queue -> Apqn.parse(queue).orElseThrow())
        .allMatch(
            queue ->
                host.host().exceptions().stream()
                    .anyMatch(e -> e.state() == state && e.queues().contains(queue)));
  }

  @Test
  void overrides() throws Exception {
    tree.configuration(IdSet.of(5, 6), IdSet.of(4, 71)).variable("DRIVER", "");
    tree.queue("05.0004", "vfio_ap").queue("05.0047", "").queue("06.0004", "cex4queue");
    tree.queue("06.0047", "").loaded();
    tree.file("bus/ap/devices/05.0004/driver_override", "vfio_ap\n")
        .file("bus/ap/devices/05.0047/driver_override", "vfio_ap\n")
        .file("bus/ap/devices/06.0004/driver_override", "(null)\n")
        .file("bus/ap/devices/06.0047/driver_override", "none \"at\" all\n");
    assertThat(facts())
        .contains("    driver driver-override\n")
        .contains("    queue 05.0047 unbound\n")
        .contains("    override 06.0047 with \"none \\\"at\\\" all\"\n")
        .contains("    override 05.0004, 05.0047 with vfio_ap\n")
        .doesNotContain("06.0004");
  }

  @Test
  void masterKeysOfAQueue() throws Exception {
    tree.configuration(IdSet.of(5, 6), IdSet.of(4)).queues(IdSet.of(5, 6), IdSet.of(4));
    String keys =
        """
        AES NEW: empty 0x0000000000000000
        AES CUR: valid 0x1122334455667788
        AES OLD: valid 0x99
        APKA CUR: invalid 0x77
        """;
    tree.file("bus/ap/devices/05.0004/mkvps", keys);
    tree.file(
        "bus/ap/devices/06.0004/mkvps",
        keys + "APKA CUR: valid 0xaabb\n" + "WK CUR: valid 0x" + "0123456789abcdef".repeat(4));
    assertThat(facts())
        .contains("    queue 05-06.0004 key aes 0x1122334455667788\n")
        .contains("    queue 06.0004 key apka 0xaabb\n")
        .contains("    queue 06.0004 key ep11 0x0123456789abcdef0123456789abcdef")
        .doesNotContain("0x99", "0x77");
  }

  @Test
  void withoutTheMasksOfNewerKernelsDevicesTell() throws Exception {
    tree.mask("apmask", IdSet.of(0)).mask("aqmask", IdSet.NONE);
    tree.file("bus/ap/ap_control_domain_mask", "not supported\n");
    tree.queue("05.0004", "vfio_ap").queue("05.0047", "vfio_ap");
    tree.file("bus/ap/devices/card07/online", "1\n");
    assertThat(block())
        .isEqualTo(
            """
                adapters 5, 7
                domains 4, 0x47
                # this kernel does not show control domains: an LPAR has at least its domains
                control-domains same
                without apqci
                apmask only 0
                aqmask only none
                queue 07.* absent
            """);
  }

  @Test
  void withoutMasksEverythingStaysWithTheHost() throws Exception {
    tree.configuration(IdSet.of(5), IdSet.of(4)).queue("05.0004", "cex4queue");
    Files.delete(tree.sysfs().resolve("bus/ap/apmask"));
    tree.file("bus/ap/aqmask", "0xff\n");
    assertThat(block())
        .contains(
            "    # apmask cannot be read: all is taken to stay with the host\n    apmask all\n")
        .contains(
            "    # aqmask cannot be read: all is taken to stay with the host\n    aqmask all\n");
  }

  @Test
  void vfioApIsNotLoaded() throws Exception {
    tree.configuration(IdSet.of(5), IdSet.of(4)).mask("apmask", IdSet.NONE).queue("05.0004", "");
    assertThat(block())
        .contains("    # vfio_ap is not loaded: queues that the masks leave to it have no driver")
        .doesNotContain("unbound");
  }

  @Test
  void nothingAtAll() throws Exception {
    tree.configuration(IdSet.NONE, IdSet.NONE);
    assertThat(block())
        .isEqualTo(
            """
                adapters none
                domains none
                control-domains same
                apmask all
                aqmask all
            """);
  }

  @Test
  void theLaterOfTwoBootMasksCounts() throws Exception {
    tree.configuration(IdSet.of(5), IdSet.of(4)).queue("05.0004", "cex4queue");
    tree.proc("cmdline", "a ap.apmask=1 \"b c ap.aqmask=2\" ap.apmask=-5 -- ap.aqmask=0\n");
    assertThat(block()).contains("    boot apmask=\"-5\"\n").doesNotContain("aqmask=");
  }
}
