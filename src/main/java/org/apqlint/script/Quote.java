package org.apqlint.script;

import java.util.UUID;
import org.apqlint.model.ShellWord;

/** Text from a specification, made safe for where it goes. */
final class Quote {

  private Quote() {}

  /** One word of a shell, be it in a script or pasted at a prompt. */
  static String word(String text) {
    return ShellWord.of(text);
  }

  /** The same, where a text may hold anything. */
  static String raw(String text) {
    return ShellWord.raw(text);
  }

  /**
   * Text that stays on its line and shows what it holds: nothing that moves the cursor or hides.
   */
  static String line(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .map(
            c ->
                switch (Character.getType(c)) {
                  case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                      ' ';
                  case Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> '?';
                  default -> c;
                })
        .forEach(out::appendCodePoint);
    return out.toString().strip();
  }

  /** The UUID itself: names of files come from it, so nothing else may pass. */
  static String uuid(String uuid) {
    if (!UUID.fromString(uuid).toString().equals(uuid)) {
      throw new IllegalArgumentException("not a UUID in lower case: " + uuid);
    }
    return uuid;
  }

  /** A value among the comma separated options of QEMU. */
  static String qemuValue(String text) {
    return text.replace(",", ",,");
  }
}
