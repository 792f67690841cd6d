package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.analysis.HostAnalysis;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever a report names can be asked about: of each sample, and each sample of a rule, every
 * host, mdev, guest, queue, control domain and step, before the changes and after them. Each answer
 * names a declared place, and says of queue and guest what the report says.
 */
class WhyWalkTest {

  /** Matrices of hundreds of queues have no more to tell. */
  private static final int MOST_QUEUES = 24;

  private static final String PLACE = "[^ (]+\\.apq:\\d+";

  @TestFactory
  Stream<DynamicTest> everyAddressHasAnAnswer() throws IOException {
    return specs().stream().map(spec -> dynamicTest(spec.toString(), () -> walk(spec)));
  }

  private static List<Path> specs() throws IOException {
    List<Path> specs = new ArrayList<>();
    for (String top : List.of("samples", "rules")) {
      try (Stream<Path> files = Files.walk(Path.of(top))) {
        files
            .filter(file -> file.toString().endsWith(".apq"))
            .map(file -> isCase(file.getParent()) ? file.getParent() : file)
            .forEach(specs::add);
      }
    }
    assertThat(specs.size()).isGreaterThan(100);
    return specs.stream().distinct().sorted().toList();
  }

  /** A case of several files. */
  private static boolean isCase(Path folder) {
    return folder.getFileName().toString().matches("(bad|good)-.*");
  }

  private static void walk(Path spec) {
    Checked checked = Checked.files(spec.getParent(), List.of(spec.getFileName().toString()));
    JsonNode report = checked.json();
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < checked.analysis().hosts().size(); i++) {
      new Walk(checked, checked.analysis().hosts().get(i), report.get("hosts").get(i), softly)
          .all();
    }
    softly.assertAll();
  }

  private record Walk(Checked checked, HostAnalysis host, JsonNode json, SoftAssertions softly) {

    void all() {
      String name = host.host().name();
      answer(name);
      host.guests().forEach(guest -> answer(name + "/" + guest.guest().name()));
      json.get("mdevs").forEach(mdev -> mdev(mdev, "", true));
      queuesOfHost().forEach(queue -> answer(name + "/" + queue));
      JsonNode change = json.get("change");
      if (change == null) {
        return;
      }
      answer(name + "@end");
      int number = 0;
      for (JsonNode step : change.get("steps")) {
        step(++number, step);
      }
      change.get("mdevs").forEach(mdev -> mdev(mdev, "@end", false));
      queuesOfHost().forEach(queue -> answer(name + "/" + queue + "@end"));
    }

    private List<Apqn> queuesOfHost() {
      return host.host().configuration().stream().limit(MOST_QUEUES).toList();
    }

    private void step(int number, JsonNode step) {
      String answer = answer(host.host().name() + "/step-" + number);
      String result = step.get("result").asText();
      softly
          .assertThat(answer)
          .startsWith("step " + number + " `" + step.get("text").asText() + "` (")
          .contains(
              result.equals("OK")
                  ? ") succeeds"
                  : result.equals("WAITS") ? ") does not return" : ") is refused with " + result);
      for (JsonNode effect : step.get("effects")) {
        softly.assertThat(answer).contains("guest " + effect.get("guest").asText());
      }
    }

    private void mdev(JsonNode mdev, String moment, boolean atRest) {
      List<String> askers = new ArrayList<>(List.of(mdev.get("name").asText()));
      // A guest gets the first mdev that it names.
      host.guests().stream()
          .filter(guest -> guest.mdev().filter(m -> m.name().equals(askers.get(0))).isPresent())
          .forEach(guest -> askers.add(guest.guest().name()));
      boolean shown = mdev.get("guestMatrix").isArray() || mdev.get("crycb").isObject();
      boolean running = mdev.get("running").asBoolean();
      for (String asker : askers) {
        boolean guest = !asker.equals(askers.get(0)) || askers.lastIndexOf(asker) > 0;
        // Of several guests only one has the mdev open, and the report does not name it.
        boolean clear = shown && (atRest || !guest || askers.size() == 2);
        boolean sees = atRest || !guest || running;
        String address = host.host().name() + "/" + asker;
        answer(address + moment);
        for (Apqn queue : queues(mdev)) {
          String first = answer(address + "/" + queue + moment);
          if (clear) {
            agrees(first, sees && seen(mdev).contains(queue), queue.toString());
          }
        }
        for (int id : control(mdev).toList()) {
          answer(address + "/control-domain-" + id + moment);
        }
      }
    }

    private void agrees(String first, boolean in, String part) {
      softly.assertThat(first).startsWith(part + " (").contains(in ? " is in " : " is not in ");
    }

    /** The first sentence of an answer that is none of an error, and names a place. */
    private String answer(String address) {
      String answer = checked.why(address);
      softly.assertThat(answer).as(address).containsPattern(PLACE).doesNotContain("null");
      String first = answer.lines().findFirst().orElse("");
      softly.assertThat(first).as(address).isNotBlank().doesNotContain(": : ").doesNotEndWith(": ");
      return first;
    }
  }

  private static Set<Apqn> queues(JsonNode mdev) {
    Set<Apqn> queues = new TreeSet<>(seen(mdev));
    mdev.get("matrix").forEach(line -> Apqn.parse(line.asText()).ifPresent(queues::add));
    return new TreeSet<>(queues.stream().limit(MOST_QUEUES).toList());
  }

  private static IdSet control(JsonNode mdev) {
    Set<Integer> ids = new HashSet<>();
    mdev.get("controlDomains").forEach(id -> ids.add(Integer.parseInt(id.asText(), 16)));
    return IdSet.of(List.copyOf(ids));
  }

  /** S as the report shows it. */
  private static Set<Apqn> seen(JsonNode mdev) {
    Set<Apqn> seen = new HashSet<>();
    if (mdev.get("guestMatrix").isArray()) {
      mdev.get("guestMatrix").forEach(line -> Apqn.parse(line.asText()).ifPresent(seen::add));
    } else if (mdev.get("crycb").isObject()) {
      JsonNode masks = mdev.get("crycb");
      seen.addAll(new Matrix(ids(masks, "apm"), ids(masks, "aqm")).apqns());
    }
    return seen;
  }

  private static IdSet ids(JsonNode masks, String name) {
    return KernelMask.write(IdSet.NONE, masks.get(name).asText(), PoolMask.Kind.APMASK)
        .mask()
        .orElseThrow();
  }
}
