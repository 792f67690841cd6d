package org.apqlint.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each link of a page to another place of the project leads there. */
class LinksTest {

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z]+:.*");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

  static Stream<Path> pages() throws IOException {
    return Stream.concat(
        Stream.of(Path.of("README.md"), Path.of(".github/CONTRIBUTING.md")),
        Stream.of("src/docs", "rules", "samples").map(Path::of).flatMap(LinksTest::below));
  }

  private static Stream<Path> below(Path directory) {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadSomewhere(Path page) throws IOException {
    List<String> broken =
        LINK.matcher(CodeBlock.prose(page))
            .results()
            .map(link -> link.group(1))
            .filter(link -> !ELSEWHERE.matcher(link).matches())
            .filter(link -> !resolves(page, link))
            .toList();
    assertThat(broken).isEmpty();
  }

  private static boolean resolves(Path page, String link) {
    int hash = link.indexOf('#');
    String file = hash < 0 ? link : link.substring(0, hash);
    Path target = file.isEmpty() ? page : page.resolveSibling(file).normalize();
    return Files.exists(target)
        && !target.startsWith("..")
        && (hash < 0 || anchors(target).contains(link.substring(hash + 1)));
  }

  /** The names that a forge gives to the headings of a page. */
  private static Set<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(CodeBlock.prose(page))
          .results()
          .map(LinksTest::anchor)
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static String anchor(MatchResult heading) {
    return heading
        .group(1)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N} _-]", "")
        .strip()
        .replace(' ', '-');
  }
}
