package org.apqlint.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apqlint.Checked;
import org.apqlint.analysis.Analysis;
import org.apqlint.model.IdSet;
import org.apqlint.model.Spec;
import org.apqlint.model.Step;
import org.apqlint.syntax.SourceOptions;
import org.apqlint.syntax.SpecReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script of a change at work on a simulated host. */
class ChangeRunTest {

  private static final Path SAMPLE = Path.of("samples/change-script/zeus.apq");
  private static final String DB = "62177883-f1bb-47f0-914d-32a22e3a8804";
  private static final String WEB = "cef03c3c-903d-4ecc-9a83-40694cb8aee4";
  private static final String OLD = "8ad02a5e-3ee9-4b3c-8a5c-0b8c21a55e04";

  @TempDir private Path root;
  private SimulatedHost host;
  private ChangePlan plan;

  @BeforeEach
  void makeTheHost() throws Exception {
    assumeThat(Shell.has("bash")).as("bash is needed to run a script").isTrue();
    host = new SimulatedHost(root);
    plan = plan(Files.readString(SAMPLE));
    host.masks(IdSet.ALL, IdSet.ALL);
    host.lpar(IdSet.of(3, 5, 6, 7), IdSet.of(4, 0x47));
    for (String adapter : List.of("03", "05", "06", "07")) {
      host.queue(adapter + ".0004", "cex4queue");
      host.queue(adapter + ".0047", "cex4queue");
    }
    for (String uuid : List.of(DB, WEB, OLD)) {
      host.mdev(uuid);
    }
    host.put("state-db", "running");
    host.put("state-web", "running");
    host.put("xml", "<address uuid='" + DB + "'/>\n<address uuid='" + WEB + "'/>");
    host.arrange(
        script(),
        """

        simulate -5,-6 "$AP/apmask"
        simulate 5 "$MATRIX/%1$s/assign_adapter"
        simulate 4 "$MATRIX/%1$s/assign_domain"
        simulate 71 "$MATRIX/%1$s/assign_domain"
        simulate 6 "$MATRIX/%2$s/assign_adapter"
        simulate 4 "$MATRIX/%2$s/assign_domain"
        simulate 6 "$MATRIX/%3$s/assign_adapter"
        simulate 71 "$MATRIX/%3$s/assign_domain"
        """
            .formatted(DB, WEB, OLD));
  }

  private static ChangePlan plan(String text) throws Exception {
    Path here = Path.of("");
    Spec spec =
        new SpecReader(new SourceOptions(here, InputStream.nullInputStream(), here))
            .readText("zeus.apq", text)
            .spec();
    Analysis analysis = Checked.engine().analyse(spec);
    return ChangePlanner.plan(analysis.hosts().get(0), spec.changes(), analysis.findings());
  }

  private String script() {
    return ChangeWriter.write(plan);
  }

  private Shell.Result run(String... variables) throws Exception {
    return host.run(host.simulated(script()), variables);
  }

  private List<Step> steps() {
    return plan.steps().stream().map(ChangePlan.PlannedStep::step).toList();
  }

  /** What the sample writes; its twelfth step is done by hand. */
  private List<String> replayed() {
    return Writes.of(steps(), plan.mdevs());
  }

  @Test
  void doesTheStepsThatWereReplayedAndInThatOrder() throws Exception {
    Shell.Result first = run();
    assertThat(first.text())
        .contains("it is as declared", "the LPAR is configured so already")
        .contains("by hand: start guest batch", "do it, then go on")
        .endsWith("to go on from there: FROM=13\n");
    assertThat(first.status()).isEqualTo(1);
    Shell.Result second = run("FROM=13");
    assertThat(second.text()).contains("it is as the replay left it", "== done: 5 changes");
    assertThat(second.status()).isZero();
    assertThat(replayed()).hasSize(13);
    assertThat(host.writes()).isEqualTo(replayed());
    assertThat(host.virsh()).containsExactly("shutdown --domain=web", "start --domain=web");
  }

  @Test
  void doesNotBeginOnAHostInAnotherState() throws Exception {
    host.masks(IdSet.ALL.minus(IdSet.of(5)), IdSet.ALL);
    host.mdev("7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01");
    Files.writeString(
        root.resolve("devices/vfio_ap/matrix/" + WEB + "/guest_matrix"), "06.0004\n06.0005\n");
    host.put("devices/vfio_ap/matrix/" + OLD + "/ap_config", "");
    host.put("devices/vfio_ap/matrix/" + OLD + "/matrix", "06.0004");
    host.lpar(IdSet.of(3, 5), IdSet.of(4, 0x47));
    Shell.Result result = run();
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains(
            "  the LPAR does not have adapter 6\n",
            "  apmask keeps for the host: 0-4, 6-255, and not 0-4, 7-255\n",
            "  mdev 7a6d1d5a-0a4c-4b54-9a52-3d9c1e8f0b01 is there, and should not be\n",
            "  mdev web-crypto: guest_matrix has too much: 06.0005\n",
            "  mdev old-crypto: matrix lacks 06.0047, has too much: 06.0004\n",
            "set ANY_STATE=1\n",
            "nothing was changed\n")
        .doesNotContain("mdev db-crypto", "FROM=");
    assertThat(host.writes()).isEmpty();
    Shell.Result any = run("ANY_STATE=1", "LPAR_WAIT=0");
    assertThat(any.text())
        .contains("note: apmask keeps for the host: 0-4, 6-255, and not 0-4, 7-255")
        .contains("== step 1 of 17");
  }

  @Test
  void aFaultInTheMiddleNamesTheStepTheWayBackAndTheWayOn() throws Exception {
    host.put("refuse", DB + "/assign_control_domain");
    Shell.Result result = run();
    assertThat(result.status()).isEqualTo(1);
    String matrix = root + "/devices/vfio_ap/matrix/" + DB;
    assertThat(result.text())
        .endsWith(
            """
            stopped at: step 4 of 17: assign control-domain 4 to db-crypto (zeus.apq:55)
            writing 4 to %1$s/assign_control_domain failed: Device or resource busy (EBUSY: an mdev or a guest uses it, see dmesg)
            done so far:
              wrote -7 to %2$s/bus/ap/apmask
              wrote 7 to %1$s/assign_adapter
            to go back, in this order:
              echo 7 >%1$s/unassign_adapter
              echo %3$s >%2$s/bus/ap/apmask
            to go on from there: FROM=4
            """
                .formatted(matrix, root, IdSet.ALL.minus(IdSet.of(5, 6)).toMask()));
    int done = host.writes().size();
    Files.delete(root.resolve("refuse"));
    assertThat(run("FROM=4").text())
        .contains("not compared: the change is under way")
        .endsWith("FROM=13\n");
    assertThat(host.writes().subList(done, host.writes().size()))
        .startsWith("4 /devices/vfio_ap/matrix/" + DB + "/assign_control_domain");
  }

  @Test
  void anEndThatIsNotTheOneOfTheReplayIsTold() throws Exception {
    host.put("ignore", DB + "/assign_control_domain");
    run();
    Shell.Result result = run("FROM=13");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("every step was done, and the host is not as the replay left it:\n")
        .contains("  mdev db-crypto holds control domains none, and not 4\n")
        .endsWith("FROM=18\n");
    assertThat(run("FROM=18").text()).contains("  mdev db-crypto holds control domains none");
    assertThat(run("FROM=19").text()).contains("FROM=19 is none of the steps 1 to 17");
  }

  @Test
  void theLparIsWaitedForWithABound() throws Exception {
    host.lpar(IdSet.of(3, 5, 6), IdSet.of(4, 0x47));
    Shell.Result result = run("LPAR_WAIT=1");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("configure the LPAR at the HMC or SE; this waits for 1 s at most:")
        .contains("     adapters: 3, 5-7, now 3, 5-6\n")
        .contains("after 1 s the LPAR is not configured so:\n  adapters: 3, 5-7, now 3, 5-6\n")
        .endsWith("nothing was changed\nto go on from there: FROM=1\n");
  }

  @Test
  void aGuestIsWaitedForWithABoundAndNeverKilled() throws Exception {
    host.put("deaf", "");
    Shell.Result result = run("STOP_WAIT=1");
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("guest web is running after 1 s: shut it down from within")
        .endsWith("to go on from there: FROM=6\n");
    assertThat(host.virsh()).containsExactly("shutdown --domain=web");
  }

  @Test
  void aGuestWithoutTheMdevIsNotStarted() throws Exception {
    host.put("xml", "<address uuid='" + DB + "'/>");
    Shell.Result result = run();
    assertThat(result.status()).isEqualTo(1);
    assertThat(result.text())
        .contains("guest web has no host device for mdev " + WEB + ": attach it first")
        .endsWith("to go on from there: FROM=9\n");
  }

  private static final String ODD = "\u001b[31m\u2028é";

  private static final String HOSTILE =
      """
      host zeus {
          driver driver-override
          adapters 5
          domains 1-6
      }
      mdev "m$(touch a)'" on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
      }
      guest "g`touch b` -x" on zeus {
          uses "m$(touch a)'"
      }
      change zeus "t'; touch c #" {
          note "n\\n$(touch d)"
          override 05.0001 with "$(touch e)"
          override 05.0002 with "it's \\"so\\"\\\\"
          override 05.0003 with "two\\nlines"
          override 05.0004 with "ODD"
          override 05.0005 with ""
          override 05.0006 with "-n *"
          unassign adapter 5 from "m$(touch a)'"
          assign adapter 5 to "m$(touch a)'"
          start "g`touch b` -x"
      }
      """
          .replace("ODD", ODD);

  @Test
  void hostileValuesArriveToTheLetter() throws Exception {
    plan = plan(HOSTILE);
    host.masks(IdSet.ALL, IdSet.ALL);
    for (int domain = 1; domain <= 6; domain++) {
      host.put("bus/ap/devices/05.000" + domain + "/driver_override", "");
    }
    host.put("state-g`touch b` -x", "shut off");
    Shell.Result result = host.run(script(), "ANY_STATE=1");
    assertThat(result.text())
        .contains("t'; touch c #", "note: n $(touch d)")
        .contains("wrote $'two\\nlines' to ")
        .doesNotContain("\u001b");
    String[] written = {"$(touch e)", "it's \"so\"\\", "two\nlines", ODD, "", "-n *"};
    for (int domain = 1; domain <= 6; domain++) {
      assertThat(root.resolve("bus/ap/devices/05.000" + domain + "/driver_override"))
          .hasContent(written[domain - 1] + "\n");
    }
    assertThat(host.virsh()).containsExactly("start --domain=g\\`touch\\ b\\`\\ -x");
    for (String file : List.of("a", "b", "c", "d", "e", "d)", "e)")) {
      assertThat(root.resolve(file)).doesNotExist();
    }
  }

  @Test
  void shellcheckFindsNothing() throws Exception {
    assumeThat(Shell.has("shellcheck")).as("shellcheck is needed").isTrue();
    for (ChangePlan each : List.of(plan, plan(HOSTILE))) {
      Path file = Files.writeString(root.resolve("checked.bash"), ChangeWriter.write(each));
      assertThat(Shell.run(root, Map.of(), "shellcheck", "-s", "bash", file.toString()))
          .isEqualTo(new Shell.Result(0, ""));
    }
  }

  @Test
  void aWriteOfTwoLinesIsOneWrite() throws Exception {
    assumeThat(Shell.has("dd")).as("dd is needed").isTrue();
    String script = script();
    int body = script.indexOf("# What follows is the host.");
    Path pipe = root.resolve("pipe");
    Shell.run(root, Map.of(), "mkfifo", pipe.toString());
    Shell.Result result =
        host.run(
            script.substring(0, body)
                + """
                (dd if="$SYSFS/pipe" bs=4096 count=1 status=none >"$SYSFS/first") &
                put_value $'-5\\n-6' "$SYSFS/pipe"
                wait
                """);
    assertThat(result.status()).as(result.text()).isZero();
    assertThat(root.resolve("first")).hasContent("-5\n-6\n");
  }
}
