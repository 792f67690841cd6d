package org.apqlint.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** QEMU for s390x without KVM: it knows every CPU model, and no processor runs anything. */
final class Qemu {

  private static final ObjectMapper JSON = new ObjectMapper();

  private Qemu() {}

  /** What QEMU, started and told to quit at once, has to say. */
  static Client.Result start(String... options) {
    return run(List.of(options), List.of());
  }

  /** The answers to these commands of QMP, one to each: {@code return} or {@code error}. */
  static List<JsonNode> ask(List<? extends JsonNode> commands) {
    String text = run(List.of(), commands).ok();
    List<JsonNode> answers = new ArrayList<>();
    for (String line : text.lines().toList()) {
      JsonNode answer = json(line);
      if (answer.has("return") || answer.has("error")) {
        answers.add(answer);
      }
    }
    // The first is about the capabilities, the last about the end.
    assertThat(answers).as(text).hasSize(commands.size() + 2);
    return answers.subList(1, answers.size() - 1);
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  /** A command without arguments. */
  static JsonNode command(String name) {
    return JsonNodeFactory.instance.objectNode().put("execute", name);
  }

  /** A line for the monitor that people type at; the answer has what it prints. */
  static JsonNode monitor(String line) {
    ObjectNode command = JsonNodeFactory.instance.objectNode();
    command.put("execute", "human-monitor-command");
    command.putObject("arguments").put("command-line", line);
    return command;
  }

  private static Client.Result run(List<String> options, List<? extends JsonNode> commands) {
    List<String> line = new ArrayList<>(List.of("qemu-system-s390x"));
    line.addAll(List.of("-machine", "s390-ccw-virtio", "-accel", "tcg", "-nodefaults", "-S"));
    line.addAll(List.of("-display", "none", "-qmp", "stdio"));
    line.addAll(options);
    String input =
        Stream.of(
                Stream.of(command("qmp_capabilities")),
                commands.stream(),
                Stream.of(command("quit")))
            .flatMap(all -> all)
            .map(JsonNode::toString)
            .collect(Collectors.joining("\n", "", "\n"));
    return Client.run(Map.of(), input, line);
  }
}
