package org.apqlint.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apqlint.Moves;
import org.apqlint.analysis.Move;
import org.apqlint.script.Targets;

/**
 * The program behind {@link MoveSimulationTest}, in a mount namespace of its own: descriptor 0 is a
 * mounted {@code /dev/fuse}. Arguments: the mount point, a directory to work in, and the files of
 * specifications with a migrate statement each, behind each {@code calm} or {@code disturbed}. It
 * prints the figures of each, what went wrong before them.
 */
public final class MoveCampaignMain {

  private MoveCampaignMain() {}

  /** Runs the campaigns. */
  public static void main(String[] args) throws IOException, InterruptedException {
    TwoHosts tree = new TwoHosts();
    Thread server = new Thread(() -> CampaignMain.serve(tree), "fuse");
    server.setDaemon(true);
    server.start();
    for (int i = 2; i < args.length; i += 3) {
      Path file = Path.of(args[i]);
      String name = file.getFileName().toString().replace(".apq", "");
      long start = System.nanoTime();
      Move move = Moves.of(Files.readString(file));
      Targets targets =
          new Targets(
              Targets.Via.valueOf(args[i + 2].toUpperCase(Locale.ROOT)),
              Targets.Pools.SYSFS,
              Targets.Guests.AS_DECLARED);
      MoveStage stage =
          new MoveStage(tree, Path.of(args[0]), Path.of(args[1], name), move, targets);
      Figures figures =
          new MoveCampaign(stage, move, name, args[i + 1].equals("calm"), System.out::println)
              .run();
      System.out.printf(
          "%s: %s (%d s)%n", name, figures, (System.nanoTime() - start) / 1_000_000_000);
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
  }
}
