package org.apqlint.simulated;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apqlint.simulated.Stage.Ran;
import org.apqlint.simulated.Stage.Seen;

/**
 * Runs one script on simulated hosts, undisturbed and disturbed: each write to sysfs, whoever does
 * it, fails once, is ignored once, and is followed once by a kill and once by a request to end;
 * each call of a tool that changes something fails once and is ignored once. The script is executed
 * as it is.
 */
final class Campaign {

  /** Errnos take turns; the text is what bash says of each. */
  private enum Fault {
    EBUSY("Device or resource busy"),
    EIO("Input/output error"),
    ENODEV("No such device"),
    EINVAL("Invalid argument"),
    EADDRINUSE("Address already in use"),
    EADDRNOTAVAIL("Cannot assign requested address");

    private final String text;

    Fault(String text) {
      this.text = text;
    }
  }

  private static final Pattern OF_A_TOOL =
      Pattern.compile(
          "\nstopped at: .*\n(?:mdevctl|virsh|chzdev) (?:could not|reported no failure)");

  /** Prepares what goes wrong on a fresh host. */
  @FunctionalInterface
  private interface Disturbance {
    void prepare() throws IOException;
  }

  private final Stage stage;
  private final Scenario scenario;
  private final Consumer<String> complaints;
  private Seen fresh;
  private Seen after;

  Campaign(Stage stage, Scenario scenario, Consumer<String> complaints) {
    this.stage = stage;
    this.scenario = scenario;
    this.complaints = complaints;
  }

  /** What came of it. */
  Figures run() throws IOException, InterruptedException {
    Ran before = stage.begin();
    check(before.status() == 0, "what comes before failed:\n" + before.text());
    stage.fresh();
    fresh = stage.seen();
    Ran first = stage.execute();
    check(first.status() == 0, "the undisturbed run failed:\n" + first.text());
    after = stage.seen();
    final int writes = stage.faults().done().size();
    final List<String> calls = stage.calls();
    stage.undisturbed();
    Ran again = stage.execute();
    check(
        again.status() == 0
            && stage.faults().done().isEmpty()
            && stage.calls().isEmpty()
            && stage.seen().equals(after),
        "a second run changes something:\n" + again.text());
    verified("the undisturbed run");
    stage.fresh();
    Ran verify = stage.verify();
    check(
        verify.status() == (scenario.provisions() ? 1 : 0),
        "before the script, verification says:\n" + verify.text());
    Figures figures = new Figures(writes, calls.size(), 0, 0, 0, 0);
    for (int number = 1; number <= writes; number++) {
      figures =
          figures.plus(fail(number)).plus(kill(number)).plus(ignore(number)).plus(end(number));
    }
    for (int number = 1; number <= calls.size(); number++) {
      String call = " call " + number + ": " + calls.get(number - 1);
      figures = figures.plus(call(number, "fail", call)).plus(call(number, "ignore", call));
    }
    return figures;
  }

  /**
   * A guest holds an mdev that the script is to take away, and lets go of it after the script
   * stopped.
   *
   * @param process whether its process can be seen; else only the driver tells
   */
  Figures held(String uuid, boolean process) throws IOException, InterruptedException {
    String what = "guest that holds " + uuid + (process ? ", seen" : ", not seen");
    stage.fresh();
    stage.hold(uuid, process);
    final Seen holding = stage.seen();
    Ran refused = stage.execute();
    boolean truthful =
        check(
            stopped(refused)
                && refused
                    .text()
                    .contains(
                        process
                            ? "process 4711 still holds mdev " + uuid
                            : "a guest still uses queues of mdev " + uuid),
            "not told truly: " + what + "\n" + refused.text());
    boolean undone =
        check(
            stage.seen().equals(holding) && tellsThatItIsBack(refused),
            "not taken back: " + what + "\n" + refused.text() + "\n" + difference(holding));
    stage.release(uuid);
    return figures(truthful, converges(what), undone);
  }

  private Figures fail(int number) throws IOException, InterruptedException {
    Fault fault = Fault.values()[number % Fault.values().length];
    String what = "fault " + fault + " at write " + number;
    stage.fresh();
    stage.faults().failAt(number, fault.name());
    Ran failed = stage.execute();
    final boolean undone = undone(failed, what);
    boolean truthful = told(failed, fault, number, what);
    stage.fresh();
    stage.faults().failAt(number, fault.name());
    Ran kept = stage.execute("KEEP=1");
    truthful &= told(kept, fault, number, what + ", what was done being kept");
    return figures(truthful, converges(what), undone);
  }

  private Figures kill(int number) throws IOException, InterruptedException {
    stage.fresh();
    stage.faults().killAt(number, stage::kill);
    Ran killed = stage.execute();
    boolean died =
        check(
            killed.status() == 128 + 9 && stage.faults().done().size() == number,
            "not killed after write " + number + ":\n" + killed.text());
    return figures(died, converges("a kill after write " + number), died);
  }

  /**
   * The write says that it succeeded, and does nothing. A script may go on to its end only if this
   * leads to the same state, as where the write was a step on the way to another.
   */
  private Figures ignore(int number) throws IOException, InterruptedException {
    return endsWell(
        "write " + number + " that does nothing", () -> stage.faults().ignoreAt(number));
  }

  /** The script is asked to end after a write. */
  private Figures end(int number) throws IOException, InterruptedException {
    return endsWell(
        "a signal after write " + number, () -> stage.faults().killAt(number, stage::terminate));
  }

  /** It reaches its end truly, or it stops and takes back what it did. */
  private Figures endsWell(String what, Disturbance disturbance)
      throws IOException, InterruptedException {
    stage.fresh();
    disturbance.prepare();
    Ran ran = stage.execute();
    if (ran.status() == 0) {
      boolean good = check(stage.seen().equals(after), "not noticed: " + what + "\n" + ran.text());
      return figures(good, converges(what), good);
    }
    boolean truthful = check(stopped(ran), "not told truly: " + what + "\n" + ran.text());
    boolean undone = undone(ran, what);
    // On a host that is as it was before the first run, what a second one does is known.
    return figures(truthful, undone || converges(what), undone);
  }

  private Figures call(int number, String how, String call)
      throws IOException, InterruptedException {
    String what = how + call;
    stage.fresh();
    stage.disturbCall(number, how);
    Ran ran = stage.execute();
    boolean truthful = check(stopped(ran), "not told truly: " + what + "\n" + ran.text());
    final boolean undone = undone(ran, what);
    stage.fresh();
    stage.disturbCall(number, how);
    Ran kept = stage.execute("KEEP=1");
    truthful &= check(stopped(kept), "not told truly, being kept: " + what + "\n" + kept.text());
    return figures(truthful, converges(what), undone);
  }

  private static Figures figures(boolean truthful, boolean converged, boolean undone) {
    return new Figures(0, 0, 1, truthful ? 1 : 0, converged ? 1 : 0, undone ? 1 : 0);
  }

  /** A second run, undisturbed, ends in the specified state. */
  private boolean converges(String what) throws IOException, InterruptedException {
    stage.undisturbed();
    Ran second = stage.execute();
    return check(
            second.status() == 0 && stage.seen().equals(after),
            "second run after " + what + ":\n" + second.text() + "\n" + difference(after))
        && (!scenario.tools() || verified("the second run after " + what));
  }

  private boolean verified(String what) throws IOException, InterruptedException {
    Ran verify = stage.verify();
    return check(
        verify.status() == (scenario.provisions() ? 0 : 1),
        "after " + what + " verification says:\n" + verify.text());
  }

  /** All is as before, and this is told: the two are one. */
  private boolean undone(Ran ran, String what) throws IOException {
    return check(
        stage.seen().equals(fresh) && tellsThatItIsBack(ran),
        "not taken back after " + what + ":\n" + ran.text() + "\n" + difference(fresh));
  }

  private String difference(Seen wanted) throws IOException {
    Seen seen = stage.seen();
    if (seen.equals(wanted)) {
      return "";
    } else if (seen.kept().equals(wanted.kept())) {
      return "is  " + seen.state() + seen.bus() + "\nnot " + wanted.state() + wanted.bus();
    }
    return "is  " + seen.kept() + "\nnot " + wanted.kept();
  }

  /** That all is as before is told if there was something to take back, and else not. */
  static boolean tellsThatItIsBack(Ran ran) {
    return ran.text().contains("everything was taken back")
        || ran.text().contains("nothing was changed") && !ran.text().contains("taking it back");
  }

  /** It says that it stopped, at the step that it told last, and why. */
  static boolean stopped(Ran ran) {
    List<String> lines = ran.text().lines().toList();
    int stop = -1;
    String step = "start";
    for (int i = 0; i < lines.size() && stop < 0; i++) {
      if (lines.get(i).startsWith("== ")) {
        step = lines.get(i).substring(3);
      } else if (lines.get(i).equals("stopped at: " + step)) {
        stop = i;
      }
    }
    return ran.status() == 1
        && stop >= 0
        && stop + 1 < lines.size()
        && !lines.get(stop + 1).isBlank()
        && !ran.text().contains("== done");
  }

  /**
   * Every write of the script itself that was done is told, no other, and the one that failed with
   * its reason. Of a write of a tool the script can know only what the tool says, or nothing.
   */
  private boolean told(Ran ran, Fault fault, int number, String what) {
    String root = stage.mountpoint() + "/";
    List<String> told =
        ran.text()
            .lines()
            .filter(line -> line.startsWith("   wrote ") && line.contains(" to " + root))
            .map(line -> asResolved(line.substring("   wrote ".length()).replace(root, "")))
            .toList();
    List<String> done =
        stage.faults().done().stream().limit(number - 1).map(Campaign::asResolved).toList();
    String failed = stage.faults().failed().map(Campaign::asResolved).orElse("nothing");
    boolean own =
        asResolved(ran.text().replace(root, ""))
            .contains("\nwriting " + failed + " failed: " + fault.text);
    boolean byTool = scenario.tools() && OF_A_TOOL.matcher(ran.text()).find();
    boolean good =
        stopped(ran)
            && (own || byTool)
            && (scenario.tools() ? done.containsAll(told) : done.equals(told))
            && ran.text().contains(changedNothing(ran) ? "nothing was changed" : "done so far:");
    return check(good, "not told truly: " + what + "\n" + ran.text());
  }

  /** Which driver's file it was; the script names it by the link of the queue. */
  private static String asResolved(String text) {
    return text.replaceAll("bus/ap/(?:devices/[0-9a-f.]+/driver|drivers/\\w+)/unbind", "unbind");
  }

  /** Neither a file was written nor a tool told anything. */
  private static boolean changedNothing(Ran ran) {
    return !ran.text().contains("done so far:");
  }

  private boolean check(boolean good, String complaint) {
    if (!good) {
      complaints.accept(scenario.name() + ": " + complaint);
    }
    return good;
  }
}
