package org.apqlint.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apqlint.analysis.upgrade.BehaviourChange;
import org.apqlint.analysis.upgrade.FindingChange;
import org.apqlint.analysis.upgrade.GuestComparison;
import org.apqlint.analysis.upgrade.HostUpgrade;
import org.apqlint.analysis.upgrade.Sight;
import org.apqlint.analysis.upgrade.Upgrade;
import org.apqlint.finding.Finding;
import org.apqlint.model.Guest;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Place;
import org.apqlint.model.Words;

/** The answer to an upgrade for people: what changes on each host, and nothing of what does not. */
public final class UpgradeText {

  private final Page page;

  private UpgradeText(Look look) {
    this.page = new Page(look);
  }

  /** The whole answer, each line ended. */
  public static String render(UpgradeInput input, Look look) {
    UpgradeText text = new UpgradeText(look);
    UpgradeSteps steps = new UpgradeSteps(text.page, input.changes());
    for (HostUpgrade host : input.upgrade().hosts()) {
      text.host(host);
      steps.print(host);
      text.page.end();
    }
    text.elsewhere(input.upgrade().elsewhere());
    text.summary(input.upgrade());
    return text.page.toString();
  }

  private void host(HostUpgrade host) {
    KernelChoice before = host.before().host().kernel();
    KernelChoice after = host.after().host().kernel();
    boolean texts = !before.texts().equals(after.texts());
    page.add(Ink.STRONG, "host " + host.before().host().name());
    if (host.nothingChanges()) {
      page.add(": ").add(Ink.GOOD, "nothing changes");
      page.line(scope(host) + ": " + kernel(before, texts) + " → " + kernel(after, texts));
      return;
    }
    page.end();
    page.line("  before: " + kernel(before, texts));
    page.line("  after:  " + kernel(after, texts));
    host.behaviour().forEach(this::behaviour);
    guests(host);
    findings(host.findings());
  }

  private static String kernel(KernelChoice kernel, boolean texts) {
    String declared = kernel.declared().map(text -> "kernel " + text).orElse("by name");
    String basis =
        kernel.basis() == KernelChoice.Basis.ASSUMED
            ? "assumed: neither kernel nor driver is given, see AP101"
            : declared;
    return kernel.generation()
        + " ("
        + basis
        + kernel.remark().map(remark -> "; " + remark).orElse("")
        + ")"
        + (texts
            ? ", log texts " + (kernel.texts().equals("6.15") ? "of " : "") + kernel.texts()
            : "");
  }

  private static String scope(HostUpgrade host) {
    int steps = host.before().change().map(change -> change.steps().size()).orElse(0);
    return " for "
        + Phrases.count(host.guests().size(), "guest")
        + (steps == 0 ? "" : " and " + Phrases.count(steps, "step"));
  }

  private void behaviour(BehaviourChange change) {
    page.line("  " + change.title());
    page.line("    before: " + change.before());
    page.line("    after:  " + change.after());
  }

  private void guests(HostUpgrade host) {
    List<String> same = new ArrayList<>();
    for (GuestComparison guest : host.guests()) {
      if (guest.changed()) {
        guest(guest, host.disagreements());
      } else {
        same.add(guest.before().answer().guest().name());
      }
    }
    if (!same.isEmpty()) {
      page.add(same.size() == 1 ? "  guest " : "  guests ")
          .add(Phrases.enumeration(same))
          .line(same.size() == 1 ? " gets what it got" : " get what they got");
    }
  }

  private void guest(GuestComparison comparison, List<Finding> disagreements) {
    Sight before = comparison.before();
    Guest guest = before.answer().guest();
    page.add("  guest ").add(Ink.STRONG, guest.name());
    page.add(guest.running() ? " (running" : " (shut off");
    page.add(before.answer().mdev().map(mdev -> ", mdev " + mdev.name()).orElse("") + ")");
    page.line(" asks for " + Phrases.matrix(before.answer().asked()) + asked(before));
    page.line("    before: " + gets(before));
    page.line("    after:  " + gets(comparison.after()));
    List<String> gained = parts(Phrases.queues(comparison.gained()), comparison.controlGained());
    List<String> lost = parts(Phrases.queues(comparison.lost()), comparison.controlLost());
    String code =
        disagreements.stream()
            .filter(finding -> finding.subject().equals(guest.address()))
            .map(finding -> " [" + finding.code() + "]")
            .findFirst()
            .orElse("");
    if (!lost.isEmpty()) {
      page.add(Ink.BAD, "    loses ").line(Phrases.enumeration(lost) + code);
    }
    if (!gained.isEmpty()) {
      page.add(Ink.GOOD, "    gains ").line(Phrases.enumeration(gained) + code);
    }
  }

  private static String asked(Sight sight) {
    IdSet control = sight.answer().mdev().map(mdev -> mdev.controlDomains()).orElse(IdSet.NONE);
    return control.isEmpty() ? "" : " and " + Words.controlDomains(control);
  }

  private static List<String> parts(String queues, IdSet control) {
    List<String> parts = new ArrayList<>();
    if (!queues.isEmpty()) {
      parts.add(queues);
    }
    if (!control.isEmpty()) {
      parts.add(Words.controlDomains(control));
    }
    return parts;
  }

  private static String gets(Sight sight) {
    if (sight.refused()) {
      return "the kernel refuses its mdev ("
          + String.join(", ", sight.codes())
          + "): "
          + String.join("; ", sight.reasons());
    }
    String control =
        sight.control().isEmpty() ? "" : " and " + Words.controlDomains(sight.control());
    String queues =
        sight.queues().isEmpty()
            ? "no queue"
            : sight.queues().equals(sight.answer().asked())
                ? "all of " + Phrases.matrix(sight.queues())
                : "only " + Phrases.matrix(sight.queues());
    return queues
        + control
        + (sight.reasons().isEmpty() ? "" : ": " + String.join("; ", sight.reasons()));
  }

  private void findings(List<FindingChange> changes) {
    if (!changes.isEmpty()) {
      page.line("  findings");
      fold(changes, false).forEach(this::folded);
      fold(changes, true).forEach(this::folded);
    }
  }

  /** The changes of one kind, those of one code together. */
  private static List<List<FindingChange>> fold(List<FindingChange> changes, boolean isNew) {
    List<List<FindingChange>> folded = new ArrayList<>();
    for (FindingChange change : changes) {
      if (change.isNew() != isNew) {
        continue;
      }
      Optional<List<FindingChange>> same =
          folded.stream()
              .filter(some -> some.get(0).finding().code().equals(change.finding().code()))
              .findFirst();
      same.ifPresentOrElse(
          some -> some.add(change), () -> folded.add(new ArrayList<>(List.of(change))));
    }
    return folded;
  }

  private void folded(List<FindingChange> changes) {
    Finding first = changes.get(0).finding();
    boolean isNew = changes.get(0).isNew();
    page.add(isNew ? Ink.BAD : Ink.GOOD, isNew ? "    new   " : "    gone  ")
        .add(Ink.of(first.severity()), first.severity() + "[" + first.code() + "]");
    if (changes.size() == 1) {
      page.line(": " + first.message() + " (" + first.place().fileAndLine() + ")");
      return;
    }
    page.line(" " + first.name() + ", " + changes.size() + " times: " + places(changes));
  }

  /** {@code zeus.apq:12, 17, web.apq:3}. */
  private static String places(List<FindingChange> changes) {
    List<String> places = new ArrayList<>();
    String file = "";
    for (FindingChange change : changes) {
      Place place = change.finding().place();
      places.add(place.file().equals(file) ? "" + place.line() : place.fileAndLine());
      file = place.file();
    }
    return Phrases.shortened(places.stream().distinct().toList());
  }

  private void elsewhere(List<FindingChange> changes) {
    if (!changes.isEmpty()) {
      page.add(Ink.STRONG, "other hosts").end();
      findings(changes);
      page.end();
    }
  }

  private void summary(Upgrade upgrade) {
    List<GuestComparison> guests =
        upgrade.hosts().stream().flatMap(host -> host.guests().stream()).toList();
    long changed = guests.stream().filter(GuestComparison::changed).count();
    long losing = guests.stream().filter(guest -> !guest.lost().isEmpty()).count();
    long steps = upgrade.hosts().stream().mapToLong(host -> host.steps().size()).sum();
    page.add("compared " + Phrases.count(upgrade.hosts().size(), "host") + ": ");
    page.add(changed == 0 ? "no guest" : Phrases.count(changed, "guest"));
    page.add((changed > 1 ? " get" : " gets") + " something else");
    if (losing > 0) {
      page.add(" (").add(Ink.BAD, losing + (losing == 1 ? " loses" : " lose") + " queues").add(")");
    }
    page.add(", " + (steps == 0 ? "no step" : Phrases.count(steps, "step")));
    page.add((steps > 1 ? " differ" : " differs"));
    long fewer =
        upgrade.hosts().stream()
            .flatMap(host -> host.mdevs().stream())
            .filter(mdev -> !mdev.lost().isEmpty())
            .count();
    if (fewer > 0) {
      page.add(" (").add(Ink.BAD, Phrases.count(fewer, "mdev") + " with fewer queues").add(")");
    }
    page.add("; findings: " + upgrade.newFindings().size() + " new, ");
    page.line(upgrade.goneFindings().size() + " gone");
  }
}
