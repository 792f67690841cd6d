package org.apqlint.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A code block of a page.
 *
 * @param page where it stands
 * @param language what follows its opening fence; empty if nothing does
 * @param line the number of its first line in the page
 */
record CodeBlock(Path page, String language, int line, String text) {

  private static final Pattern FENCED = Pattern.compile("(?ms)^```([a-z-]*)\\n(.*?)^```$");

  static List<CodeBlock> of(Path page) throws IOException {
    String text = Files.readString(page);
    return FENCED
        .matcher(text)
        .results()
        .map(
            block ->
                new CodeBlock(
                    page,
                    block.group(1),
                    (int) text.substring(0, block.start(2)).lines().count() + 1,
                    block.group(2)))
        .toList();
  }

  /** The page without its code blocks. */
  static String prose(Path page) throws IOException {
    return FENCED.matcher(Files.readString(page)).replaceAll("");
  }

  @Override
  public String toString() {
    return page + ":" + line;
  }
}
