package org.apqlint.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.SpecText;

/**
 * A host that guests leave, or move to.
 *
 * @param absent APQNs without a queue device
 * @param unbound APQNs whose queues are unbound after masks and overrides are set
 * @param cards what is declared of its adapters
 * @param apmask what stays with the host; aqmask likewise
 * @param overrides the driver that driver_override of a queue names, by APQN
 * @param lacks facilities that it does not have
 */
record MoveHost(
    String name,
    String generation,
    int maxAdapter,
    int maxDomain,
    IdSet adapters,
    IdSet domains,
    IdSet controlDomains,
    Set<Apqn> absent,
    Set<Apqn> unbound,
    Map<Integer, MoveCard> cards,
    IdSet apmask,
    IdSet aqmask,
    Map<Apqn, String> overrides,
    List<MoveKey> keys,
    Set<String> lacks) {

  private static final String DRIVER_OVERRIDE = "driver-override";

  void declare(SpecText text) {
    text.open("host " + name).statement("driver " + generation);
    adapters.stream().forEach(apid -> text.statement("adapters " + apid + card(apid).words()));
    text.list("domains", domains.toList())
        .list("control-domains", controlDomains.toList())
        .statement("max-adapter " + maxAdapter)
        .statement("max-domain " + maxDomain)
        .list("without", lacks)
        .statement("apmask " + mask(apmask))
        .statement("aqmask " + mask(aqmask));
    overrides.forEach((queue, driver) -> text.statement("override " + queue + " with " + driver));
    text.statementIf(!absent.isEmpty(), "queue " + SpecText.joined(absent) + " absent")
        .statementIf(!unbound.isEmpty(), "queue " + SpecText.joined(unbound) + " unbound");
    keys.forEach(key -> text.statement(key.statement()));
    text.close();
  }

  private static String mask(IdSet kept) {
    IdSet freed = kept.complement();
    return freed.isEmpty() ? "all" : "all but " + SpecText.ids(freed);
  }

  MoveCard card(int apid) {
    return cards.getOrDefault(apid, MoveCard.UNKNOWN);
  }

  Matrix configuration() {
    return new Matrix(adapters, domains);
  }

  Matrix limits() {
    return new Matrix(IdSet.range(0, maxAdapter), IdSet.range(0, maxDomain));
  }

  /** Whether its driver asks QCI for the configuration, and the machine does not answer. */
  boolean knowsNoConfiguration() {
    return lacks.contains("apqci") && !generation.equals("static") && !generation.equals("v10");
  }

  /** Whether a mask that takes a queue from an mdev is refused. */
  boolean protectsQueuesInUse() {
    return !generation.equals("static")
        && !(generation.equals(DRIVER_OVERRIDE) && !overrides.isEmpty());
  }

  /** Whether a queue that is not bound never reaches a guest. */
  boolean filtersAll() {
    return !generation.equals("static") && !generation.equals("dynamic-delta");
  }

  /** The host before anything is provisioned. */
  ReferenceModel booted() {
    Map<Integer, Integer> types = new TreeMap<>();
    cards.forEach((apid, card) -> card.hardware().ifPresent(type -> types.put(apid, type)));
    return ReferenceModel.of(
        generation,
        new ReferenceHost(
            true,
            maxAdapter,
            maxDomain,
            adapters.toList(),
            domains.toList(),
            controlDomains.toList(),
            absent.stream().map(Apqn::toString).toList(),
            types));
  }

  /** Writes masks and overrides, and unbinds what is declared unbound: the errnos of all that. */
  List<String> setUp(ReferenceModel model) {
    List<String> refused = new ArrayList<>();
    write(model, refused, "apmask", apmask.toMask());
    write(model, refused, "aqmask", aqmask.toMask());
    overrides.forEach((queue, driver) -> override(model, refused, queue.toString(), driver));
    // A queue without a driver, such as one of an old card, cannot be unbound and need not be.
    unbound.forEach(queue -> model.perform(List.of("unbind", queue.toString())));
    return refused;
  }

  private void override(ReferenceModel model, List<String> refused, String queue, String driver) {
    if (!generation.equals(DRIVER_OVERRIDE)) {
      refused.add("ENOENT");
      return;
    }
    write(model, refused, "override", queue, driver);
    model.perform(List.of("unbind", queue));
    model.perform(List.of("drivers_probe", queue));
  }

  private static void write(ReferenceModel model, List<String> refused, String... op) {
    String result = model.perform(List.of(op));
    if (!result.equals("OK")) {
      refused.add(result);
    }
  }
}
