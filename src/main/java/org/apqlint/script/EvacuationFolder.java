package org.apqlint.script;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apqlint.analysis.Move;
import org.apqlint.finding.Finding;

/** The files of an evacuation: the runbook of each guest in a folder of its own, numbered. */
public final class EvacuationFolder {

  /** A move, and the findings that concern it. */
  public record Stage(Move move, List<Finding> comments) {
    public Stage {
      comments = List.copyOf(comments);
    }
  }

  private EvacuationFolder() {}

  /**
   * All of them, by their paths.
   *
   * @param stages the moves in the order in which they are made
   * @param stranded the names of guests that stay, because no host can take them
   */
  public static Map<String, String> files(
      List<Stage> stages, List<String> stranded, Targets targets) {
    Map<String, String> files = new LinkedHashMap<>();
    FileNames names = new FileNames();
    StringBuilder overview =
        new StringBuilder(
            """
            # Evacuation of a host

            Written by apqlint. Each guest has a runbook in a folder of its own; finish one before the next.

            | | guest | goes to | runbook |
            |---|---|---|---|
            """);
    int number = 0;
    for (Stage stage : stages) {
      number++;
      String guest = stage.move().guest().name();
      String folder = names.of(String.format("%02d-%s", number, guest), "");
      MoveFolder.files(stage.move(), targets, stage.comments())
          .forEach((file, text) -> files.put(folder + "/" + file, text));
      overview.append(
          "| %d | %s | %s | [%s](%s/README.md) |%n"
              .formatted(
                  number,
                  Markdown.cell(guest),
                  Markdown.cell(stage.move().to().host().name()),
                  folder,
                  folder));
    }
    stranded.forEach(
        guest ->
            overview.append("| | %s | no host can take it | |%n".formatted(Markdown.cell(guest))));
    files.put("README.md", overview.toString());
    files.put(Checksums.FILE, Checksums.of(files));
    return files;
  }
}
