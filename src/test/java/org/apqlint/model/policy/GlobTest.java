package org.apqlint.model.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "zeus.apq,       zeus.apq,          true",
    "zeus.apq,       hosts/zeus.apq,    true",
    "zeus.apq,       hosts/xzeus.apq,   false",
    "zeus.apq,       zeusxapq,          false",
    "*.apq,          a/b/c.apq,         true",
    "test-*,         test-1.apq,        true",
    "test-*,         a/test-1/b.apq,    true",
    "lab,            lab/a.apq,         true",
    "lab/,           lab/a.apq,         true",
    "lab/,           a/lab/b.apq,       true",
    "lab/*,          lab/a.apq,         true",
    "lab/*,          a/lab/b.apq,       false",
    "lab/*.apq,      lab/a/b.apq,       false",
    "lab/**,         lab/a/b.apq,       true",
    "lab/**,         lab,               false",
    "lab/**/x.apq,   lab/x.apq,         true",
    "lab/**/x.apq,   lab/a/b/x.apq,     true",
    "lab/**/x.apq,   lab/ax.apq,        false",
    "**/x.apq,       x.apq,             true",
    "**,             a/b,               true",
    "z?us.apq,       zéus.apq,          true",
    "z?us.apq,       z/us.apq,          false",
    "a.(b)+$,        a.(b)+$,           true"
  })
  void filesBelowADirectory(String glob, String path, boolean matches) {
    assertThat(Glob.flaw(glob)).isEmpty();
    assertThat(Glob.ofFiles(glob).matches(path)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "zeus,         zeus,          true",
    "zeus,         zeus/db,       true",
    "zeus,         zeus2/db,      false",
    "zeus,         hera/zeus,     false",
    "zeus/db,      zeus/db,       true",
    "zeus/db,      zeus,          false",
    "*/test-*,     hera/test-1,   true",
    "*/test-*,     hera/a/test-1, false",
    "z*,           zeus/db,       true"
  })
  void addresses(String glob, String address, boolean matches) {
    assertThat(Glob.ofAddresses(glob).matches(address)).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "/", "a//b", "/a", "../a", "a/./b", "{a,b}", "[ab]", "!a", "a\\b", "a**", "***"
      })
  void whatIsNone(String text) {
    assertThat(Glob.flaw(text)).isPresent();
  }

  @Test
  void manyStarsTakeNoTime() {
    Glob glob = Glob.ofFiles("*a".repeat(90) + "b");
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertThat(glob.matches("a".repeat(5000))).isFalse());
  }

  @Test
  void thoseThatAreWrittenAlikeAreEqual() {
    assertThat(Glob.ofFiles("a/*")).isEqualTo(Glob.ofFiles("a/*")).hasToString("a/*");
    assertThat(Glob.ofFiles("a")).isNotEqualTo(Glob.ofAddresses("a"));
  }
}
