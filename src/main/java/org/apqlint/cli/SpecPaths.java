package org.apqlint.cli;

import java.util.List;
import picocli.CommandLine.Parameters;

/** The arguments of a command that takes nothing but a specification. */
final class SpecPaths {

  @Parameters(
      arity = "1..*",
      paramLabel = "SPEC",
      description = "files, directories, or - for standard input")
  private List<String> paths;

  List<String> list() {
    return paths;
  }
}
