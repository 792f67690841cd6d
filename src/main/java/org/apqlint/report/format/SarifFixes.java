package org.apqlint.report.format;

import com.contrastsecurity.sarif.ArtifactChange;
import com.contrastsecurity.sarif.ArtifactContent;
import com.contrastsecurity.sarif.Fix;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.Replacement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apqlint.finding.Edit;
import org.apqlint.finding.Finding;

/** Fixes as SARIF has them: one change for each file. */
final class SarifFixes {

  private SarifFixes() {}

  static Set<Fix> of(Finding finding) {
    Set<Fix> fixes = new LinkedHashSet<>();
    finding.fixes().stream()
        .filter(org.apqlint.finding.Fix::isSpelled)
        .forEach(fix -> fixes.add(of(fix)));
    return fixes;
  }

  private static Fix of(org.apqlint.finding.Fix fix) {
    Map<String, List<Replacement>> byFile = new LinkedHashMap<>();
    for (Edit.Replace edit : fix.replacements()) {
      byFile
          .computeIfAbsent(edit.place().file(), file -> new ArrayList<>())
          .add(
              new Replacement()
                  .withDeletedRegion(SarifPlaces.region(edit.place()))
                  .withInsertedContent(new ArtifactContent().withText(edit.text())));
    }
    Set<ArtifactChange> changes = new LinkedHashSet<>();
    byFile.forEach(
        (file, replacements) ->
            changes.add(
                new ArtifactChange()
                    .withArtifactLocation(SarifPlaces.artifact(file))
                    .withReplacements(replacements)));
    return new Fix()
        .withDescription(
            new Message().withText(SarifPlaces.plain(fix.title() + " (" + fix.safety() + ")")))
        .withArtifactChanges(changes);
  }
}
