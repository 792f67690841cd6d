package org.apqlint.property;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apqlint.Checked;
import org.apqlint.analysis.ChangeAnalysis;
import org.apqlint.analysis.StepOutcome;
import org.apqlint.analysis.WorkingOrder;
import org.apqlint.model.Step;
import org.apqlint.model.Step.WriteMask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of the order of two mask writes is what the drivers do. */
class OrderPropertyTest {

  private static final int CASES = 250;

  @ParameterizedTest
  @ValueSource(strings = {"v10", "dynamic-delta", "dynamic", "ap-config", "driver-override"})
  void orders(String generation) {
    Map<String, Integer> met = new TreeMap<>();
    for (int seed = 1; seed <= CASES; seed++) {
      met.merge(check(MaskWrites.of(generation, seed), seed), 1, Integer::sum);
    }
    assertThat(met.keySet())
        .as("what the cases met: %s", met)
        .containsAll(
            generation.equals("driver-override")
                ? List.of("accepted", "end refused")
                : List.of("accepted", "end refused", "2 writes", "4 writes"));
  }

  @ParameterizedTest
  @ValueSource(strings = "static")
  void staticRefusesNone(String generation) {
    for (int seed = 1; seed <= CASES / 5; seed++) {
      assertThat(check(MaskWrites.of(generation, seed), seed)).isEqualTo("accepted");
    }
  }

  private static String check(MaskWrites writes, int seed) {
    Checked checked = Checked.text("seed-" + seed + ".apq", writes.text());
    ChangeAnalysis change = checked.analysis().hosts().get(0).change().orElseThrow();
    String what = "seed " + seed + "\n" + writes.text();
    if (writes.accepts(writes.writes())) {
      assertThat(checked.findings("AP404")).as(what).isEmpty();
      assertThat(change.workingOrder()).as(what).isEmpty();
      assertThat(change.endStateRefused()).as(what).isEmpty();
      return "accepted";
    }
    boolean curable = writes.otherOrders().stream().anyMatch(writes::accepts);
    if (writes.writesBoth()) {
      assertThat(change.workingOrder().isPresent()).as("curable, %s", what).isEqualTo(curable);
      assertThat(change.endStateRefused().isPresent()).as("not, %s", what).isEqualTo(!curable);
      assertThat(checked.findings("AP404")).as(what).isNotEmpty();
    }
    change.workingOrder().ifPresent(order -> checkThatItWorks(writes, order, what));
    if (change.endStateRefused().isPresent()) {
      assertThat(curable).as("no order works, %s", what).isFalse();
      return "end refused";
    }
    return change.workingOrder().map(order -> order.steps().size() + " writes").orElse("silent");
  }

  private static void checkThatItWorks(MaskWrites writes, WorkingOrder order, String what) {
    List<List<String>> ops =
        order.steps().stream().map(StepOutcome::step).map(OrderPropertyTest::op).toList();
    assertThat(order.steps()).as(what).isNotEmpty().allMatch(StepOutcome::ok);
    assertThat(writes.accepts(ops)).as("%s accepts %s", what, ops).isTrue();
    assertThat(writes.masksAfter(ops)).as(what).isEqualTo(writes.meant());
  }

  private static List<String> op(Step step) {
    WriteMask write = (WriteMask) step;
    return List.of(write.mask().toString(), write.value());
  }
}
