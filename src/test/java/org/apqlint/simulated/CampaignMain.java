package org.apqlint.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Host;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.script.BashWriter;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.TeardownWriter;

/**
 * The program behind {@link FaultInjectionTest}: descriptor 0 is a mounted {@code /dev/fuse}.
 * Arguments: the mount point, a directory to work in, and files of specifications. It prints the
 * figures of each, what went wrong before them.
 */
public final class CampaignMain {

  private CampaignMain() {}

  /** Runs the campaigns. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Campaign.SwitchedTree tree = new Campaign.SwitchedTree();
    Thread server = new Thread(() -> serve(tree), "fuse");
    server.setDaemon(true);
    server.start();
    Path mountpoint = Path.of(args[0]);
    Path work = Path.of(args[1]);
    for (String file : List.of(args).subList(2, args.length)) {
      Path spec = Path.of(file);
      String name = spec.getFileName().toString();
      HostAnalysis analysis =
          Checked.text(name, Files.readString(spec), Manner.SAFEST).analysis().hosts().get(0);
      String script = BashWriter.write(ScriptPlanner.plan(analysis), List.of());
      String teardown = TeardownWriter.write(ScriptPlanner.plan(analysis));
      Host host = analysis.host();
      System.out.println(
          name
              + ", provisioned: "
              + campaign(tree, mountpoint, work, host, List.of(), script).run());
      System.out.println(
          name
              + ", torn down: "
              + campaign(tree, mountpoint, work, host, List.of(script), teardown).run());
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  private static Campaign campaign(
      Campaign.SwitchedTree tree,
      Path mountpoint,
      Path work,
      Host host,
      List<String> before,
      String script) {
    return new Campaign(
        tree,
        mountpoint,
        work,
        host.generation().toString(),
        machine(host),
        before,
        script,
        System.out::println);
  }

  private static ReferenceHost machine(Host host) {
    return new ReferenceHost(
        true,
        255,
        255,
        host.adapterIds().toList(),
        host.domains().ids().toList(),
        host.controlDomains().ids().toList(),
        List.of(),
        java.util.Map.of());
  }

  private static void serve(Tree tree) {
    try {
      new Fuse(tree).serve();
    } catch (IOException e) {
      // Without the file system every script would hang.
      e.printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }
}
