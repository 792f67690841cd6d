package org.apqlint.model.policy;

import java.util.List;

/** Lists in running text. */
final class Lists {

  private Lists() {}

  /** {@code a, b and c}. */
  static String and(List<String> words) {
    return joined(words, " and ");
  }

  /** {@code a, b or c}. */
  static String or(List<String> words) {
    return joined(words, " or ");
  }

  private static String joined(List<String> words, String before) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : String.join(", ", words.subList(0, last)) + before + words.get(last);
  }
}
