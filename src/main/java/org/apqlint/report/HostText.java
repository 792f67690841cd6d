package org.apqlint.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Severity;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Note;
import org.apqlint.model.PoolMask;
import org.apqlint.model.Words;

/** A host in a few lines: driver, pools, and what each guest asks for and gets. */
final class HostText {

  /** Before what does not fit into the line of its fact. */
  private static final String HANGING = "      ";

  private final Page page;
  private final List<Finding> findings;

  HostText(Page page, List<Finding> findings) {
    this.page = page;
    this.findings = findings;
  }

  void print(HostAnalysis analysis) {
    page.add(Ink.STRONG, "host " + analysis.host().name()).end();
    facts(analysis).forEach(this::fact);
    notes("", analysis.host().notes());
    analysis.guests().forEach(guest -> guest(guest, analysis));
    analysis.mdevs().stream()
        .filter(mdev -> mdev.guests().isEmpty())
        .forEach(mdev -> unused(mdev, analysis));
  }

  /** What is to be known of the host itself, by its name. */
  static Map<String, String> facts(HostAnalysis analysis) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("driver", driver(analysis.host().kernel()));
    facts.put("apmask", mask(analysis.host().apmask()));
    facts.put("aqmask", mask(analysis.host().aqmask()));
    facts.put("queues", queues(new Queues(analysis)));
    return facts;
  }

  private void fact(String name, String text) {
    page.add("  " + name + ": " + text).flow(HANGING);
  }

  private static String driver(KernelChoice kernel) {
    String generation = kernel.generation().toString();
    String declared = kernel.declared().map(text -> "kernel " + text).orElse("by name");
    return switch (kernel.basis()) {
      case DECLARED -> generation + " (" + declared + ")";
      case NEAREST -> generation + " (taken for " + declared + ", see AP102)";
      case ASSUMED -> generation + " (assumed: neither kernel nor driver is given)";
    };
  }

  /** The numbers that stay with the host, in words. */
  static String mask(PoolMask mask) {
    if (mask.place().isEmpty()) {
      return "not set, " + every(mask.kind()) + " stays with the host";
    }
    return kept(mask.kind(), mask.ids());
  }

  static String kept(PoolMask.Kind kind, IdSet ids) {
    boolean adapters = kind == PoolMask.Kind.APMASK;
    if (ids.equals(IdSet.ALL)) {
      return every(kind) + " stays with the host";
    }
    if (ids.isEmpty()) {
      return "no " + (adapters ? "adapter" : "domain") + " stays with the host";
    }
    // The shorter half is the one that somebody chose.
    IdSet others = ids.complement();
    if (others.size() < ids.size()) {
      return every(kind) + " but " + Words.list(others) + " stays with the host";
    }
    return (adapters ? Words.adapters(ids) : Words.domains(ids))
        + (ids.size() == 1 ? " stays" : " stay")
        + " with the host";
  }

  private static String every(PoolMask.Kind kind) {
    return kind == PoolMask.Kind.APMASK ? "every adapter" : "every domain";
  }

  private static String queues(Queues queues) {
    int host = queues.ofHost();
    int vfio = queues.ofVfio();
    String text =
        host + vfio == 0
            ? "none"
            : (host + vfio)
                + ", "
                + (host == 0 ? "none" : host)
                + " of the host and "
                + (vfio == 0 ? "none" : vfio)
                + " of vfio_ap";
    var loose = queues.notBound();
    if (!loose.isEmpty()) {
      text += "; not bound to it: " + Phrases.queues(loose);
    }
    var absent = queues.absent();
    if (!absent.isEmpty()) {
      text += "; absent: " + Phrases.queues(absent);
    }
    return text;
  }

  private void guest(GuestAnalysis guest, HostAnalysis host) {
    page.add("  guest ")
        .add(Ink.STRONG, guest.guest().name())
        .add(guest.guest().running() ? " (running" : " (shut off")
        .add(guest.mdev().map(mdev -> ", mdev " + mdev.name()).orElse("") + ") ");
    if (guest.mdev().isEmpty()) {
      page.add(
          guest
              .guest()
              .mdev()
              .map(ref -> "names mdev " + nameOn(host, ref) + ", and gets nothing")
              .orElse("names no mdev"));
    } else {
      MdevAnalysis mdev = guest.mdev().get();
      page.add("asks for ");
      share(guest.asked(), guest.gets(), mdev, new Queues(host).controlSeenWith(mdev));
      caveat(guest.guest().address());
    }
    reasons(guest.reasons());
    notes("", guest.guest().notes());
    guest
        .mdev()
        .flatMap(mdev -> declared(host, mdev.name()))
        .ifPresent(mdev -> notes(mdev.name() + ": ", mdev.notes()));
  }

  /** A guest has its mdev's queues only if it starts, and as far as its CPU lets it see them. */
  private void caveat(String guest) {
    String refusals =
        codes(
            finding ->
                finding.refusedBy() == RefusedBy.HYPERVISOR
                    && (finding.subject() + "/").startsWith(guest + "/"));
    String doubts =
        codes(
            finding ->
                finding.refusedBy() == RefusedBy.NOBODY
                    && finding.severity() != Severity.INFO
                    && !finding.isAboutMigration()
                    && !finding.isAboutPolicy()
                    && finding.subject().equals(guest));
    if (!refusals.isEmpty()) {
      page.add(Ink.BAD, ", but is refused").add(" (" + refusals + ")");
    } else if (!doubts.isEmpty()) {
      page.add(Ink.DOUBT, ", but see " + doubts);
    }
  }

  private String codes(Predicate<Finding> which) {
    return findings.stream()
        .filter(which)
        .map(Finding::code)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String nameOn(HostAnalysis host, MdevRef ref) {
    return ref.host().equals(host.host().name()) ? ref.name() : ref.toString();
  }

  private void unused(MdevAnalysis mdev, HostAnalysis host) {
    page.add("  mdev ").add(Ink.STRONG, mdev.name()).add(" (no guest) holds ");
    Queues queues = new Queues(host);
    share(mdev.matrix(), queues.seenWith(mdev), mdev, queues.controlSeenWith(mdev));
    boolean all = queues.seenWith(mdev).equals(mdev.matrix());
    reasons(all ? List.of() : queues.obstacles(mdev));
    declared(host, mdev.name()).ifPresent(declared -> notes("", declared.notes()));
  }

  private void share(Matrix asked, Matrix gets, MdevAnalysis mdev, IdSet control) {
    page.add(Phrases.matrix(asked));
    if (!mdev.controlDomains().isEmpty()) {
      page.add(" and " + Words.controlDomains(mdev.controlDomains()));
    }
    page.add(mdev.guests().isEmpty() ? "; a guest would get " : ", gets ");
    boolean allControl = control.equals(mdev.controlDomains());
    if (gets.equals(asked) && allControl) {
      page.add(asked.isEmpty() ? Ink.DOUBT : Ink.GOOD, asked.isEmpty() ? "no queue" : "all of it");
      return;
    }
    page.add(gets.isEmpty() ? Ink.BAD : Ink.DOUBT, gets.isEmpty() ? "no queue" : "only");
    page.add(gets.isEmpty() ? "" : " " + Phrases.matrix(gets));
    if (!mdev.controlDomains().isEmpty()) {
      page.add(" and " + (allControl ? "the control domains" : Words.controlDomains(control)));
    }
  }

  private void reasons(List<String> reasons) {
    page.add(reasons.isEmpty() ? "" : ": " + String.join("; ", reasons)).flow(HANGING);
  }

  private void notes(String prefix, List<Note> notes) {
    notes.forEach(note -> page.add("    note: " + prefix + note.text()).flow(HANGING + "  "));
  }

  private static Optional<Mdev> declared(HostAnalysis host, String name) {
    return host.declared().stream().filter(mdev -> mdev.name().equals(name)).findFirst();
  }
}
