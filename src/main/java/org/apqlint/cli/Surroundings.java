package org.apqlint.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What stands around all commands: variables, files, and command lines that show how to begin. */
final class Surroundings {

  /** The variables of the environment that are looked at. */
  static final Map<String, String> ENVIRONMENT =
      inOrder(
          "NO_COLOR",
              "if it is set and not empty, nothing is coloured unless --color=always says so",
          "TERM", "dumb: no colours, no line of progress, no cleared screen",
          "COLUMNS", "the cells of a line; without it the terminal is asked",
          "JAVA_HOME", "the Java that runs apqlint; without it, java of the PATH",
          "APQLINT_JAVA_OPTS", "words for the virtual machine, such as -Xmx4g",
          "APQLINT_DEBUG", "if it is not empty, an internal error prints where it arose",
          "GITHUB_ACTIONS", "true: --format auto is github",
          "GITHUB_STEP_SUMMARY", "the file that the report for github is appended to");

  /** The files that are looked at without being named. */
  static final Map<String, String> FILES =
      inOrder(
          "*.apq", "what is read of a directory; hidden files and directories are left out",
          ".apqlint.yaml",
              "the configuration of checks, in a directory with the specification or above");

  /**
   * A command line.
   *
   * @param text what it does
   */
  record Example(String line, String text) {}

  private static final List<Example> EXAMPLES =
      List.of(
          new Example("apqlint check hosts/", "checks all specifications below hosts as one"),
          new Example(
              "apqlint check --format auto --output sarif=apqlint.sarif .",
              "annotates a change on GitHub, and leaves a file for code scanning"),
          new Example(
              "apqlint check --watch hosts/", "checks again whenever one of the files changes"),
          new Example(
              "apqlint script --host zeus hosts/ | DRY_RUN=1 bash",
              "prints each write that would set up zeus, and does none of them"),
          new Example(
              "apqlint script -o out --via mdevctl --masks chzdev hosts/",
              "writes a directory of scripts for each host"),
          new Example("apqlint matrix zeus.apq", "draws who owns which queue"),
          new Example(
              "apqlint why zeus/db/06.0004 zeus.apq",
              "says why the guest db has that queue or not"),
          new Example(
              "apqlint upgrade --to 6.12 hosts/", "says what that kernel changes on every host"),
          new Example(
              "apqlint migrate zeus/db --to hera hosts/",
              "says whether the guest db can move to hera"),
          new Example(
              "apqlint facts | ssh root@zeus bash > zeus.apq",
              "reads a host, and keeps it as a specification"),
          new Example(
              "apqlint fmt --check hosts/",
              "names the files that `apqlint fmt` would lay out anew"),
          new Example("apqlint config show hosts/", "says which configuration a check has"),
          new Example(
              "apqlint config schema > apqlint.schema.json", "helps an editor to write one"),
          new Example(
              "apqlint baseline create -o known.yaml hosts/",
              "keeps what is found now, for `apqlint check --baseline known.yaml`"),
          new Example(
              "apqlint baseline prune --baseline known.yaml hosts/",
              "takes out what is no longer found"),
          new Example("apqlint explain AP201", "prints the page of a rule"),
          new Example("apqlint explain mask -5,-6", "says what a mask does, in words"),
          new Example("apqlint rules", "lists every rule with its severity"),
          new Example(
              "apqlint completion bash > ~/.local/share/bash-completion/completions/apqlint",
              "completes command lines in every new bash"),
          new Example("apqlint man check | man -l -", "shows the page of a command"),
          new Example("apqlint man -o ~/.local/share/man/man1", "installs all pages"));

  private Surroundings() {}

  /** Those of a command and of the commands below it. */
  static List<Example> examples(String words) {
    return EXAMPLES.stream()
        .filter(example -> (example.line() + " ").startsWith(words + " "))
        .toList();
  }

  private static Map<String, String> inOrder(String... namesAndTexts) {
    Map<String, String> map = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      map.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return map;
  }
}
