package org.apqlint.simulated;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apqlint.analysis.Move;
import org.apqlint.model.Apqn;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.simulated.MoveStage.Moment;
import org.apqlint.simulated.MoveStage.Seen;
import org.apqlint.simulated.Stage.Ran;

/**
 * Moves a guest between two simulated hosts by its scripts, there and back. Each write to sysfs
 * fails once, is ignored once, and is followed once by a kill; so does and is each changing call of
 * a tool. What a script says must be so; the same stage, run again, must end where the undisturbed
 * one ends; and either it took everything back, or the way back of both hosts leads to where the
 * move began.
 */
final class MoveCampaign {

  private static final List<String> ERRNOS =
      List.of("EBUSY", "EIO", "ENODEV", "EINVAL", "EADDRINUSE", "EADDRNOTAVAIL");

  /** Prepares what goes wrong. */
  @FunctionalInterface
  private interface Disturbance {
    void prepare() throws IOException;
  }

  private final MoveStage stage;
  private final Move move;
  private final String name;
  private final boolean calm;
  private final Consumer<String> complaints;
  private Seen home;

  /**
   * A campaign.
   *
   * @param calm whether no write and no call goes wrong
   */
  MoveCampaign(MoveStage stage, Move move, String name, boolean calm, Consumer<String> complaints) {
    this.calm = calm;
    this.stage = stage;
    this.move = move;
    this.name = name;
    this.complaints = complaints;
  }

  /** There, back, and there for good; what came of it. */
  Figures run() throws IOException, InterruptedException {
    stage.begin();
    home = stage.seen();
    asks(stage.source(), "check", 0);
    asks(stage.target(), "verify", 1);
    obstacles();
    Figures figures = leg(stage.target(), "prepare", true);
    final Moment prepared = stage.moment();
    figures = figures.plus(leg(stage.source(), "leave", true));
    figures = figures.plus(leg(stage.target(), "arrive", true));
    final Moment arrived = stage.moment();
    asks(stage.target(), "verify", 0);
    asks(stage.source(), "check", 1);
    hasWhatWasPromised();
    figures = figures.plus(leg(stage.target(), "back", true));
    figures = figures.plus(leg(stage.source(), "back", true));
    check(stage.seen().equals(home), "there and back is another state: " + difference(home));
    asks(stage.source(), "check", 0);
    stage.restore(arrived);
    figures = figures.plus(leg(stage.source(), "release", false));
    hasWhatWasPromised();
    stage.restore(prepared);
    return figures.plus(otherHostAway()).plus(guestHolds());
  }

  /** What stands against the promise on the target is found before anything is changed. */
  private void obstacles() throws IOException, InterruptedException {
    Moment before = stage.moment();
    Apqn queue = move.gets().first();
    stage.perform(stage.target(), List.of("unbind", queue.toString()));
    refuses(queue + " is bound to no driver");
    stage.restore(before);
    String intruder = "0a0b0c0d-0001-4002-8003-000000000004";
    stage.perform(stage.target(), List.of("create", intruder));
    stage.perform(stage.target(), List.of("assign_adapter", intruder, "" + queue.apid()));
    stage.perform(stage.target(), List.of("assign_domain", intruder, "" + queue.apqi()));
    refuses("mdev " + intruder + " has queues of mdev " + move.target().get().uuid());
    stage.restore(before);
    IdSet apmask = move.to().host().apmask().ids().with(6);
    stage.perform(stage.target(), List.of("apmask", apmask.toMask()));
    IdSet aqmask = move.to().host().aqmask().ids().with(4);
    stage.perform(stage.target(), List.of("aqmask", aqmask.toMask()));
    refuses("the masks reserve for the host: 06.0004");
    stage.restore(before);
  }

  private void refuses(String why) throws IOException, InterruptedException {
    Seen was = stage.seen();
    Ran ran = stage.run(stage.target(), "prepare");
    check(
        Campaign.stopped(ran)
            && ran.text().contains(why)
            && ran.text().contains("nothing was changed")
            && stage.seen().equals(was),
        "it is not refused that " + why + ":\n" + ran.text());
  }

  /** A stage that only reads ends with that status. */
  private void asks(String host, String name, int status) throws IOException, InterruptedException {
    Seen before = stage.seen();
    stage.undisturbed();
    Ran ran = stage.run(host, name);
    check(
        ran.status() == status
            && stage.seen().equals(before)
            && stage.faults().count() == 0
            && stage.calls(host).isEmpty(),
        name + " on " + host + " ended with " + ran.status() + ":\n" + ran.text());
  }

  /** The reference model of the target gives the guest exactly that, and the source nothing. */
  private void hasWhatWasPromised() throws IOException, InterruptedException {
    Set<Apqn> promised = Set.copyOf(move.gets().apqns());
    Map<String, Set<Apqn>> wanted =
        move.guest().running() && move.target().isPresent()
            ? Map.of(move.target().get().uuid(), promised)
            : Map.of();
    check(
        stage.running(stage.target()).equals(wanted) && stage.running(stage.source()).isEmpty(),
        "the guest has " + stage.running(stage.target()) + ", and was promised " + wanted);
    Ran inside = stage.inside(promised);
    check(inside.status() == 0, "inside:\n" + inside.text());
    Ran without = stage.inside(Set.of(new Apqn(0, 0)));
    check(without.status() == 1, "inside, with another queue:\n" + without.text());
  }

  private Figures leg(String host, String what, boolean wayBack)
      throws IOException, InterruptedException {
    final Moment before = stage.moment();
    final Seen was = stage.seen();
    stage.undisturbed();
    Ran first = stage.run(host, what);
    final Seen is = stage.seen();
    final Moment after = stage.moment();
    final int writes = stage.faults().done().size();
    final List<String> calls = stage.calls(host);
    check(first.status() == 0, "undisturbed, " + what + " failed:\n" + first.text());
    stage.undisturbed();
    Ran again = stage.run(host, what);
    check(
        again.status() == 0
            && stage.faults().count() == 0
            && stage.calls(host).isEmpty()
            && stage.seen().equals(is),
        "a second " + what + " changes something:\n" + again.text() + difference(is));
    Leg leg = new Leg(host, what, wayBack, before, was, is);
    Figures figures = new Figures(writes, calls.size(), 0, 0, 0, 0);
    for (int n = 1; n <= writes && !calm; n++) {
      int number = n;
      figures =
          figures
              .plus(fails(leg, "write " + n, () -> fail(number)))
              .plus(ignores(leg, "write " + n, () -> stage.faults().ignoreAt(number)))
              .plus(killed(leg, "write " + n, () -> killAt(host, number)));
    }
    for (int n = 1; n <= calls.size() && !calm; n++) {
      String number = Integer.toString(n);
      String call = "call " + n + ": " + calls.get(n - 1);
      figures =
          figures
              .plus(fails(leg, call, () -> stage.disturb(host, "fail", number)))
              .plus(ignores(leg, call, () -> stage.disturb(host, "ignore", number)))
              .plus(killed(leg, call, () -> stage.disturb(host, "kill", number)));
    }
    stage.restore(after);
    return figures;
  }

  /** A stage between two states. */
  private record Leg(
      String host, String stage, boolean wayBack, Moment before, Seen was, Seen is) {}

  private void fail(int number) {
    stage.faults().failAt(number, ERRNOS.get(number % ERRNOS.size()));
  }

  private void killAt(String host, int number) {
    stage.faults().killAt(number, () -> stage.kill(host));
  }

  private Figures fails(Leg leg, String where, Disturbance disturbance)
      throws IOException, InterruptedException {
    String what = leg.stage + " on " + leg.host + " that fails at " + where;
    Ran ran = disturbed(leg, disturbance);
    Seen left = stage.seen();
    boolean truthful =
        check(
            Campaign.stopped(ran) && Campaign.tellsThatItIsBack(ran) == left.equals(leg.was),
            "not told truly: " + what + "\n" + ran.text() + difference(leg.was));
    return afterwards(leg, what, truthful, left);
  }

  /**
   * It says that it was done, and was not. Where that makes no difference, nobody has to notice.
   */
  private Figures ignores(Leg leg, String where, Disturbance disturbance)
      throws IOException, InterruptedException {
    String what = leg.stage + " on " + leg.host + " that does nothing at " + where;
    Ran ran = disturbed(leg, disturbance);
    Seen left = stage.seen();
    if (ran.status() == 0) {
      boolean good = check(left.equals(leg.is), "not noticed: " + what + "\n" + ran.text());
      return figures(good, good, good);
    }
    boolean back = left.equals(leg.was);
    boolean truthful =
        check(
            Campaign.stopped(ran) && (back || !Campaign.tellsThatItIsBack(ran)),
            "not told truly: " + what + "\n" + ran.text() + difference(leg.was));
    return afterwards(leg, what, truthful, left);
  }

  private Ran disturbed(Leg leg, Disturbance disturbance) throws IOException, InterruptedException {
    stage.restore(leg.before);
    disturbance.prepare();
    return stage.run(leg.host, leg.stage);
  }

  private Figures killed(Leg leg, String where, Disturbance disturbance)
      throws IOException, InterruptedException {
    String what = leg.stage + " on " + leg.host + ", killed after " + where;
    Ran ran = disturbed(leg, disturbance);
    boolean died = check(ran.status() == 128 + 9, "not killed: " + what + "\n" + ran.text());
    return afterwards(leg, what, died, stage.seen());
  }

  /** From what is left, the same stage goes on, and so does the way back. */
  private Figures afterwards(Leg leg, String what, boolean truthful, Seen left)
      throws IOException, InterruptedException {
    Moment then = stage.moment();
    stage.undisturbed();
    Ran second = stage.run(leg.host, leg.stage);
    final boolean converged =
        check(
            second.status() == 0 && stage.seen().equals(leg.is),
            "second run after " + what + ":\n" + second.text() + difference(leg.is));
    boolean undone = left.equals(leg.was);
    if (!undone && leg.wayBack) {
      stage.restore(then);
      undone = goesBack(what);
    }
    return figures(truthful, converged, undone || !leg.wayBack && converged);
  }

  /** By the scripts of both hosts, the guest is where it was, and all else, too. */
  private boolean goesBack(String what) throws IOException, InterruptedException {
    Ran target = stage.run(stage.target(), "back");
    Ran source = stage.run(stage.source(), "back");
    return check(
        target.status() == 0 && source.status() == 0 && stage.seen().equals(home),
        "way back after " + what + ":\n" + target.text() + source.text() + difference(home));
  }

  /** Nothing is detached while the other host does not answer. */
  private Figures otherHostAway() throws IOException, InterruptedException {
    if (move.guest().hypervisor() != Guest.Hypervisor.LIBVIRT) {
      return Figures.NONE;
    }
    Moment before = stage.moment();
    Seen was = stage.seen();
    stage.disturb(stage.source(), "unreachable", "");
    Ran ran = stage.run(stage.source(), "leave");
    boolean good =
        check(
            Campaign.stopped(ran)
                && ran.text().contains("No route to host")
                && ran.text().contains("nothing was changed")
                && stage.seen().equals(was)
                && stage.calls(stage.source()).isEmpty(),
            "with the other host away:\n" + ran.text());
    stage.restore(before);
    return figures(good, good, good);
  }

  /** The guest does not let go of its device: nothing is migrated. */
  private Figures guestHolds() throws IOException, InterruptedException {
    Moment before = stage.moment();
    if (!move.guest().running() || move.source().isEmpty()) {
      return Figures.NONE;
    }
    Seen was = stage.seen();
    stage.disturb(stage.source(), "holds", "");
    Ran ran = stage.run(stage.source(), "leave");
    boolean truthful =
        check(
            Campaign.stopped(ran)
                && ran.text().contains("has it still after 1 s")
                && stage.calls(stage.source()).stream().noneMatch(c -> c.contains("migrate"))
                && stage.seen().equals(was),
            "with a guest that holds its device:\n" + ran.text() + difference(was));
    boolean back = goesBack("a guest that holds its device");
    stage.restore(before);
    Ran again = stage.run(stage.source(), "leave");
    return figures(truthful, check(again.status() == 0, again.text()), back);
  }

  private static Figures figures(boolean truthful, boolean converged, boolean undone) {
    return new Figures(0, 0, 1, truthful ? 1 : 0, converged ? 1 : 0, undone ? 1 : 0);
  }

  private String difference(Seen wanted) throws IOException {
    Seen seen = stage.seen();
    if (seen.equals(wanted)) {
      return "";
    } else if (seen.kept().equals(wanted.kept())) {
      return "\nis  " + seen.states() + seen.buses() + "\nnot " + wanted.states() + wanted.buses();
    }
    return "\nis  " + changed(seen, wanted) + "\nnot " + changed(wanted, seen);
  }

  private static String changed(Seen one, Seen other) {
    StringBuilder text = new StringBuilder();
    one.kept()
        .forEach(
            (path, content) -> {
              if (!content.equals(other.kept().get(path))) {
                text.append(path).append('=').append(content);
              }
            });
    return text.toString();
  }

  private boolean check(boolean good, String complaint) {
    if (!good) {
      complaints.accept(name + ": " + complaint);
    }
    return good;
  }
}
