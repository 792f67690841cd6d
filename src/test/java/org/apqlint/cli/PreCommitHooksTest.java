package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What pre-commit would call: entry, arguments, and the files that changed. */
class PreCommitHooksTest {

  private static final String HOST =
      "host zeus {\n    kernel 6.12\n    adapters 5, 6\n    domains 4\n}\n";
  private static final String GUEST = "guest db on zeus {\n    state running\n}\n";

  @TempDir private Path repository;

  private JsonNode hook(String id) throws IOException {
    return StreamSupport.stream(
            new YAMLMapper().readTree(Path.of(".pre-commit-hooks.yaml").toFile()).spliterator(),
            false)
        .filter(hook -> hook.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Runs a hook as if these files had changed. */
  private Ran run(String id, String... changed) throws IOException {
    JsonNode hook = hook(id);
    assertThat(hook.get("language").asText()).isEqualTo("system");
    List<String> words = new ArrayList<>(List.of(hook.get("entry").asText().split(" ")));
    assertThat(words.remove(0)).isEqualTo("apqlint");
    hook.path("args").forEach(word -> words.add(word.asText()));
    if (hook.path("pass_filenames").asBoolean(true)) {
      Pattern wanted = Pattern.compile(hook.get("files").asText());
      for (String file : changed) {
        assertThat(wanted.matcher(file).find()).isTrue();
        words.add(file);
      }
    }
    return Ran.on(
        new Ran.Setting(false, Map.of(), repository),
        new EnginePipeline(),
        words.toArray(String[]::new));
  }

  private void write(String name, String text) throws IOException {
    Files.createDirectories(repository.resolve(name).getParent());
    Files.writeString(repository.resolve(name), text);
  }

  @Test
  void aChangedGuestIsCheckedWithTheHostThatDidNotChange() throws IOException {
    write("hosts/zeus.apq", HOST);
    write("guests/db.apq", GUEST);
    Ran good = run("apqlint", "guests/db.apq");
    assertThat(good.code()).as(good.out() + good.err()).isZero();
    write("guests/db.apq", GUEST.replace("zeus", "zeuss"));
    Ran bad = run("apqlint", "guests/db.apq");
    assertThat(bad.code()).isEqualTo(1);
    assertThat(bad.out()).contains("error[AP004]").contains("guests/db.apq:1:13");
  }

  @Test
  void onlyWhatChangedIsFormatted() throws IOException {
    write("hosts/zeus.apq", HOST.replace("    ", "  "));
    write("guests/db.apq", GUEST.replace("    ", "  "));
    assertThat(run("apqlint-fmt", "guests/db.apq").code()).isZero();
    assertThat(repository.resolve("guests/db.apq")).hasContent(GUEST);
    assertThat(repository.resolve("hosts/zeus.apq")).content().isNotEqualTo(HOST);
  }
}
