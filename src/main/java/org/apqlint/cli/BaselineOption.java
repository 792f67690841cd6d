package org.apqlint.cli;

import java.util.Optional;
import picocli.CommandLine.Option;

/** The file with the findings that are known. */
final class BaselineOption {

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description =
          "count, and do not show, the findings that FILE knows; `apqlint baseline create` makes it")
  private String file;

  /**
   * The baseline, if one is asked for.
   *
   * @throws CommandFailure if it cannot be read
   */
  Optional<BaselineFile> read(Console console) {
    return Optional.ofNullable(file).map(name -> BaselineFile.read(name, console.cwd()));
  }
}
