package org.apqlint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apqlint.client.Client;
import org.apqlint.rulebook.Workplace;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The names in differences: {@code patch -p0} finds the files by them. */
class DiffNamesTest {

  /** Repeated, and not laid out. */
  private static final String ODD =
      "host  zeus {\nkernel 6.12.117\nadapters 5, 6, 5\ndomains 4\n}\n";

  @TempDir private Path directory;
  private Workplace place;

  @BeforeEach
  void begin() throws IOException {
    place = new Workplace(Files.createDirectories(directory.resolve("here")));
  }

  private String header(String diff) {
    return diff.substring(4, diff.indexOf("\n+++ "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "z.apq",
        "a b.apq",
        " a .apq",
        "sub dir/a  b.apq",
        "t\tab.apq",
        "new\nline.apq",
        "bell\u0007.apq",
        "quo\"te.apq",
        "back\\slash.apq",
        "\"q\".apq",
        "-.apq"
      })
  void patchTakesThem(String name) throws IOException {
    Client.assumeInstalled("patch");
    for (List<String> command : List.of(List.of("check", "--diff"), List.of("fmt", "--diff"))) {
      place.with(name, ODD);
      String diff = place.run(command.get(0), command.get(1), "./" + name).out();
      Path file = Files.writeString(directory.resolve("of.diff"), diff);
      String here = place.directory().toString();
      Client.run("patch", "-p0", "-s", "-d", here, "-i", file.toString()).ok();
      String patched = place.texts().get(name);
      assertThat(place.texts()).containsOnlyKeys(name);

      place.with(name, ODD);
      place.run(command.get(0), command.get(0).equals("fmt") ? "./" + name : "--fix", "./" + name);
      assertThat(patched).isNotEqualTo(ODD).isEqualTo(place.texts().get(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a b.apq, 'a b.apq\t'",
    "'t\tab.apq', '\"t\\tab.apq\"'",
    "'new\nline.apq', '\"new\\nline.apq\"'",
    "'bell\u0007 .apq', '\"bell\\007 .apq\"'",
  })
  void namesArePlainWherePatchReadsThem(String name, String shown) {
    place.with(name, ODD);
    assertThat(header(place.run("check", "--diff", name).out())).isEqualTo(shown);
    assertThat(header(place.run("fmt", "--diff", name).out())).isEqualTo(shown);
  }

  @Test
  void lettersOfAllLanguagesStay() {
    assertThat(HeaderName.spelled("größe.apq")).isEqualTo("größe.apq");
    assertThat(HeaderName.spelled("größe\n.apq")).isEqualTo("\"größe\\n.apq\"");
  }

  @Test
  void namesAreThoseFromTheCurrentDirectory() throws IOException {
    place.with("sub/z.apq", ODD);
    String whole = place.directory().resolve("sub/z.apq").toString();
    for (String name :
        List.of("sub/z.apq", "./sub/z.apq", "sub/../sub/z.apq", "../here/sub/z.apq", whole)) {
      assertThat(header(place.run("check", "--diff", name).out())).isEqualTo("sub/z.apq");
      assertThat(header(place.run("fmt", "--diff", name).out())).isEqualTo("sub/z.apq");
    }
    Path other = Files.writeString(directory.resolve("other.apq"), ODD);
    for (String name : List.of("../other.apq", other.toString())) {
      assertThat(header(place.run("check", "--diff", name).out())).isEqualTo(name);
    }
    Files.createSymbolicLink(
        place.directory().resolve("link"), Files.createDirectories(directory.resolve("far/away")));
    Files.writeString(directory.resolve("far/sub.apq"), ODD);
    assertThat(header(place.run("check", "--diff", "link/../sub.apq").out()))
        .isEqualTo("link/../sub.apq");
  }

  @Test
  void aTerminalShowsThem() {
    place.with("a b\t.apq", ODD);
    Ran.Setting terminal = new Ran.Setting(true, Map.of("NO_COLOR", "1"), place.directory());
    assertThat(Ran.on(terminal, null, "fmt", "--diff", "a b\t.apq").out())
        .startsWith("--- a b␉.apq\n+++ a b␉.apq\n");
  }
}
