package org.apqlint.property;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apqlint.model.IdSet;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.SpecText;

/**
 * A host to provision, as a specification and as operations on the reference model.
 *
 * @param apmask what stays with the host; aqmask likewise
 * @param overrides the driver that driver_override of a queue names, by APQN
 * @param unbound APQNs whose queues are unbound after masks and overrides are set
 */
public record Scenario(
    String generation,
    ReferenceHost host,
    IdSet apmask,
    IdSet aqmask,
    Map<String, String> overrides,
    Set<String> unbound,
    List<Mdev> mdevs) {

  public static final String HOST = "zeus";

  /** An mdev, with a guest if it runs. */
  public record Mdev(
      String name, IdSet adapters, IdSet domains, IdSet controlDomains, boolean running) {}

  /** The scenario in the language. */
  public String text() {
    SpecText text = new SpecText().open("host " + HOST).statement("driver " + generation);
    for (int apid : host.adapters()) {
      Integer type = host.types().get(apid);
      text.statement("adapters " + apid + (type == null ? "" : " hwtype " + type));
    }
    text.list("domains", host.domains())
        .list("control-domains", host.controlDomains())
        .statement("max-adapter " + host.maxAdapter())
        .statement("max-domain " + host.maxDomain())
        .statement("apmask only " + SpecText.ids(apmask))
        .statement("aqmask only " + SpecText.ids(aqmask));
    overrides.forEach((queue, driver) -> text.statement("override " + queue + " with " + driver));
    queues(text, host.absent(), "absent");
    queues(text, List.copyOf(unbound), "unbound");
    text.close();
    for (int i = 0; i < mdevs.size(); i++) {
      add(text, mdevs.get(i), i);
    }
    return text.toString();
  }

  private static void queues(SpecText text, List<String> apqns, String state) {
    text.statementIf(!apqns.isEmpty(), "queue " + SpecText.joined(apqns) + " " + state);
  }

  private static void add(SpecText text, Mdev mdev, int number) {
    text.open("mdev " + mdev.name() + " on " + HOST)
        .statement("uuid " + SpecText.uuid(number))
        .list("adapters", mdev.adapters().toList())
        .list("domains", mdev.domains().toList())
        .list("control-domains", mdev.controlDomains().toList())
        .close();
    if (mdev.running()) {
      text.open("guest guest-of-" + mdev.name() + " on " + HOST)
          .statement("uses " + mdev.name())
          .statement("state running")
          .close();
    }
  }

  /** Provisions the reference model; whether nothing was refused. */
  boolean provision(ReferenceModel model) {
    boolean ok = ok(model, "apmask", apmask.toMask()) & ok(model, "aqmask", aqmask.toMask());
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      ok &= ok(model, "override", override.getKey(), override.getValue());
      model.perform(List.of("unbind", override.getKey()));
      model.perform(List.of("drivers_probe", override.getKey()));
    }
    // A queue without a driver, such as one of an old card, cannot be unbound and need not be.
    unbound.forEach(queue -> model.perform(List.of("unbind", queue)));
    for (Mdev mdev : mdevs) {
      ok &= ok(model, "create", mdev.name());
      ok &= assign(model, "assign_adapter", mdev.name(), mdev.adapters());
      ok &= assign(model, "assign_domain", mdev.name(), mdev.domains());
      ok &= assign(model, "assign_control_domain", mdev.name(), mdev.controlDomains());
    }
    for (Mdev mdev : mdevs) {
      ok &= !mdev.running() || ok(model, "start", mdev.name());
    }
    return ok;
  }

  private static boolean assign(ReferenceModel model, String op, String mdev, IdSet ids) {
    return ids.toList().stream()
        .map(id -> ok(model, op, mdev, id.toString()))
        .reduce(true, Boolean::logicalAnd);
  }

  private static boolean ok(ReferenceModel model, String... op) {
    return model.perform(List.of(op)).equals("OK");
  }
}
