package org.apqlint.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apqlint.model.Apqn;
import org.apqlint.model.IdSet;
import org.apqlint.model.KernelMask;
import org.apqlint.model.Matrix;
import org.apqlint.model.PoolMask;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever a sample assigns to an mdev and its guest does not get: {@code why} knows the reason.
 */
class WhySamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A queue that the filter keeps from a guest, by its address. */
  private record Filtered(Path spec, String address) {
    Command why() {
      return command(spec, "why", address);
    }
  }

  @TestFactory
  Stream<DynamicTest> answersForEachFilteredQueue() throws IOException {
    return filtered().stream()
        .map(queue -> dynamicTest(queue.spec() + " " + queue.address(), () -> answers(queue)));
  }

  private static void answers(Filtered queue) {
    InProcess.Result result = InProcess.run(queue.why());
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out())
        .contains(" is not in ")
        .contains("─ rule ")
        .containsPattern("\\(" + queue.spec().getFileName() + ":\\d+\\)");
  }

  @Test
  void severalSamplesFilterQueues() throws IOException {
    Set<Path> scenarios = new HashSet<>();
    filtered().forEach(queue -> scenarios.add(queue.spec().getParent()));
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(4);
  }

  private static List<Filtered> filtered() throws IOException {
    List<Path> specs;
    try (Stream<Path> files = Files.walk(Path.of("samples"))) {
      specs = files.filter(file -> file.toString().endsWith(".apq")).sorted().toList();
    }
    List<Filtered> filtered = new ArrayList<>();
    for (Path spec : specs) {
      String report = InProcess.run(command(spec, "check", "--format", "json")).out();
      for (JsonNode host : JSON.readTree(report).get("hosts")) {
        for (JsonNode mdev : host.get("mdevs")) {
          filtered.addAll(filtered(spec, host.get("name").asText(), mdev));
        }
      }
    }
    return filtered;
  }

  private static List<Filtered> filtered(Path spec, String host, JsonNode mdev) {
    List<String> askers = new ArrayList<>(List.of(mdev.get("name").asText()));
    mdev.get("guests").forEach(guest -> askers.add(guest.asText()));
    Set<Apqn> seen = seen(mdev);
    List<Filtered> filtered = new ArrayList<>();
    for (JsonNode line : mdev.get("matrix")) {
      // Half an APQN names no queue.
      Apqn.parse(line.asText())
          .filter(queue -> !seen.contains(queue))
          .ifPresent(
              queue ->
                  askers.forEach(
                      who -> filtered.add(new Filtered(spec, host + "/" + who + "/" + queue))));
    }
    return filtered;
  }

  /** While no guest runs there may be no file to show it: then what its guest would get. */
  private static Set<Apqn> seen(JsonNode mdev) {
    Set<Apqn> seen = new HashSet<>();
    if (mdev.get("guestMatrix").isArray()) {
      mdev.get("guestMatrix").forEach(line -> Apqn.parse(line.asText()).ifPresent(seen::add));
    } else {
      JsonNode masks = mdev.get("crycb");
      if (masks.isObject()) {
        seen.addAll(new Matrix(ids(masks, "apm"), ids(masks, "aqm")).apqns());
      }
    }
    return seen;
  }

  private static IdSet ids(JsonNode masks, String name) {
    return KernelMask.write(IdSet.NONE, masks.get(name).asText(), PoolMask.Kind.APMASK)
        .mask()
        .orElseThrow();
  }

  private static Command command(Path spec, String... words) {
    List<String> args = new ArrayList<>(List.of(words));
    args.add(spec.getFileName().toString());
    return new Command(spec.getParent(), args, "none", 0);
  }
}
