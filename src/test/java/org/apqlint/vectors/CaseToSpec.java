package org.apqlint.vectors;

import static org.apqlint.vectors.SpecText.quoted;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.model.IdSet;
import org.apqlint.reference.HostState;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceHost;

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

  // ---- replay

  private String replay() {
    openHost();
    text.close();
    Set<String> created = created();
    Set<String> startedTwice = startedTwice();
    int number = 0;
    for (String mdev : created) {
      text.open("mdev " + mdev + " on " + HOST)
          .statement("uuid " + SpecText.uuid(++number))
          .close();
      guest(mdev, mdev, false);
      if (startedTwice.contains(mdev)) {
        guest(second(mdev), mdev, false);
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
    HostState end = vector.end();
    openHost()
        .statement("apmask " + quoted(end.apmask()))
        .statement("aqmask " + quoted(end.aqmask()));
    Set<String> unbound = unboundAtTheEnd();
    text.statementIf(!unbound.isEmpty(), "queue " + SpecText.joined(unbound) + " unbound").close();
    int number = 0;
    for (Map.Entry<String, HostState.MdevState> mdev : end.mdevs().entrySet()) {
      text.open("mdev " + mdev.getKey() + " on " + HOST)
          .statement("uuid " + SpecText.uuid(++number));
      matrix(mdev.getValue());
      text.close();
      if (mdev.getValue().running()) {
        guest(mdev.getKey(), mdev.getKey(), true);
      }
    }
    return text.toString();
  }

  /** A queue stays unbound until a mask write changes something: then all queues are probed. */
  private Set<String> unboundAtTheEnd() {
    Set<String> unbound = new LinkedHashSet<>();
    Map<String, String> masks = new HashMap<>();
    for (List<String> op : vector.ops()) {
      String name = op.get(0);
      if (name.equals("unbind")) {
        unbound.add(op.get(1));
      } else if (name.equals("apmask") || name.equals("aqmask")) {
        String before = masks.getOrDefault(name, IdSet.ALL.toMask());
        String after = KernelText.maskWrite(before, op.get(1) + "\n");
        masks.put(name, after);
        if (!after.equals(before)) {
          unbound.clear();
        }
      }
    }
    return unbound;
  }

  private void matrix(HostState.MdevState mdev) {
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

  private SpecText openHost() {
    ReferenceHost host = vector.host();
    text.open("host " + HOST).statement("driver " + vector.generation());
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

  private void guest(String suffix, String mdev, boolean running) {
    text.open("guest guest-of-" + suffix + " on " + HOST)
        .statement("uses " + mdev)
        .statementIf(running, "state running")
        .close();
  }
}
