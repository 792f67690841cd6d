package org.apqlint.model.policy;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * A pattern for paths and addresses, whose parts are joined by slashes: {@code *} stands for any
 * characters of one part, {@code ?} for one of them, {@code **} for any number of parts. What it
 * names stands for everything below it, too. Matching takes linear time, whatever the pattern.
 */
public final class Glob {

  /** Characters that other dialects give a meaning to, which would be missed here. */
  private static final String NOT_SUPPORTED = "[]{}!\\";

  private final String text;
  private final Pattern pattern;

  private Glob(String text, String regex) {
    this.text = text;
    this.pattern = Pattern.compile(regex, Pattern.DOTALL);
  }

  /**
   * A glob for files below a directory. Without a slash, but for one at its end, it is for names in
   * any directory.
   */
  public static Glob ofFiles(String text) {
    String plain = plain(text);
    return new Glob(text, (plain.contains("/") ? "" : "(?:.*/)?") + regex(plain));
  }

  /**
   * A glob for addresses: {@code zeus} and all on it, {@code zeus/db}, {@code *}{@code /test-*}.
   */
  public static Glob ofAddresses(String text) {
    return new Glob(text, regex(plain(text)));
  }

  /** Why the text is no glob; empty if it is one. */
  public static Optional<String> flaw(String text) {
    String plain = plain(text);
    if (plain.isEmpty()) {
      return Optional.of("a glob is empty");
    }
    Optional<String> other =
        plain
            .codePoints()
            .filter(c -> NOT_SUPPORTED.indexOf(c) >= 0)
            .mapToObj(Character::toString)
            .findFirst();
    if (other.isPresent()) {
      return Optional.of("a glob has no `" + other.get() + "`: it knows `*`, `?` and `**`");
    }
    List<String> parts = List.of(plain.split("/", -1));
    if (parts.contains("") || parts.contains(".") || parts.contains("..")) {
      return Optional.of("a part of a glob is empty, `.` or `..`");
    }
    return parts.stream().anyMatch(part -> part.contains("**") && !part.equals("**"))
        ? Optional.of("`**` stands alone between slashes")
        : Optional.empty();
  }

  private static String plain(String text) {
    return text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String regex(String text) {
    StringBuilder out = new StringBuilder();
    String[] parts = text.split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      boolean last = i == parts.length - 1;
      if (parts[i].equals("**")) {
        out.append(last ? ".+" : "(?:.*/)?");
      } else {
        parts[i]
            .codePoints()
            .forEach(
                c ->
                    out.append(
                        c == '*'
                            ? "[^/]*"
                            : c == '?' ? "[^/]" : Pattern.quote(Character.toString(c))));
        out.append(last ? "" : "/");
      }
    }
    return out.append("(?:/.*)?").toString();
  }

  /** Whether it stands for that path or address. */
  public boolean matches(String path) {
    return pattern.matches(path);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Glob that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  /** As it was written. */
  @Override
  public String toString() {
    return text;
  }
}
