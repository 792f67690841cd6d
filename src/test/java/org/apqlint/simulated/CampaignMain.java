package org.apqlint.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Generation;
import org.apqlint.model.Host;
import org.apqlint.model.Mdev;
import org.apqlint.model.Spec;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.script.BashWriter;
import org.apqlint.script.Plan;
import org.apqlint.script.ScriptPlanner;
import org.apqlint.script.Targets;
import org.apqlint.script.TeardownWriter;
import org.apqlint.script.VerifyWriter;

/**
 * The program behind {@link FaultInjectionTest}, in a mount namespace of its own: descriptor 0 is a
 * mounted {@code /dev/fuse}. Arguments: the mount point, a directory to work in, the directory that
 * stands for {@code /etc/mdevctl.d}, and for each campaign who makes the mdevs, who keeps the
 * masks, and the file of its specification. It prints the figures of each, what went wrong before
 * them.
 */
public final class CampaignMain {

  private final SwitchedTree tree = new SwitchedTree();
  private final Path mountpoint;
  private final Path work;
  private final Path definitions;

  private CampaignMain(List<String> args) {
    this.mountpoint = Path.of(args.get(0));
    this.work = Path.of(args.get(1));
    this.definitions = Path.of(args.get(2));
  }

  /** Runs the campaigns. */
  public static void main(String[] args) throws IOException, InterruptedException {
    CampaignMain main = new CampaignMain(List.of(args));
    Thread server = new Thread(() -> serve(main.tree), "fuse");
    server.setDaemon(true);
    server.start();
    main.showAsSys();
    for (int i = 3; i < args.length; i += 3) {
      main.campaigns(
          Targets.Via.valueOf(args[i].toUpperCase(Locale.ROOT)),
          Targets.Pools.valueOf(args[i + 1].toUpperCase(Locale.ROOT).replace('-', '_')),
          Path.of(args[i + 2]));
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }

  /** Mdevctl knows no other place; it can be mounted only once somebody answers. */
  private void showAsSys() throws IOException, InterruptedException {
    if (!Files.isSameFile(Path.of("/etc/mdevctl.d"), definitions)) {
      throw new IllegalStateException("not in a namespace of its own");
    }
    int status =
        new ProcessBuilder("mount", "--bind", mountpoint.toString(), "/sys")
            .inheritIO()
            .redirectInput(new java.io.File("/dev/null"))
            .start()
            .waitFor();
    if (status != 0) {
      throw new IOException("cannot mount " + mountpoint + " as /sys");
    }
  }

  private void campaigns(Targets.Via via, Targets.Pools pools, Path file)
      throws IOException, InterruptedException {
    Spec read = Checked.read(file.getFileName().toString(), Files.readString(file)).spec();
    Spec spec =
        pools == Targets.Pools.OVERRIDE ? read.with(host -> host.overriding(read.mdevs())) : read;
    HostAnalysis analysis = Checked.engine().analyse(spec, Manner.SAFEST).hosts().get(0);
    Plan plan = ScriptPlanner.plan(analysis, new Targets(via, pools, Targets.Guests.AS_DECLARED));
    Host host = analysis.host();
    String script = BashWriter.write(plan, List.of());
    boolean tools = via != Targets.Via.SYSFS || pools == Targets.Pools.CHZDEV;
    String name = host.generation() + " " + via + " " + pools;
    boolean shown = host.generation() != Generation.STATIC;
    List<String> uuids = analysis.declared().stream().map(Mdev::uuid).toList();
    String verify = VerifyWriter.write(analysis, plan);
    run(
        new Scenario(
            name + ", provisioned",
            host.generation().toString(),
            machine(host),
            parameters(host),
            List.of(),
            script,
            verify,
            true,
            tools),
        campaign -> Figures.NONE);
    run(
        new Scenario(
            name + ", torn down",
            host.generation().toString(),
            machine(host),
            parameters(host),
            List.of(script),
            TeardownWriter.write(plan),
            verify,
            false,
            tools),
        campaign -> campaign.held(uuids.get(0), true).plus(campaign.held(uuids.get(1), !shown)));
  }

  /** What else is done on the stage of a campaign. */
  @FunctionalInterface
  private interface Encore {
    Figures of(Campaign campaign) throws IOException, InterruptedException;
  }

  private void run(Scenario scenario, Encore encore) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Stage stage = new Stage(tree, mountpoint, work, definitions, scenario);
    Campaign campaign = new Campaign(stage, scenario, System.out::println);
    Figures figures = campaign.run().plus(encore.of(campaign));
    System.out.printf(
        "%s: %s (%d s)%n", scenario.name(), figures, (System.nanoTime() - start) / 1_000_000_000);
  }

  private static String parameters(Host host) {
    return "root=/dev/dasda1 ap.apmask="
        + host.apmask().ids().toMask()
        + " ap.aqmask="
        + host.aqmask().ids().toMask();
  }

  /** The machine of a host: what it has, as declared. */
  static ReferenceHost machine(Host host) {
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

  /** Answers for the file system that is mounted as descriptor 0. */
  static void serve(Tree tree) {
    try {
      new Fuse(tree).serve();
    } catch (IOException e) {
      // Without the file system every script would hang.
      e.printStackTrace();
      Runtime.getRuntime().halt(3);
    }
  }
}
