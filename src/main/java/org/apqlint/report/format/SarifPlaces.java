package org.apqlint.report.format;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.LogicalLocation;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.PhysicalLocation;
import com.contrastsecurity.sarif.Region;
import java.util.Set;
import java.util.regex.Pattern;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Place;

/** Places and messages as SARIF has them. */
final class SarifPlaces {

  /** What relative names are relative to, by the name that SARIF suggests. */
  static final String ROOT = "%SRCROOT%";

  private static final Pattern BRACKET = Pattern.compile("[\\\\\\[\\]]");

  private SarifPlaces() {}

  /** The place of a finding, what stands there, and the thing that it is about. */
  static Location of(Finding finding) {
    return location(finding.place(), finding.label())
        .withLogicalLocations(
            Set.of(new LogicalLocation().withFullyQualifiedName(finding.subject())));
  }

  /** A stretch of text. */
  static Location of(Place place) {
    return location(place, "");
  }

  static Location of(Related related) {
    return location(related.place(), related.message());
  }

  private static Location location(Place place, String text) {
    Location location =
        new Location()
            .withPhysicalLocation(
                new PhysicalLocation()
                    .withArtifactLocation(artifact(place.file()))
                    .withRegion(region(place)));
    return text.isEmpty() ? location : location.withMessage(new Message().withText(plain(text)));
  }

  /** A stretch of text in its file. */
  static Region region(Place place) {
    return new Region()
        .withStartLine(place.line())
        .withStartColumn(place.column())
        .withEndLine(place.endLine())
        .withEndColumn(place.endColumn());
  }

  /** A file. */
  static ArtifactLocation artifact(String file) {
    ArtifactLocation artifact = new ArtifactLocation().withUri(Inputs.uri(file));
    if (Inputs.isStandardInput(file)) {
      return artifact.withDescription(new Message().withText("standard input"));
    }
    return file.startsWith("/") ? artifact : artifact.withUriBaseId(ROOT);
  }

  /** A text without placeholders and links; what looks like a link of §3.11.6 gets backslashes. */
  static String plain(String text) {
    String literal = braces(text);
    return literal.contains("](") ? BRACKET.matcher(literal).replaceAll("\\\\$0") : literal;
  }

  /** A text without placeholders: by §3.11.5 of the standard braces are doubled. */
  static String braces(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }
}
