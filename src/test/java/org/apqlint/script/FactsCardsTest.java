package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.apqlint.model.IdSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script of facts says of cards, by their devices and by lszcrypt. */
class FactsCardsTest {

  /** As lszcrypt -V of s390-tools prints it: a queue in use has no count of requests. */
  private static final String LSZCRYPT =
      """
      CARD.DOM TYPE  MODE        STATUS     REQUESTS  PENDING HWTYPE QDEPTH FUNCTIONS  DRIVER     \
       SESTAT    \s
      ------------------------------------------------------------------------------------------\
      --------------
      03       CEX8A Accelerator online            7        0     14     08 S---A-NH-- cex4card   \
       -         \s
      03.0004  CEX8A Accelerator unassigned        0        -     14     08 S---A-NH-- vfio_ap    \
       bound     \s
      05       CEX7C CCA-Coproc  in use                     -     13     08 S--D--NHF- -no-driver-\
       -         \s
      05.0047  CEX7C CCA-Coproc  unassigned        0        -     13     08 S--D--NHF- -no-driver-\
       bound     \s
      06       CEX8P EP11-Coproc deconfig          -        -     14     08 S----XNHF- cex4card   \
       -         \s
      """;

  @TempDir private Path root;

  private FactsTree tree;

  @BeforeEach
  void host() throws Exception {
    tree =
        new FactsTree(root)
            .configuration(IdSet.of(3, 5, 6), IdSet.of(4))
            .queues(IdSet.of(3, 5, 6), IdSet.of(4));
  }

  private String facts() throws Exception {
    String text = tree.facts();
    FactsTree.read(text);
    return text;
  }

  private FactsTree card(String card, String... files) throws Exception {
    for (int i = 0; i < files.length; i += 2) {
      tree.file("bus/ap/devices/" + card + "/" + files[i], files[i + 1] + "\n");
    }
    return tree;
  }

  @Test
  void theTableOfLszcrypt() throws Exception {
    tree.prints("lszcrypt", LSZCRYPT);
    assertThat(facts())
        .contains("    adapters 3 type cex8a mode accelerator hwtype 14 functions S---A-NH--\n")
        .contains("    adapters 5 type cex7c mode cca hwtype 13 functions S--D--NHF-\n")
        .contains("    adapters 6 type cex8p mode ep11 hwtype 14 functions S----XNHF-\n");
  }

  @Test
  void anOlderTableWithoutSestat() throws Exception {
    tree.prints("lszcrypt", LSZCRYPT.replaceAll("(?m) (SESTAT|-|bound) +$", ""));
    assertThat(facts())
        .contains("    adapters 5 type cex7c mode cca hwtype 13 functions S--D--NHF-\n");
  }

  @Test
  void aTableOfOtherColumnsInAnotherOrder() throws Exception {
    tree.prints(
        "lszcrypt",
        """
        CARD.DOMAIN STATUS  HW_TYPE TYPE   WHAT
        05          in use       12 CEX6P  x
        """);
    assertThat(facts())
        .contains("    adapters 5 type cex6p mode ep11 hwtype 12\n")
        .contains("    adapters 3, 6\n");
  }

  @Test
  void whatIsNoTableIsNotBelieved() throws Exception {
    tree.prints("lszcrypt", "no cards\n05 CEX8C; rm CCA online 14 14 08 S--D--NHF-\n");
    assertThat(facts()).contains("    adapters 3, 5, 6\n");
    tree.program("lszcrypt", "#!/bin/bash\necho 'error: no AP bus' >&2\nexit 1\n");
    assertThat(tree.facts()).contains("facts: lszcrypt -V failed: error: no AP bus\n");
  }

  @Test
  void theDeviceCountsMoreThanTheTable() throws Exception {
    tree.prints("lszcrypt", LSZCRYPT);
    card("card05", "type", "CEX7P", "hwtype", "13", "ap_functions", "0x87000000");
    assertThat(facts())
        .contains("    adapters 5 type cex7p mode ep11 hwtype 13 functions S----XNH--\n");
  }

  @Test
  void typesThatAreNewerThanThisProgram() throws Exception {
    card("card05", "type", "CEX9P", "hwtype", "15");
    assertThat(facts()).contains("    adapters 5 type cex9p hwtype 15\n");
  }

  @Test
  void bitsOfSecureExecutionHaveNoLetter() throws Exception {
    card("card05", "type", "CEX8C", "hwtype", "14", "ap_functions", "0x93808000");
    card("card06", "ap_functions", "0x87802000");
    assertThat(facts())
        .contains("    adapters 5 type cex8c mode cca hwtype 14 functions 0x93808000\n")
        .contains("    adapters 6 mode ep11 functions S----XNHF-\n");
  }

  @Test
  void cardsThatAreTheSameShareAStatement() throws Exception {
    for (String card : new String[] {"card03", "card05", "card06"}) {
      card(card, "type", "CEX8C", "hwtype", "14", "ap_functions", "0x93800000");
    }
    card("card06", "config", "0", "chkstop", "1", "online", "0", "serialnr", "93 \"AAB");
    assertThat(facts())
        .contains("    adapters 3, 5 type cex8c mode cca hwtype 14 functions S--D--NHF-\n")
        .contains("    adapters 6 type cex8c mode cca hwtype 14 serial \"93 \\\"AAB\" functions")
        .contains("    # adapter 6 is deconfigured in checkstop offline\n");
  }

  @Test
  void noTextOfADeviceIsTakenThatIsNone() throws Exception {
    card("card03", "type", "PCIXCC_MCL3", "hwtype", "5", "ap_functions", "0x9380");
    card("card05", "type", "CEX8C }", "hwtype", "014", "ap_functions", "0x00000000");
    card("card06", "type", "CEX8X", "hwtype", "256");
    assertThat(facts()).contains("    adapters 3, 5, 6\n");
  }
}
