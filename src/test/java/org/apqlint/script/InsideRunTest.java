package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apqlint.Moves;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the script for inside of a guest says of queues and master keys. */
class InsideRunTest {

  private static final String AES = "00a1b2c3d4e5f607";

  @TempDir private Path directory;

  @BeforeEach
  void theGuestHasWhatWasPromised() throws IOException {
    Files.writeString(
        directory.resolve("inside.sh"),
        InsideWriter.write(
            Moves.of(
                MoveFolderTest.specification(
                    "ap-config", "db", "    uses db-crypto\n    state running"))));
    for (String adapter : new String[] {"05", "06"}) {
      cca(adapter, "AES CUR: valid 0x" + AES.toUpperCase(java.util.Locale.ROOT));
      keys(adapter + ".00ab", "WK CUR: valid 0x5555666677778888\nWK NEW: empty -\n");
    }
  }

  private void cca(String adapter, String aes) throws IOException {
    keys(
        adapter + ".0004",
        "AES NEW: empty 0x0000000000000000\n"
            + aes
            + "\nAES OLD: invalid 0x0000000000000000\nAPKA CUR: valid 0x0123456789abcdef\n");
  }

  private void keys(String queue, String mkvps) throws IOException {
    Path device = Files.createDirectories(directory.resolve("bus/ap/devices/" + queue));
    Files.writeString(device.resolve("mkvps"), mkvps);
  }

  private Shell.Result run() throws IOException, InterruptedException {
    return Shell.run(
        directory, Map.of("SYSFS", directory.toString(), "SCAN_WAIT", "0"), "bash", "inside.sh");
  }

  @Test
  void allIsWell() throws Exception {
    Files.createDirectories(directory.resolve("bus/ap/devices/card05"));
    assertThat(run().status()).isZero();
    assertThat(run().text()).endsWith("== the guest has what was promised\n");
  }

  @Test
  void anotherKeyIsADifference() throws Exception {
    cca("06", "AES CUR: valid 0xffffffffffffffff");
    Shell.Result ran = run();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.text())
        .contains("the guest does not have what was promised: 1 differences")
        .contains(
            "queue 06.0004: the pattern of its master key is 0xffffffffffffffff, and not "
                + AES
                + " (AES)");
  }

  @Test
  void aKeyThatIsOutdatedIsNoted() throws Exception {
    cca("06", "AES CUR: valid 0xffffffffffffffff\nAES OLD: valid 0x" + AES);
    Shell.Result ran = run();
    assertThat(ran.status()).isZero();
    assertThat(ran.text()).contains("note: queue 06.0004: the key of pattern " + AES + " is OLD");
  }

  @Test
  void keysThatCannotBeReadAreNoted() throws Exception {
    Files.delete(directory.resolve("bus/ap/devices/05.00ab/mkvps"));
    Shell.Result ran = run();
    assertThat(ran.status()).isZero();
    assertThat(ran.text()).contains("note: cannot read the patterns of master keys: 05.00ab");
  }

  @Test
  void queuesTooFewAndTooMany() throws Exception {
    Files.delete(directory.resolve("bus/ap/devices/05.0004/mkvps"));
    Files.delete(directory.resolve("bus/ap/devices/05.0004"));
    Files.createDirectories(directory.resolve("bus/ap/devices/05.0047"));
    Shell.Result ran = run();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.text()).contains("missing: 05.0004", "not promised: 05.0047");
  }

  @Test
  void withoutABusNothingCanBeSaid() throws Exception {
    Shell.Result ran =
        Shell.run(directory, Map.of("SYSFS", directory + "/none"), "bash", "inside.sh");
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.text()).contains("there is no AP bus");
  }
}
