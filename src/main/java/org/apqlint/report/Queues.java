package org.apqlint.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apqlint.analysis.Crycb;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.analysis.MdevAnalysis;
import org.apqlint.analysis.fact.GuestMatrix;
import org.apqlint.analysis.fact.Lacks;
import org.apqlint.analysis.fact.QueueRow;
import org.apqlint.model.Apqn;
import org.apqlint.model.Generation;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Words;

/** The queues of a host as the reports ask for them. */
final class Queues {

  private static final String NOT_CONFIGURED = " not in the configuration of the host";

  private final HostAnalysis host;
  private final Map<Integer, QueueRow> rows = new HashMap<>();
  private final Map<String, Matrix> seen = new HashMap<>();

  Queues(HostAnalysis host) {
    this.host = host;
    host.queues().forEach(row -> rows.put(row.apid(), row));
  }

  Optional<QueueRow> row(int apid) {
    return Optional.ofNullable(rows.get(apid));
  }

  /** Whether the queue device exists. */
  boolean exists(Apqn queue) {
    return row(queue.apid()).filter(row -> row.present().contains(queue.apqi())).isPresent();
  }

  /** Whether the masks keep the APQN for the host. */
  boolean reserved(Apqn queue) {
    return row(queue.apid())
        .map(row -> row.reserved().contains(queue.apqi()))
        .orElseGet(() -> host.host().reserved().contains(queue));
  }

  boolean boundToVfio(Apqn queue) {
    return row(queue.apid()).filter(row -> row.vfio().contains(queue.apqi())).isPresent();
  }

  /**
   * Whether an mdev can have the queue. The driver of generation static does not filter: it refuses
   * to assign what is not bound to it.
   */
  boolean canBeAssigned(Apqn queue) {
    return host.host().generation() != Generation.STATIC || boundToVfio(queue);
  }

  boolean boundToHost(Apqn queue) {
    return row(queue.apid()).filter(row -> row.host().contains(queue.apqi())).isPresent();
  }

  /** Queues that exist and are for vfio_ap, bound to it or not. */
  int ofVfio() {
    return host.queues().stream().mapToInt(row -> vfio(row).size()).sum();
  }

  /** Queues that exist and are for the host's own drivers. */
  int ofHost() {
    return host.queues().stream().mapToInt(row -> row.present().minus(vfio(row)).size()).sum();
  }

  private static IdSet vfio(QueueRow row) {
    return row.released().union(row.vfio());
  }

  /** Queues that are for vfio_ap, and not bound to it. */
  List<Apqn> notBound() {
    return collect(row -> vfio(row).minus(row.vfio()));
  }

  /** APQNs of the AP configuration without a queue device. */
  List<Apqn> absent() {
    IdSet domains = host.host().domains().ids();
    return collect(row -> domains.minus(row.present()));
  }

  private List<Apqn> collect(Function<QueueRow, IdSet> domains) {
    return host.queues().stream()
        .flatMap(row -> Matrix.row(row.apid(), domains.apply(row)).apqns().stream())
        .toList();
  }

  /** What a guest with this mdev sees, or would see. */
  Matrix seenWith(MdevAnalysis mdev) {
    return seen.computeIfAbsent(mdev.name(), any -> seen(mdev));
  }

  private Matrix seen(MdevAnalysis mdev) {
    return mdev.crycb()
        .map(masks -> new Matrix(masks.apm(), masks.aqm()))
        .or(() -> derived(mdev).map(GuestMatrix::matrix))
        .or(mdev::guestMatrix)
        .orElse(mdev.matrix());
  }

  /** The control domains that a guest with this mdev gets, or would get. */
  IdSet controlSeenWith(MdevAnalysis mdev) {
    return mdev.crycb()
        .map(Crycb::adm)
        .or(() -> derived(mdev).map(GuestMatrix::controlDomains))
        .orElse(mdev.guestControlDomains());
  }

  private Optional<GuestMatrix> derived(MdevAnalysis mdev) {
    return host.provenance()
        .facts(GuestMatrix.class)
        .filter(fact -> fact.mdev().equals(mdev.name()))
        .findFirst();
  }

  /** What keeps queues of an mdev from a guest, one line each. */
  List<String> obstacles(MdevAnalysis mdev) {
    if (host.host().withoutQci().isPresent()) {
      return host.host().withoutQci().stream().toList();
    }
    List<String> obstacles = new ArrayList<>();
    Matrix outside =
        new Matrix(
            mdev.matrix().adapters().minus(host.host().adapterIds()),
            mdev.matrix().domains().minus(host.host().domains().ids()));
    if (!outside.adapters().isEmpty()) {
      obstacles.add(Words.adapters(outside.adapters()) + NOT_CONFIGURED);
    }
    if (!outside.domains().isEmpty()) {
      obstacles.add(Words.domains(outside.domains()) + NOT_CONFIGURED);
    }
    lacksOf(mdev.name())
        .filter(lacks -> !outside.adapters().contains(lacks.apid()))
        .map(Lacks::describe)
        .forEach(obstacles::add);
    return obstacles;
  }

  Stream<Lacks> lacksOf(String mdev) {
    return host.provenance().facts(Lacks.class).filter(lacks -> lacks.mdev().equals(mdev));
  }

  /** The mdevs that are assigned the APQN. */
  List<MdevAnalysis> holders(Apqn queue) {
    return host.mdevs().stream().filter(mdev -> mdev.matrix().contains(queue)).toList();
  }
}
