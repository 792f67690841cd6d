package org.apqlint.vectors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.HostState.MdevState;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;

/** An operation of a history, as far as it assigns an adapter or a domain. */
record AssignmentOfHistory(VectorCase vector, List<String> op) {

  String mdev() {
    return op.get(1);
  }

  /** Whether it assigns an id, and one that the mdev does not have. */
  boolean isNew(ReferenceModel model) {
    if (!(isAdapter() || op.get(0).equals("assign_domain"))) {
      return false;
    }
    MdevState before = model.state().mdevs().get(mdev());
    return before != null && id() >= 0 && !matrix(before).equals(wanted(before));
  }

  private boolean isAdapter() {
    return op.get(0).equals("assign_adapter");
  }

  /** The id; negative if it is none that a declaration can have. */
  private int id() {
    try {
      long id = KernelText.number(op.get(2) + "\n");
      return id >= 0 && id < IdSet.BITS ? (int) id : -1;
    } catch (RuntimeException unreadable) {
      return -1;
    }
  }

  private Matrix wanted(MdevState before) {
    Matrix matrix = matrix(before);
    return isAdapter()
        ? new Matrix(matrix.adapters().with(id()), matrix.domains())
        : new Matrix(matrix.adapters(), matrix.domains().with(id()));
  }

  private static Matrix matrix(MdevState mdev) {
    IdSet adapters = IdSet.NONE;
    IdSet domains = IdSet.NONE;
    for (String line : mdev.matrix()) {
      String[] halves = line.split("\\.", 2);
      adapters = halves[0].isEmpty() ? adapters : adapters.with(Integer.parseInt(halves[0], 16));
      domains = halves[1].isEmpty() ? domains : domains.with(Integer.parseInt(halves[1], 16));
    }
    return new Matrix(adapters, domains);
  }

  /** The host as it is, with the mdev last, and the id among its ids. */
  String declaredOn(ReferenceModel model) {
    HostState now = model.state();
    BusState bus = model.busState();
    Map<String, MdevState> mdevs = new LinkedHashMap<>(now.mdevs());
    MdevState before = mdevs.remove(mdev());
    mdevs.put(
        mdev(),
        new MdevState(
            before.running(),
            wanted(before).lines(),
            before.guestMatrix(),
            before.controlDomains(),
            before.guestControlDomains(),
            before.apcb()));
    ReferenceHost host = vector.host();
    Matrix configuration = new Matrix(bus.adapters(), bus.domains());
    return CaseToSpec.declaration(
        vector.generation(),
        new ReferenceHost(
            host.apxa(),
            host.maxAdapter(),
            host.maxDomain(),
            bus.adapters().toList(),
            bus.domains().toList(),
            bus.controlDomains().toList(),
            host.absent().stream()
                .filter(q -> configuration.contains(Apqn.parse(q).orElseThrow()))
                .toList(),
            host.types()),
        bus,
        now.apmask(),
        now.aqmask(),
        mdevs);
  }
}
