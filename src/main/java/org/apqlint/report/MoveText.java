package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apqlint.analysis.MigrationAnalysis;
import org.apqlint.analysis.fact.MovingGuest;
import org.apqlint.analysis.move.Candidate;
import org.apqlint.analysis.move.Evacuation;
import org.apqlint.analysis.move.Evacuation.Stranded;
import org.apqlint.finding.Finding;
import org.apqlint.model.Guest;
import org.apqlint.model.Mdev;
import org.apqlint.model.SourceText;
import org.apqlint.model.Spelling;
import org.apqlint.model.Words;

/** Answers to questions about moves, for people. */
public final class MoveText {

  private final Page page;
  private final MigrationText parts;

  private MoveText(Look look) {
    this.page = new Page(look);
    this.parts = new MigrationText(page);
  }

  /** One host: every finding with its place, the verdict, and the table of the queues. */
  public static String verdict(Candidate candidate, Map<String, SourceText> sources, Look look) {
    MoveText text = new MoveText(look);
    FindingText findings = new FindingText(sources, look);
    for (Finding finding : candidate.answer().concerning()) {
      findings.print(finding, text.page);
      text.page.end();
    }
    text.parts.verdict(candidate.answer());
    text.parts.queues(candidate.answer());
    text.proposed(candidate);
    return text.page.toString();
  }

  /** All hosts, best first. */
  public static String ranking(Guest guest, List<Candidate> hosts, Look look) {
    MoveText text = new MoveText(look);
    text.page.add(Ink.STRONG, "guest " + guest.name()).line(" of " + guest.host() + has(hosts));
    int number = 0;
    for (Candidate host : hosts) {
      number++;
      text.page.end().add(number + ". ").add(Ink.STRONG, host.host()).add(": ");
      text.place(host, "  ");
    }
    if (hosts.isEmpty()) {
      text.page.end().line("the specification has no other host");
    }
    return text.page.toString();
  }

  /** All guests of a host. */
  public static String evacuation(Evacuation evacuation, Look look) {
    MoveText text = new MoveText(look);
    int all = evacuation.moves().size() + evacuation.stranded().size();
    text.page
        .add(Ink.STRONG, "evacuation of " + evacuation.host())
        .add(": ")
        .add(
            evacuation.stranded().isEmpty() ? Ink.GOOD : Ink.BAD,
            all == 0
                ? "it has no guest"
                : evacuation.moves().size() + " of " + Phrases.count(all, "guest") + " can go")
        .end();
    if (evacuation.moves().size() > 1) {
      text.page.line("the guest with the fewest places to go to goes first");
    }
    int number = 0;
    for (Candidate move : evacuation.moves()) {
      number++;
      text.page
          .end()
          .add(number + ". ")
          .add(Ink.STRONG, move.guest().name())
          .add(" goes to ")
          .add(Ink.STRONG, move.host())
          .add(": ");
      text.place(move, "  ");
    }
    for (Stranded guest : evacuation.stranded()) {
      text.page.end().add(Ink.STRONG, guest.guest().name()).add(Ink.BAD, " has no place");
      text.page.line(
          guest.outdone() ? ": what could take it is taken by guests that go before" : "");
      for (Candidate host : guest.hosts()) {
        text.page.add("  ").add(Ink.STRONG, host.host()).add(": ");
        text.place(host, "    ");
      }
    }
    return text.page.toString();
  }

  private static String has(List<Candidate> hosts) {
    if (hosts.isEmpty()) {
      return "";
    }
    return hosts
        .get(0)
        .answer()
        .move()
        .map(move -> " has " + Phrases.matrix(move.has()) + controls(move))
        .orElse(" has no mdev: any host can take it, as far as AP is concerned");
  }

  private static String controls(MovingGuest move) {
    return move.controls().isEmpty() ? "" : ", " + Words.controlDomains(move.controls());
  }

  /** The verdict in a line, and what is to be known of it, one line each. */
  private void place(Candidate candidate, String indent) {
    MigrationAnalysis answer = candidate.answer();
    page.add(
        candidate.possible() ? Ink.GOOD : Ink.BAD,
        candidate.possible() ? "possible" : "not possible");
    answer
        .target()
        .ifPresent(
            mdev ->
                page.add(
                    (candidate.proposed().isPresent() ? ", with a new mdev " : ", with mdev ")
                        + mdev.name()));
    if (candidate.possible() && !answer.loses().isEmpty()) {
      page.add(", loses " + answer.loses().words());
    }
    page.end();
    parts.reasons(answer, indent);
    if (candidate.possible()) {
      proposed(candidate);
    }
  }

  private void proposed(Candidate candidate) {
    candidate
        .proposed()
        .ifPresent(
            mdev -> {
              page.line("  this mdev is not declared yet:");
              declaration(mdev).forEach(line -> page.line("    " + line));
            });
  }

  private static List<String> declaration(Mdev mdev) {
    List<String> lines = new ArrayList<>();
    lines.add("mdev " + Spelling.name(mdev.name()) + " on " + Spelling.name(mdev.host()) + " {");
    lines.add("    uuid " + mdev.uuid());
    lines.add("    adapters " + mdev.adapters().ids().toRanges());
    lines.add("    domains " + mdev.domains().ids().toRanges());
    if (!mdev.controlDomains().isEmpty()) {
      lines.add("    control-domains " + mdev.controlDomains().ids().toRanges());
    }
    if (mdev.autostart()) {
      lines.add("    start auto");
    }
    lines.add("}");
    return lines;
  }
}
