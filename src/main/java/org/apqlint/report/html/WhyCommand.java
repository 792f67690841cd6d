package org.apqlint.report.html;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apqlint.model.ShellWord;

/**
 * What to type to be told more of a queue. It is pasted, and the names in it may hold anything.
 *
 * @param before what comes before the queue
 * @param after what comes behind it
 */
record WhyCommand(String before, String after) {

  /** More files than that have no place in a line. */
  private static final int MOST_FILES = 4;

  /**
   * The command for queues of a host.
   *
   * @param files the names of the files that were read
   */
  static WhyCommand of(String host, Set<String> files) {
    // A name that begins like an option is none.
    String end = host.startsWith("-") ? "-- " : "";
    return new WhyCommand("apqlint why " + end + ShellWord.raw(host + "/"), " " + words(files));
  }

  private static String words(Set<String> files) {
    Set<String> specifications = new TreeSet<>(files);
    // A baseline is read, too, and is none.
    specifications.removeIf(file -> file.endsWith(".yaml") || file.endsWith(".yml"));
    boolean nameable =
        !specifications.isEmpty()
            && specifications.size() <= MOST_FILES
            && !specifications.contains("-");
    return nameable
        ? specifications.stream()
            .map(file -> ShellWord.raw(file.startsWith("-") ? "./" + file : file))
            .collect(Collectors.joining(" "))
        : "SPEC…";
  }
}
