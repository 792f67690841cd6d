package org.apqlint.cli;

import java.util.List;
import java.util.Optional;

/** Reader and rule engine. */
final class EnginePipeline implements Pipeline {

  @Override
  public SpecRun run(List<String> paths, Optional<String> root, Console console) {
    throw new CommandFailure("nothing reads a specification yet");
  }
}
