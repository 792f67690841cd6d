package org.apqlint.vectors;

import static org.apqlint.vectors.SpecText.quoted;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.reference.BusState;
import org.apqlint.reference.HostState;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceHost;
import org.apqlint.reference.ReferenceModel;

/** Says a case in the language, so that the whole way from the text to the report is held to it. */
public final class CaseToSpec {

  private static final String HOST = "zeus";
  private static final int LARGEST_ID = 255;

  private final VectorCase vector;
  private final SpecText text = new SpecText();

  private CaseToSpec(VectorCase vector) {
    this.vector = vector;
  }

  /** The operations as the steps of a change, on mdevs that do not exist before it. */
  public static String replay(VectorCase vector) {
    return new CaseToSpec(vector).replay();
  }

  /** The end of the case as a declaration; for cases in which nothing is refused. */
  public static String intent(VectorCase vector) {
    return new CaseToSpec(vector).intent();
  }

  /** All that the case tries to assign as a declaration, be it refused or not. */
  public static String attempt(VectorCase vector) {
    return new CaseToSpec(vector).attempt();
  }

  // ---- replay

  private String replay() {
    openHost(text, vector.generation(), vector.host()).close();
    Set<String> created = created();
    Set<String> startedTwice = startedTwice();
    int number = 0;
    for (String mdev : created) {
      text.open("mdev " + mdev + " on " + HOST)
          .statement("uuid " + SpecText.uuid(++number))
          .close();
      guest(text, mdev, mdev, false);
      if (startedTwice.contains(mdev)) {
        guest(text, second(mdev), mdev, false);
      }
    }
    text.open("change " + HOST);
    steps().forEach(text::statement);
    return text.close().toString();
  }

  private Set<String> created() {
    Set<String> names = new LinkedHashSet<>();
    vector.ops().stream()
        .filter(op -> op.get(0).equals("create"))
        .forEach(op -> names.add(op.get(1)));
    return names;
  }

  /** Mdevs that are started while a guest has them open: another guest tries. */
  private Set<String> startedTwice() {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < vector.ops().size(); i++) {
      if (vector.ops().get(i).get(0).equals("start") && vector.results().get(i).equals("EBUSY")) {
        names.add(vector.ops().get(i).get(1));
      }
    }
    return names;
  }

  private List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (int i = 0; i < vector.ops().size(); i++) {
      steps.add(step(vector.ops().get(i), vector.results().get(i)));
    }
    return steps;
  }

  private static String step(List<String> op, String result) {
    String name = op.get(0);
    String last = op.get(op.size() - 1);
    return switch (name) {
      case "apmask", "aqmask" -> name + " " + quoted(last);
      case "create", "remove" -> name + " " + last;
      case "start" -> "start guest-of-" + (result.equals("EBUSY") ? second(last) : last);
      case "stop" -> "stop guest-of-" + last;
      case "unbind" -> "unbind " + last;
      case "bind" -> "bind " + last + " to " + op.get(1);
      case "drivers_probe" -> "probe " + last;
      case "override" -> "override " + op.get(1) + " with " + quoted(last);
      case "ap_config" -> "ap_config " + op.get(1) + " " + quoted(last);
      case "configure" ->
          "lpar adapters "
              + SpecText.ids(IdSet.ofMask(op.get(1)))
              + " domains "
              + SpecText.ids(IdSet.ofMask(op.get(2)))
              + " control-domains "
              + SpecText.ids(IdSet.ofMask(op.get(3)));
      default -> assignment(name, op.get(1), last);
    };
  }

  /** {@code assign_control_domain m1 5}: {@code assign control-domain "5" to m1}. */
  private static String assignment(String name, String mdev, String value) {
    int verbEnd = name.indexOf('_');
    String verb = name.substring(0, verbEnd);
    String attribute = name.substring(verbEnd + 1).replace('_', '-');
    String preposition = verb.equals("assign") ? " to " : " from ";
    return verb + " " + attribute + " " + quoted(value) + preposition + mdev;
  }

  private static String second(String mdev) {
    return mdev + "-too";
  }

  // ---- intent

  private String intent() {
    ReferenceModel model = ReferenceModel.of(vector.generation(), vector.host());
    vector.ops().forEach(model::perform);
    HostState end = vector.end();
    return declaration(
        vector.generation(),
        vector.host(),
        model.busState(),
        end.apmask(),
        end.aqmask(),
        end.mdevs());
  }

  private String attempt() {
    ReferenceModel model = ReferenceModel.of(vector.generation(), vector.host());
    vector.ops().forEach(model::perform);
    HostState end = vector.end();
    Map<String, HostState.MdevState> mdevs = new LinkedHashMap<>();
    end.mdevs().forEach((name, mdev) -> mdevs.put(name, attempted(name, mdev)));
    return declaration(
        vector.generation(), vector.host(), model.busState(), end.apmask(), end.aqmask(), mdevs);
  }

  private HostState.MdevState attempted(String name, HostState.MdevState end) {
    return new HostState.MdevState(
        end.running(),
        new Matrix(ids("assign_adapter", name), ids("assign_domain", name)).lines(),
        null,
        ids("assign_control_domain", name).toList().stream()
            .map(id -> String.format("%04x", id))
            .toList(),
        null,
        null);
  }

  private IdSet ids(String op, String mdev) {
    return IdSet.of(
        vector.ops().stream()
            .filter(words -> words.get(0).equals(op) && words.get(1).equals(mdev))
            .map(words -> (int) KernelText.number(words.get(2) + "\n"))
            .toList());
  }

  /**
   * The state of a host as a declaration.
   *
   * @param bus its queues: those that are bound as masks and overrides say are not mentioned
   */
  static String declaration(
      String generation,
      ReferenceHost host,
      BusState bus,
      String apmask,
      String aqmask,
      Map<String, HostState.MdevState> mdevs) {
    SpecText text = new SpecText();
    openHost(text, generation, host)
        .statement("apmask " + quoted(apmask))
        .statement("aqmask " + quoted(aqmask));
    bus.overrides()
        .forEach((queue, driver) -> text.statement("override " + queue + " with " + driver));
    Map<Apqn, String> natural = natural(generation, host, bus, apmask, aqmask);
    bus.drivers().entrySet().stream()
        .filter(queue -> !queue.getValue().equals(natural.get(queue.getKey())))
        .forEach(
            queue ->
                text.statement(
                    "queue "
                        + queue.getKey()
                        + (queue.getValue().isEmpty()
                            ? " unbound"
                            : " driver " + queue.getValue())));
    text.close();
    int number = 0;
    for (Map.Entry<String, HostState.MdevState> mdev : mdevs.entrySet()) {
      text.open("mdev " + mdev.getKey() + " on " + HOST)
          .statement("uuid " + SpecText.uuid(++number));
      matrix(text, mdev.getValue());
      text.close();
      if (mdev.getValue().running()) {
        guest(text, mdev.getKey(), mdev.getKey(), true);
      }
    }
    return text.toString();
  }

  /** The driver of each queue once masks and overrides are set and all queues are probed. */
  private static Map<Apqn, String> natural(
      String generation, ReferenceHost host, BusState bus, String apmask, String aqmask) {
    ReferenceModel model = ReferenceModel.of(generation, host);
    model.perform(List.of("apmask", apmask));
    model.perform(List.of("aqmask", aqmask));
    bus.overrides()
        .forEach(
            (queue, driver) -> {
              model.perform(List.of("override", queue.toString(), driver));
              model.perform(List.of("unbind", queue.toString()));
              model.perform(List.of("drivers_probe", queue.toString()));
            });
    return model.busState().drivers();
  }

  private static void matrix(SpecText text, HostState.MdevState mdev) {
    Set<Integer> adapters = new TreeSet<>();
    Set<String> domains = new TreeSet<>();
    for (String line : mdev.matrix()) {
      String[] halves = line.split("\\.", 2);
      if (!halves[0].isEmpty()) {
        adapters.add(Integer.parseInt(halves[0], 16));
      }
      if (!halves[1].isEmpty()) {
        domains.add("0x" + halves[1]);
      }
    }
    text.list("adapters", adapters)
        .list("domains", domains)
        .list("control-domains", mdev.controlDomains().stream().map(id -> "0x" + id).toList());
  }

  // ---- both

  private static SpecText openHost(SpecText text, String generation, ReferenceHost host) {
    text.open("host " + HOST).statement("driver " + generation);
    text.list("adapters", SpecText.without(host.adapters(), host.types().keySet()));
    host.types()
        .forEach(
            (apid, type) ->
                text.statementIf(
                    host.adapters().contains(apid), "adapters " + apid + " hwtype " + type));
    return text.list("domains", host.domains())
        .list("control-domains", host.controlDomains())
        .statementIf(!host.apxa(), "without apxa")
        .statementIf(
            host.apxa() && host.maxAdapter() != LARGEST_ID, "max-adapter " + host.maxAdapter())
        .statementIf(
            host.apxa() && host.maxDomain() != LARGEST_ID, "max-domain " + host.maxDomain())
        .statementIf(
            !host.absent().isEmpty(), "queue " + SpecText.joined(host.absent()) + " absent");
  }

  private static void guest(SpecText text, String suffix, String mdev, boolean running) {
    text.open("guest guest-of-" + suffix + " on " + HOST)
        .statement("uses " + mdev)
        .statementIf(running, "state running")
        .close();
  }
}
