package org.apqlint.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apqlint.analysis.Analysis;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.Derivation;
import org.apqlint.analysis.GuestAnalysis;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.Provenance;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.fact.Candidate;
import org.apqlint.analysis.fact.Filtered;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.finding.Related;
import org.apqlint.finding.Severity;
import org.apqlint.model.Adapter;
import org.apqlint.model.Apqn;
import org.apqlint.model.Change;
import org.apqlint.model.CpuModel;
import org.apqlint.model.Generation;
import org.apqlint.model.Guest;
import org.apqlint.model.Host;
import org.apqlint.model.IdList;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelChoice;
import org.apqlint.model.Matrix;
import org.apqlint.model.Mdev;
import org.apqlint.model.MdevRef;
import org.apqlint.model.Note;
import org.apqlint.model.Place;
import org.apqlint.model.PoolMask;
import org.apqlint.model.QueueException;
import org.apqlint.model.QueueSet;
import org.apqlint.model.SourceText;
import org.apqlint.model.Step;

/**
 * A host with adapters 5 and 6, four domains, an unbound queue, and an analysis of it as the rules
 * would give it: what the reports are tested with.
 */
public final class Zeus {

  public static final String FILE = "zeus.apq";

  /** The text behind the places below. */
  public static final String TEXT =
      """
      host zeus {
          kernel 6.12
          adapters 5, 6
          domains 4, 0x47, 0xab, 0xff
          apmask all but 5, 6
          aqmask all but 4, 0x47, 0xab, 0xff
          queue 06.00ab unbound
      }
      mdev db-crypto on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5, 6
          domains 4, 0xab
      }
      mdev web-crypto on zeus {
          uuid 62177884-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          domains 4, 0x47
      }
      guest db on zeus {
          uses db-crypto
      }
      """;

  public static final Map<String, SourceText> SOURCES = Map.of(FILE, new SourceText(FILE, TEXT));

  public static final IdSet DOMAINS = IdSet.of(4, 0x47, 0xab, 0xff);
  public static final Matrix DB = new Matrix(IdSet.of(5, 6), IdSet.of(4, 0xab));
  public static final Matrix WEB = new Matrix(IdSet.of(5), IdSet.of(4, 0x47));

  private static final QueueException UNBOUND =
      new QueueException(
          new QueueSet(
              List.of(new QueueSet.Term(Matrix.row(6, IdSet.of(0xab)), at(7, 11, 18), "06.00ab"))),
          QueueException.State.UNBOUND,
          Optional.empty(),
          at(7, 5, 26));

  private Zeus() {}

  /** A stretch of one line of the text. */
  public static Place at(int line, int column, int endColumn) {
    return new Place(FILE, line, column, line, endColumn);
  }

  public static Host host() {
    return host("zeus");
  }

  static Host host(String name) {
    return new Host(
        name,
        at(1, 6, 10),
        new KernelChoice(
            Generation.AP_CONFIG,
            "6.12",
            true,
            Optional.of("6.12"),
            KernelChoice.Basis.DECLARED,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            at(2, 5, 16)),
        List.of(adapter(5, 14), adapter(6, 17)),
        ids(DOMAINS, at(4, 13, 14)),
        IdList.NONE,
        255,
        255,
        List.of(),
        true,
        new PoolMask(
            PoolMask.Kind.APMASK,
            IdSet.of(5, 6).complement(),
            Optional.of(at(5, 5, 24)),
            IdSet.ALL),
        new PoolMask(
            PoolMask.Kind.AQMASK, DOMAINS.complement(), Optional.of(at(6, 5, 39)), IdSet.ALL),
        List.of(),
        List.of(),
        List.of(UNBOUND),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of());
  }

  private static Adapter adapter(int apid, int column) {
    return new Adapter(
        apid,
        at(3, column, column + 1),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  public static IdList ids(IdSet ids, Place place) {
    Map<Integer, Place> places = new HashMap<>();
    ids.stream().forEach(id -> places.put(id, place));
    return new IdList(ids, places);
  }

  public static Mdev mdev(String name, int line, Matrix matrix, int order) {
    return new Mdev(
        name,
        "zeus",
        at(line, 6, 6 + name.length()),
        "6217788" + (3 + order) + "-f1bb-47f0-914d-32a22e3a8804",
        Optional.empty(),
        ids(matrix.adapters(), at(line + 2, 14, 15)),
        ids(matrix.domains(), at(line + 3, 13, 14)),
        IdList.NONE,
        Optional.empty(),
        List.of(),
        order);
  }

  public static Guest guest(String name, Optional<String> mdev) {
    return new Guest(
        name,
        "zeus",
        at(19, 7, 9),
        mdev.map(m -> new Guest.Use(new MdevRef("zeus", m), at(20, 10, 19))).stream().toList(),
        new CpuModel("host", Map.of(), false, Optional.empty()),
        true,
        "hostdev0",
        Guest.Hypervisor.LIBVIRT,
        false,
        List.of(),
        List.of(new Note("core banking, change 4711", at(20, 5, 10))));
  }

  /** What holds of an mdev whose guest, if there is one, gets the second matrix. */
  public static MdevAnalysis state(Mdev mdev, List<String> guests, Matrix seen) {
    return new MdevAnalysis(
        mdev.name(),
        mdev.uuid(),
        guests,
        !guests.isEmpty(),
        mdev.matrix(),
        Optional.of(seen),
        mdev.controlDomains().ids(),
        mdev.controlDomains().ids(),
        guests.isEmpty()
            ? Optional.empty()
            : Optional.of(new Crycb(seen.adapters(), seen.domains(), mdev.controlDomains().ids())));
  }

  static QueueRow row(int apid, IdSet bound) {
    return new QueueRow(apid, true, DOMAINS, IdSet.NONE, bound, IdSet.NONE, IdSet.NONE);
  }

  /** The host with db-crypto alone. */
  public static HostAnalysis filtered() {
    return analysis(List.of(mdev("db-crypto", 9, DB, 0)), Optional.empty());
  }

  /** The host with two mdevs that share 05.0004. */
  public static HostAnalysis shared() {
    return analysis(
        List.of(mdev("db-crypto", 9, DB, 0), mdev("web-crypto", 14, WEB, 1)), Optional.empty());
  }

  /** The host with a change block. */
  static HostAnalysis changed() {
    Step assign =
        new Step.Assign(true, Step.Assign.Attribute.ADAPTER, "7", "db-crypto", at(30, 5, 20));
    Step mask = new Step.WriteMask(PoolMask.Kind.APMASK, "+5", at(31, 5, 16));
    Mdev db = mdev("db-crypto", 9, DB, 0);
    return analysis(
        List.of(db),
        Optional.of(
            new ChangeAnalysis(
                List.of(
                    new StepOutcome(
                        assign,
                        "OK",
                        Optional.empty(),
                        List.of(),
                        List.of(
                            new StepOutcome.Effect(
                                "db",
                                List.of(new Apqn(7, 4)),
                                List.of(),
                                IdSet.of(4),
                                IdSet.NONE))),
                    new StepOutcome(
                        mask,
                        "EBUSY",
                        Optional.of("05.0004 (5.4) is in use by mdev db-crypto"),
                        List.of("vfio_ap_mdev x: Can not reserve queue 05.0004"),
                        List.of())),
                IdSet.of(5, 6).complement(),
                DOMAINS.complement(),
                List.of(state(db, List.of("db"), Matrix.row(5, IdSet.of(4, 0xab)))))));
  }

  static List<Change> changes() {
    return List.of(
        new Change(
            "zeus",
            Optional.of("adapter 7 arrives"),
            changed().change().orElseThrow().steps().stream().map(StepOutcome::step).toList(),
            List.of(new Note("at night", at(29, 1, 2))),
            at(29, 1, 20)));
  }

  private static HostAnalysis analysis(List<Mdev> mdevs, Optional<ChangeAnalysis> change) {
    Matrix seen = Matrix.row(5, IdSet.of(4, 0xab));
    List<MdevAnalysis> states =
        mdevs.stream()
            .map(
                mdev ->
                    mdev.name().equals("db-crypto")
                        ? state(mdev, List.of("db"), seen)
                        : state(mdev, List.of(), mdev.matrix()))
            .toList();
    QueueRow five = row(5, DOMAINS);
    QueueRow six = row(6, DOMAINS.without(0xab));
    Lacks lacks = new Lacks("db-crypto", 6, IdSet.of(0xab));
    Candidate candidate = Candidate.wholly("db-crypto", DB);
    Filtered filtered = new Filtered("db-crypto", seen);
    GuestMatrix guestMatrix = new GuestMatrix("db-crypto", seen, IdSet.NONE);
    Host host = host();
    Provenance provenance =
        new Provenance(
            List.of(
                new Derivation(
                    "bound-queues",
                    "a queue is bound to its owner's driver",
                    five,
                    List.of(host.adapters().get(0), host.apmask(), host.aqmask())),
                new Derivation(
                    "bound-queues",
                    "a queue is bound to its owner's driver",
                    six,
                    List.of(host.adapters().get(1), host.apmask(), host.aqmask(), UNBOUND)),
                new Derivation(
                    "candidate",
                    "the filter starts from what is assigned",
                    candidate,
                    List.of(mdevs.get(0))),
                new Derivation(
                    "lacks",
                    "a queue that is not bound is missing",
                    lacks,
                    List.of(candidate, six)),
                new Derivation(
                    "filter-by-adapter",
                    "an adapter that lacks a queue goes as a whole",
                    filtered,
                    List.of(host.kernel(), candidate, lacks)),
                new Derivation(
                    "guest-matrix",
                    "a guest gets what the filter leaves",
                    guestMatrix,
                    List.of(filtered))));
    GuestAnalysis db =
        new GuestAnalysis(
            guest("db", Optional.of("db-crypto")),
            Optional.of(states.get(0)),
            DB,
            seen,
            List.of(),
            List.of("adapter 6 is filtered: 06.00ab (6.171) is not bound to vfio_ap"));
    return new HostAnalysis(
        host,
        List.of(five, six),
        mdevs,
        states,
        List.of(),
        List.of(db),
        change,
        provenance,
        Optional.empty());
  }

  /** An error with a second place. */
  public static Finding conflict() {
    return new Finding(
        "AP201",
        "queue-assigned-twice",
        Severity.ERROR,
        "queue 05.0004 (5.4) is assigned to two mdevs of zeus",
        at(16, 14, 15),
        "`web-crypto` takes 05.0004 (5.4) here",
        List.of(new Related(at(11, 14, 15), "`db-crypto` already has it")),
        Optional.of("the later assignment fails with EADDRINUSE"),
        Optional.of("give one of them another domain"),
        "zeus/web-crypto/05.0004",
        Optional.of("zeus"),
        RefusedBy.KERNEL);
  }

  /** A finding of that kind and subject, on the line of the unbound queue. */
  public static Finding finding(String code, Severity severity, String subject) {
    return new Finding(
        code,
        "some-rule",
        severity,
        "something holds of " + subject,
        at(7, 11, 18),
        "",
        List.of(),
        Optional.empty(),
        Optional.empty(),
        subject,
        Optional.of("zeus"),
        RefusedBy.NOBODY);
  }

  public static Analysis analysis(HostAnalysis host, Finding... findings) {
    return new Analysis(List.of(host), List.of(), Stream.of(findings).toList());
  }
}
