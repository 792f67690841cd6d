package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page has the script of each host that {@code script} prints, or says that it prints none. */
class HostScriptsTest {

  static Stream<Path> specifications() throws IOException {
    try (Stream<Path> all = Files.walk(Path.of("samples"), 2)) {
      return all.filter(file -> file.toString().endsWith(".apq")).sorted().toList().stream();
    }
  }

  private static Ran run(Path directory, String... line) {
    return Ran.on(new Ran.Setting(false, Map.of(), directory), new EnginePipeline(), line);
  }

  @ParameterizedTest
  @MethodSource("specifications")
  void isWhatScriptPrints(Path file) {
    Path directory = file.getParent();
    String name = file.getFileName().toString();
    String page = run(directory, "check", "--format", "html", name).out();
    List<Element> hosts = Jsoup.parse(page).select("section.host");
    for (Element host : hosts) {
      String which = host.selectFirst("h2").text().substring("host ".length());
      Ran script = run(directory, "script", "--host", which, name);
      if (script.code() == ExitCode.CLEAN.code()) {
        assertThat(host.selectFirst("details:contains(The script) pre").wholeText())
            .isEqualTo(script.out());
      } else {
        assertThat(host.select("details:contains(The script)")).isEmpty();
        assertThat(script.err()).contains("no script: ");
        host.select(".refused a")
            .eachText()
            .forEach(code -> assertThat(script.err()).contains(code));
        assertThat(host.selectFirst(".refused").text()).startsWith("No script");
      }
    }
  }

  /** There a policy takes the place of a rule, whose words stand at the head of the script. */
  @Test
  void isWhatScriptPrintsUnderPolicies() {
    Path directory = Path.of("samples/policies");
    String page = run(directory, "check", "--format", "html", "lab", "zeus.apq").out();
    Element host = Jsoup.parse(page).selectFirst("section.host:has(h2:contains(hera))");
    String script = run(directory, "script", "--host", "hera", "lab", "zeus.apq").out();
    assertThat(script).contains("# info[AP317]");
    assertThat(host.selectFirst("details:contains(The script) pre").wholeText()).isEqualTo(script);
  }

  @Test
  void aSuppressedFindingForbidsAScriptAllTheSame() {
    Path directory = Path.of("samples/suppressions");
    Element page = Jsoup.parse(run(directory, "check", "--format", "html", "zeus.apq").out());
    assertThat(page.select(".refused a").eachAttr("href"))
        .isNotEmpty()
        .allMatch(to -> page.selectFirst("#suppressed " + to) != null);
  }

  @Test
  void noOtherFormMakesScripts() {
    FakePipeline pipeline =
        new FakePipeline() {
          @Override
          public SpecRun run(List<String> paths, java.util.Optional<String> root, Console console) {
            return new EnginePipeline().run(paths, root, console);
          }

          @Override
          public SpecRun provisioned(SpecRun run, org.apqlint.engine.plan.Manner manner) {
            throw new AssertionError("nobody asked for a script");
          }
        };
    Ran ran =
        Ran.on(
            new Ran.Setting(false, Map.of(), Path.of("samples/three-guests")),
            pipeline,
            "check",
            "--format",
            "json",
            "zeus.apq");
    assertThat(ran.code()).as(ran.err()).isZero();
  }
}
