package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apqlint.Checked;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.model.ApConfigText;
import org.apqlint.model.IdSet;
import org.apqlint.model.Matrix;
import org.apqlint.model.Step;
import org.apqlint.reference.HostState;
import org.apqlint.reference.KernelText;
import org.apqlint.reference.ReferenceModel;
import org.apqlint.vectors.CaseToSpec;
import org.apqlint.vectors.VectorCase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An order that is offered for a history is accepted by the driver, and leads where it shall. */
class WorkingOrderPropertyTest {

  private static final int HISTORIES = 100;
  private static final int STEPS = 20;

  @ParameterizedTest
  @ValueSource(strings = {"static", "v10", "dynamic", "ap-config"})
  void ordersAreAccepted(String generation) {
    int offered = 0;
    int refused = 0;
    for (int seed = 1; seed <= HISTORIES; seed++) {
      VectorCase history = displaced(generation, seed);
      String text = CaseToSpec.replay(history);
      ChangeAnalysis change =
          Checked.text(history.id() + ".apq", text)
              .analysis()
              .hosts()
              .get(0)
              .change()
              .orElseThrow();
      if (change.workingOrder().isPresent()) {
        List<List<String>> ops = ops(change.workingOrder().get().steps());
        assertThat(end(history, ops))
            .as("seed %d%n%s%n%s", seed, text, ops)
            .isEqualTo(meant(history));
        offered++;
      }
      if (change.endStateRefused().isPresent()) {
        assertNoOrderIsAccepted(history, "seed " + seed + "\n" + text);
        refused++;
      }
    }
    assertThat(offered).as("orders offered, beside %d ends refused", refused).isGreaterThan(3);
  }

  /** Steps that are accepted one after the other, but for one that stands in another place. */
  private static VectorCase displaced(String generation, int seed) {
    VectorCase history =
        new HistoryGenerator(seed, generation, STEPS).next("seed-" + seed).vector();
    List<List<String>> ops = new ArrayList<>();
    for (int i = 0; i < history.ops().size(); i++) {
      if (history.results().get(i).equals("OK")) {
        ops.add(history.ops().get(i));
      }
    }
    Random random = new Random(seed);
    VectorCase found = replayed(history, ops);
    for (int i = 0; i < 200 && refusals(found) != 1; i++) {
      List<List<String>> other = new ArrayList<>(ops);
      List<String> one = other.remove(random.nextInt(ops.size()));
      other.add(random.nextInt(ops.size()), one);
      found = replayed(history, other);
    }
    return found;
  }

  private static VectorCase replayed(VectorCase history, List<List<String>> ops) {
    ReferenceModel model = ReferenceModel.of(history.generation(), history.host());
    List<String> results = ops.stream().map(model::perform).toList();
    return new VectorCase(
        history.id(), history.generation(), history.host(), ops, results, List.of(), model.state());
  }

  /**
   * How many steps are refused for what holds at their time; many, if one is for another reason.
   */
  private static long refusals(VectorCase history) {
    List<String> refusals = history.results().stream().filter(r -> !r.equals("OK")).toList();
    return Set.of("EBUSY", "EADDRINUSE", "EADDRNOTAVAIL").containsAll(refusals)
        ? refusals.size()
        : history.ops().size();
  }

  /** Two steps change places, or one goes anywhere: nothing comes to the same end. */
  private static void assertNoOrderIsAccepted(VectorCase history, String what) {
    Map<String, String> meant = meant(history);
    int size = history.ops().size();
    for (int from = 0; from < size; from++) {
      for (int to = 0; to < size; to++) {
        List<List<String>> exchanged = new ArrayList<>(history.ops());
        Collections.swap(exchanged, from, to);
        List<List<String>> moved = new ArrayList<>(history.ops());
        moved.add(to, moved.remove(from));
        assertThat(end(history, exchanged)).as("%s%n%s", what, exchanged).isNotEqualTo(meant);
        assertThat(end(history, moved)).as("%s%n%s", what, moved).isNotEqualTo(meant);
      }
    }
  }

  /** Masks and what mdevs hold after operations that are all accepted; nothing if one is not. */
  private static Map<String, String> end(VectorCase history, List<List<String>> ops) {
    ReferenceModel model = ReferenceModel.of(history.generation(), history.host());
    if (!ops.stream().allMatch(op -> model.perform(op).equals("OK"))) {
      return Map.of();
    }
    HostState state = model.state();
    Map<String, String> end = new TreeMap<>();
    end.put("apmask", state.apmask());
    end.put("aqmask", state.aqmask());
    state
        .mdevs()
        .forEach((name, mdev) -> end.put(name, mdev.matrix() + " " + mdev.controlDomains()));
    return end;
  }

  /** The same if none of its operations were refused for what holds at its time. */
  private static Map<String, String> meant(VectorCase history) {
    Map<String, String> masks = new TreeMap<>();
    Map<String, Held> held = new TreeMap<>();
    for (List<String> op : history.ops()) {
      String name = op.get(0);
      String last = op.get(op.size() - 1);
      switch (name) {
        case "apmask", "aqmask" ->
            masks.merge(
                name,
                KernelText.maskWrite("0x" + "f".repeat(64), last + "\n"),
                (old, any) -> KernelText.maskWrite(old, last + "\n"));
        case "create" -> held.putIfAbsent(last, new Held());
        case "remove" -> held.remove(last);
        case "ap_config" -> held.get(op.get(1)).configure(last);
        default -> {
          if (name.contains("assign_")) {
            held.get(op.get(1)).change(name, Integer.parseInt(last));
          }
        }
      }
    }
    Map<String, String> end = new TreeMap<>(masks);
    held.forEach((mdev, ids) -> end.put(mdev, ids.toString()));
    return end;
  }

  /** The ids of an mdev. */
  private static final class Held {
    private final Map<String, TreeSet<Integer>> ids = new TreeMap<>();

    void change(String op, int id) {
      String attribute = op.substring(op.indexOf('_') + 1);
      var some = ids.computeIfAbsent(attribute, any -> new TreeSet<>());
      if (op.startsWith("assign")) {
        some.add(id);
      } else {
        some.remove(id);
      }
    }

    void configure(String text) {
      ApConfigText.parse(text + "\n")
          .ifPresent(
              masks -> {
                ids.put("adapter", new TreeSet<>(masks.adapters().toList()));
                ids.put("domain", new TreeSet<>(masks.domains().toList()));
                ids.put("control_domain", new TreeSet<>(masks.controlDomains().toList()));
              });
    }

    private IdSet set(String attribute) {
      return IdSet.of(ids.getOrDefault(attribute, new TreeSet<>()));
    }

    @Override
    public String toString() {
      List<String> control =
          set("control_domain").stream().mapToObj(id -> String.format("%04x", id)).toList();
      return new Matrix(set("adapter"), set("domain")).lines() + " " + control;
    }
  }

  private static List<List<String>> ops(List<StepOutcome> steps) {
    return steps.stream().map(outcome -> op(outcome.step())).toList();
  }

  private static List<String> op(Step step) {
    if (step instanceof Step.WriteMask write) {
      return List.of(write.mask().toString(), write.value());
    } else if (step instanceof Step.Assign assign) {
      String verb = assign.adds() ? "assign_" : "unassign_";
      return List.of(
          verb + assign.attribute().toString().replace('-', '_'), assign.mdev(), assign.value());
    } else if (step instanceof Step.Create create) {
      return List.of("create", create.mdev());
    } else if (step instanceof Step.Remove remove) {
      return List.of("remove", remove.mdev());
    } else if (step instanceof Step.StartGuest start) {
      return List.of("start", mdev(start.guest()));
    } else if (step instanceof Step.StopGuest stop) {
      return List.of("stop", mdev(stop.guest()));
    } else if (step instanceof Step.Bind bind) {
      return List.of("bind", bind.driver(), bind.queue().toString());
    } else if (step instanceof Step.Unbind unbind) {
      return List.of("unbind", unbind.queue().toString());
    } else if (step instanceof Step.WriteApConfig write) {
      return List.of("ap_config", write.mdev(), write.value());
    } else if (step instanceof Step.Configure lpar) {
      return List.of(
          "configure",
          lpar.adapters().orElseThrow().toMask(),
          lpar.domains().orElseThrow().toMask(),
          lpar.controlDomains().orElseThrow().toMask());
    }
    return List.of("drivers_probe", ((Step.Probe) step).queue().toString());
  }

  private static String mdev(String guest) {
    return guest.substring("guest-of-".length()).replace("-too", "");
  }
}
