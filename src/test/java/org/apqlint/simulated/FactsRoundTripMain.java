package org.apqlint.simulated;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apqlint.model.Generation;
import org.apqlint.property.ScenarioGenerator;

/**
 * The program behind {@link FactsRoundTripTest}: descriptor 0 is a mounted {@code /dev/fuse}.
 * Arguments: the mount point, a directory to work in, how many random specifications to take for
 * each generation, and files of specifications.
 */
public final class FactsRoundTripMain {

  private FactsRoundTripMain() {}

  /** Goes there and back with each specification, and prints how many came back the same. */
  public static void main(String[] args) throws IOException, InterruptedException {
    SwitchedTree tree = new SwitchedTree();
    Thread server = new Thread(() -> serve(tree), "fuse");
    server.setDaemon(true);
    server.start();
    FactsRoundTrip trip = new FactsRoundTrip(tree, Path.of(args[0]), Path.of(args[1]));
    Map<FactsRoundTrip.Outcome, Integer> given = new EnumMap<>(FactsRoundTrip.Outcome.class);
    for (String file : List.of(args).subList(3, args.length)) {
      Path spec = Path.of(file);
      FactsRoundTrip.Outcome outcome =
          trip.run(spec.getFileName().toString(), Files.readString(spec));
      if (outcome == FactsRoundTrip.Outcome.REFUSED) {
        System.out.println(file + " is refused");
      }
      given.merge(outcome, 1, Integer::sum);
    }
    System.out.println("specifications " + given);
    for (Generation generation : Generation.values()) {
      Map<FactsRoundTrip.Outcome, Integer> random = new EnumMap<>(FactsRoundTrip.Outcome.class);
      for (int seed = 1, left = Integer.parseInt(args[2]); left > 0; seed++) {
        String text = new ScenarioGenerator(seed).next(generation.toString()).text();
        FactsRoundTrip.Outcome outcome = trip.run(generation + "-" + seed + ".apq", text);
        random.merge(outcome, 1, Integer::sum);
        left -= outcome == FactsRoundTrip.Outcome.REFUSED ? 0 : 1;
      }
      System.out.println("random " + generation + " " + random);
    }
    System.out.flush();
    Runtime.getRuntime().halt(0);
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
