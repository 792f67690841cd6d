package org.apqlint.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.apqlint.finding.Finding;
import org.apqlint.model.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the input is, reading ends in bounded time with findings. */
class RobustnessTest {

  private static final int MEGA = 1_000_000;
  private static final Duration LONG = Duration.ofSeconds(120);

  static final String SAMPLE =
      """
      # Everything once.
      host zeus {
          kernel "RHEL 9.4"
          driver ap-config
          adapters 5, 0x6 type cex8c mode cca hwtype 14 serial X functions S--D
          domains 4, 0x47,
              0xab
          control-domains same
          max-adapter 63
          without apqci, apft
          apmask all but 5, 6
          aqmask -4,-0x47
          boot apmask=0x41 aqmask="-5"
          queue 06.00ab, 5-6.* unbound
          queue 05.* key aes 12ab 34cd
          override 05.0047 with vfio_ap
          default-domain 4
      }
      mdev "db crypto" on zeus {
          uuid 62177883-f1bb-47f0-914d-32a22e3a8804
          adapters 5
          start auto
      }
      guest db on zeus {
          uses "db crypto"
          cpu host ap=on without msa3
          expect 05.0004
          note "caf\u00e9 \uD83D\uDE00"
      }
      migrate db on zeus to zeus using "db crypto" live
      change zeus "title" {
          apmask "+5"
          assign adapter "08" to "db crypto"
          ap_config "db crypto" "0x1,0x2,0x3"
          override 05.0047 with ""
          lpar adapters 5 domains 4 control-domains same
      }
      """;

  @Test
  void sampleIsSound() {
    assertThat(Reading.errors(SAMPLE)).isEmpty();
  }

  @Test
  void everyTruncationIsRead() {
    byte[] bytes = SAMPLE.getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < bytes.length; length++) {
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      List<Finding> findings = readAndCheck(text);
      assertThat(findings).as("the first %d bytes", length).hasSizeLessThanOrEqualTo(4);
    }
  }

  @Test
  void everyLostByteIsRead() {
    for (int i = 0; i < SAMPLE.length(); i++) {
      readAndCheck(SAMPLE.substring(0, i) + SAMPLE.substring(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomTextIsRead(long seed) {
    Random random = new Random(seed);
    String alphabet = "{}\",#\n\r\t \\\0x05.-+=/\u00e9\uFEFF\uD83D\uDE00";
    List<String> words = List.of(SAMPLE.split("\\s+"));
    for (int round = 0; round < 200; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(200); i >= 0; i--) {
        switch (random.nextInt(4)) {
          case 0 -> text.append(alphabet.charAt(random.nextInt(alphabet.length())));
          case 1 -> text.append(random.nextInt(8) == 0 ? '\n' : ' ');
          case 2 -> text.append((char) random.nextInt(0x10000));
          default -> text.append(words.get(random.nextInt(words.size()))).append(' ');
        }
      }
      readAndCheck(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13})
  void randomBytesAreReadOrRefused(long seed) {
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      byte[] bytes = new byte[random.nextInt(4000)];
      random.nextBytes(bytes);
      if (round % 2 == 0) {
        for (int i = 0; i < bytes.length; i++) {
          bytes[i] &= 0x7f;
        }
      }
      SpecReader reader =
          new SpecReader(new SourceOptions(Path.of(""), new ByteArrayInputStream(bytes)));
      assertThatCode(
              () -> {
                try {
                  reader.read(List.of("-"));
                } catch (UnreadableSourceException e) {
                  assertThat(e).hasMessageContaining("not UTF-8");
                }
              })
          .doesNotThrowAnyException();
    }
  }

  static Stream<Arguments> large() {
    return Stream.of(
        Arguments.of("a line", "a".repeat(10 * MEGA), 1),
        Arguments.of("a line beyond the plane", "\uD83D\uDE00".repeat(2 * MEGA), 1),
        Arguments.of("braces", "{".repeat(100_000), 1),
        Arguments.of("closing braces", "}".repeat(MEGA / 4), Limits.FINDINGS + 1),
        Arguments.of("pairs of braces", "{}".repeat(MEGA / 8), Limits.FINDINGS + 1),
        Arguments.of("blocks of braces", "{\n".repeat(20) + "}\n".repeat(20), 1),
        Arguments.of("quotes", "\"".repeat(MEGA), 1),
        Arguments.of("escapes", "\"\\".repeat(MEGA), 1),
        Arguments.of("control characters", "\0".repeat(MEGA / 4), 1),
        Arguments.of("comments", "#".repeat(10 * MEGA), 0),
        Arguments.of("a list", "host z {\nadapters 1" + ",2".repeat(100_000) + "\n}", 0),
        Arguments.of("a long list", "host z {\nadapters 1" + ",2".repeat(MEGA) + "\n}", 1),
        Arguments.of("a mask", "host z {\napmask \"" + "-5,".repeat(3 * MEGA) + "\"\n}", 0),
        Arguments.of("statements", "nothing\n".repeat(100_000), Limits.FINDINGS + 1),
        Arguments.of("hosts", "host a {\n}\n".repeat(50_000), Limits.FINDINGS + 1));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("large")
  void largeTextsTakeBoundedTime(String what, String text, int findings) {
    assertTimeout(LONG, () -> assertThat(Reading.read(text).findings()).hasSize(findings));
  }

  @Test
  void lastFindingSaysThatThereAreMore() {
    List<Finding> findings = Reading.read("nothing\n".repeat(Limits.FINDINGS + 5)).findings();
    assertThat(findings.get(Limits.FINDINGS).message()).startsWith("more errors follow");
  }

  @Test
  void deepBracesAreToldAtTheFirstThatIsTooDeep() {
    assertThat(Reading.errors("{".repeat(100_000)))
        .containsExactly(
            "1:33-34 AP001 braces are nested more than 32 deep; what follows is not read");
  }

  @Test
  void repetitionsAreBounded() {
    String text = "host z {\nadapters 0-255" + ",0-255".repeat(1000) + "\n}";
    assertThat(Reading.sound(text).repetitions()).hasSize(Limits.REPETITIONS);
  }

  private static List<Finding> readAndCheck(String text) {
    List<Finding> findings = Reading.read(text).findings();
    SyntaxTree tree = SyntaxTree.of(new SourceText("t.apq", text));
    assertThat(tree.text()).isEqualTo(text);
    assertThat(findings)
        .allSatisfy(
            finding -> {
              assertThat(finding.place().line()).isPositive();
              assertThat(finding.place().column()).isPositive();
              assertThat(finding.place().endColumn())
                  .isGreaterThanOrEqualTo(finding.place().column());
              assertThat(finding.help().orElse("")).isNotBlank();
              assertThat(finding.message()).doesNotContain("\n", "\0");
            });
    return findings;
  }
}
