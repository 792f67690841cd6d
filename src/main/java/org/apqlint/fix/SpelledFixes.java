package org.apqlint.fix;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Fix;
import org.apqlint.model.SourceText;

/**
 * Puts fixes in terms of places and texts. One that cannot be made without losing a comment, or
 * without leaving half a statement, is dropped.
 */
public final class SpelledFixes {

  private final Map<String, SourceText> sources;
  private final Map<String, EditableText> texts = new HashMap<>();

  private SpelledFixes(Map<String, SourceText> sources) {
    this.sources = sources;
  }

  /**
   * The findings with all their fixes spelled.
   *
   * @param sources the files by the name that places use
   */
  public static List<Finding> of(List<Finding> findings, Map<String, SourceText> sources) {
    SpelledFixes spelling = new SpelledFixes(sources);
    return findings.stream().map(spelling::of).toList();
  }

  private Finding of(Finding finding) {
    return finding.fixes().isEmpty()
        ? finding
        : finding.with(
            finding.fixes().stream().map(this::spelled).flatMap(Optional::stream).toList());
  }

  private Optional<Fix> spelled(Fix fix) {
    Map<String, List<Edit>> byFile = new HashMap<>();
    for (Edit edit : fix.edits()) {
      byFile.computeIfAbsent(edit.place().file(), any -> new ArrayList<>()).add(edit);
    }
    List<Edit> replacements = new ArrayList<>();
    for (Map.Entry<String, List<Edit>> part : byFile.entrySet()) {
      Optional<List<Edit.Replace>> spelled =
          Optional.ofNullable(sources.get(part.getKey())).flatMap(text -> spelled(text, part));
      if (spelled.isEmpty() || Replacements.overlap(spelled.get())) {
        return Optional.empty();
      }
      replacements.addAll(spelled.get());
    }
    replacements.sort((one, other) -> one.place().compareTo(other.place()));
    return replacements.isEmpty()
        ? Optional.empty()
        : Optional.of(new Fix(fix.title(), fix.safety(), replacements));
  }

  private Optional<List<Edit.Replace>> spelled(
      SourceText source, Map.Entry<String, List<Edit>> part) {
    EditableText text = texts.computeIfAbsent(part.getKey(), any -> new EditableText(source));
    return text.spelled(part.getValue());
  }
}
