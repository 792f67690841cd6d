package org.apqlint.cli;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.engine.Moves;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.Spec;
import org.apqlint.report.Look;
import org.apqlint.report.MoveJson;
import org.apqlint.report.MoveText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code apqlint migrate}: can this guest move, and how. */
@Command(
    name = "migrate",
    description =
        "Tell whether a guest can move to another host with its queues, and what it would lose there."
            + " ADDRESS is a guest (zeus/db, or db where the name is unique); without --to every host"
            + " is asked, best first. With --all it is a host, and a place is sought for all of its"
            + " guests.",
    footer = {
      "",
      "Exit codes: 0 possible (without --to: somewhere; with --all: for every guest), 1 not possible,"
          + " or a part could not be read, 2 usage or failure."
    })
final class MigrateCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      index = "0",
      paramLabel = "ADDRESS",
      description = "the guest, or with --all the host")
  private String address;

  @Parameters(
      index = "1..*",
      arity = "1..*",
      paramLabel = "SPEC",
      description = "files, directories, or - for standard input")
  private List<String> paths;

  @Option(
      names = "--to",
      paramLabel = "HOST",
      description = "the host that it moves to (default: ask every other host)")
  private String to;

  @Option(names = "--all", description = "every guest of a host, none of two on one queue")
  private boolean all;

  @Option(
      names = "--live",
      description =
          "by the rules of the live-migration design (default: as today, detach and attach)")
  private boolean live;

  @Option(
      names = "--propose",
      description =
          "where HOST declares no mdev for the guest, judge as if it had one like the one that the"
              + " guest leaves; without --to this is always done")
  private boolean propose;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = Format.Word.class,
      description = "text or json (default: text)")
  private Format format = Format.TEXT;

  @Mixin private RunbookOptions runbook;

  @Mixin private SpecOptions options;

  MigrateCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    if (all && to != null) {
      throw new CommandFailure("`--all` looks for a host for each guest: give it without `--to`");
    }
    runbook.check(all, to != null, live);
    SpecRun run = options.read(paths, context);
    ExitCode reading = options.complain(run, context);
    Moves moves = context.pipeline().moves(run, way());
    boolean possible =
        all ? evacuate(run, moves) : to == null ? anywhere(run, moves) : one(run, moves);
    return (possible ? reading : ExitCode.FINDINGS).code();
  }

  private boolean one(SpecRun run, Moves moves) {
    Guest guest = GuestNames.choose(address, run.spec());
    String host = host(to, run.spec());
    if (host.equals(guest.host())) {
      throw new CommandFailure("guest `" + guest.address() + "` is on `" + host + "` already");
    }
    Candidate candidate = moves.to(host, guest, propose);
    if (runbook.wanted()) {
      return runbook.print(List.of(candidate), Optional.empty(), moves, context, options, run);
    }
    context.print(
        format == Format.JSON
            ? MoveJson.render(List.of(candidate))
            : MoveText.verdict(candidate, run.sources(), look()));
    return candidate.possible();
  }

  private boolean anywhere(SpecRun run, Moves moves) {
    Guest guest = GuestNames.choose(address, run.spec());
    List<Candidate> hosts = moves.anywhere(guest);
    context.print(
        format == Format.JSON ? MoveJson.render(hosts) : MoveText.ranking(guest, hosts, look()));
    return hosts.stream().anyMatch(Candidate::possible);
  }

  private boolean evacuate(SpecRun run, Moves moves) {
    Evacuation evacuation = moves.evacuate(host(address, run.spec()));
    boolean everybody = evacuation.stranded().isEmpty();
    if (runbook.wanted() && !evacuation.moves().isEmpty()) {
      boolean written =
          runbook.print(evacuation.moves(), Optional.of(evacuation), moves, context, options, run);
      evacuation
          .stranded()
          .forEach(
              guest ->
                  context.complain(
                      "apqlint: guest `"
                          + guest.guest().address()
                          + "` has no place, and is not in the runbook\n"));
      return written && everybody;
    }
    context.print(
        format == Format.JSON
            ? MoveJson.render(evacuation)
            : MoveText.evacuation(evacuation, look()));
    if (runbook.wanted()) {
      context.complain("apqlint: no runbook: no guest has a place to go to\n");
    }
    return everybody;
  }

  private Moves.Way way() {
    return live ? Moves.Way.LIVE : runbook.wanted() ? Moves.Way.TODAY : Moves.Way.AS_SAID;
  }

  private static String host(String name, Spec spec) {
    if (spec.hosts().isEmpty()) {
      throw HostNames.none();
    }
    return spec.host(name)
        .map(Host::name)
        .orElseThrow(() -> HostNames.unknown(name, spec.hosts().stream().map(Host::name).toList()));
  }

  private Look look() {
    return options.look(context.console());
  }
}
