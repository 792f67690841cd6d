package org.apqlint;

import java.util.Optional;
import java.util.stream.Collectors;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.Move;
import org.apqlint.engine.plan.Manner;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Migration;

/** Makes moves of specifications with one migrate statement. */
public final class Moves {

  private Moves() {}

  /** The move of a specification in which the guest is declared on its own host only. */
  public static Move of(String text) {
    Checked before = Checked.text("move.apq", text, Manner.SAFEST);
    if (!before.errors().isEmpty()) {
      throw new IllegalArgumentException(before.errors().toString());
    }
    Migration migration = before.spec().migrations().get(0);
    HostAnalysis from = host(before.analysis(), migration.from());
    GuestAnalysis leaves = guest(from, migration.guest());
    Optional<String> arriving = migration.using().map(MdevRef::name).or(() -> sameUuid(before));
    Checked after =
        Checked.text(
            "move.apq", text + "\n" + declared(text, migration, arriving) + "\n", Manner.SAFEST);
    HostAnalysis to = host(after.analysis(), migration.to());
    GuestAnalysis arrives = guest(to, migration.guest());
    return new Move(
        migration,
        leaves.guest(),
        mdev(from, leaves),
        mdev(to, arrives),
        leaves.mdev().map(some -> leaves.gets()).orElse(Matrix.EMPTY),
        arrives.mdev().map(some -> arrives.gets()).orElse(Matrix.EMPTY),
        from,
        to);
  }

  private static Optional<String> sameUuid(Checked before) {
    Migration migration = before.spec().migrations().get(0);
    Optional<Mdev> source =
        mdev(
            host(before.analysis(), migration.from()),
            guest(host(before.analysis(), migration.from()), migration.guest()));
    return host(before.analysis(), migration.to()).declared().stream()
        .filter(mdev -> source.map(Mdev::uuid).filter(mdev.uuid()::equals).isPresent())
        .map(Mdev::name)
        .findFirst();
  }

  /** The block of the guest, on the other host and with another mdev. */
  private static String declared(String text, Migration migration, Optional<String> mdev) {
    return text.lines()
        .dropWhile(line -> !line.startsWith("guest "))
        .takeWhile(line -> !line.startsWith("}"))
        .map(
            line ->
                line.startsWith("guest ")
                    ? line.replace(" on " + migration.from() + " {", " on " + migration.to() + " {")
                    : line.startsWith("    uses ")
                        ? mdev.map(name -> "    uses " + name).orElse("")
                        : line)
        .collect(Collectors.joining("\n", "", "\n}"));
  }

  private static HostAnalysis host(Analysis analysis, String name) {
    return analysis.hosts().stream()
        .filter(host -> host.host().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static GuestAnalysis guest(HostAnalysis host, String name) {
    return host.guests().stream()
        .filter(guest -> guest.guest().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<Mdev> mdev(HostAnalysis host, GuestAnalysis guest) {
    return host.declared().stream()
        .filter(mdev -> mdev.name().equals(guest.guest().mdevName()))
        .findFirst();
  }
}
