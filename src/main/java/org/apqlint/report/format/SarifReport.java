package org.apqlint.report.format;

import com.contrastsecurity.sarif.ArtifactLocation;
import com.contrastsecurity.sarif.Invocation;
import com.contrastsecurity.sarif.Location;
import com.contrastsecurity.sarif.Message;
import com.contrastsecurity.sarif.MultiformatMessageString;
import com.contrastsecurity.sarif.OriginalUriBaseIds;
import com.contrastsecurity.sarif.PartialFingerprints;
import com.contrastsecurity.sarif.Result;
import com.contrastsecurity.sarif.Run;
import com.contrastsecurity.sarif.SarifSchema210;
import com.contrastsecurity.sarif.Suppression;
import com.contrastsecurity.sarif.Tool;
import com.contrastsecurity.sarif.ToolComponent;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apqlint.finding.Finding;
import org.apqlint.finding.Related;
import org.apqlint.model.Acceptance;
import org.apqlint.report.Fingerprints;
import org.apqlint.report.JsonReport;
import org.apqlint.report.Renderer;
import org.apqlint.report.ReportInput;

/**
 * SARIF 2.1.0, the form of code scanning. Columns count code points and ends are exclusive, as in
 * our places. The rules that found something are part of it, with their pages. What a comment or
 * the baseline accepts is part of it, too, marked so.
 */
final class SarifReport implements Renderer {

  private static final URI SCHEMA =
      URI.create(
          "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json");

  /** The name of our fingerprints, with the version of how they are made. */
  private static final String FINGERPRINT = "apqlint/v1";

  @Override
  public String render(ReportInput input) {
    List<Finding> findings = input.everything();
    SarifRules rules = new SarifRules(findings);
    Fingerprints fingerprints = new Fingerprints();
    List<Result> results = new ArrayList<>();
    for (Finding finding : findings) {
      Result result =
          result(finding, rules)
              .withPartialFingerprints(
                  new PartialFingerprints()
                      .withAdditionalProperty(FINGERPRINT, fingerprints.next(finding)));
      Acceptance by = input.suppressed().get(finding);
      results.add(by == null ? result : result.withSuppressions(Set.of(accepted(by))));
    }
    Run run =
        new Run()
            .withTool(new Tool().withDriver(driver(rules)))
            .withInvocations(List.of(new Invocation().withExecutionSuccessful(true)))
            .withOriginalUriBaseIds(root())
            .withColumnKind(Run.ColumnKind.UNICODE_CODE_POINTS)
            .withResults(results);
    SarifSchema210 log =
        new SarifSchema210()
            .with$schema(SCHEMA)
            .withVersion(SarifSchema210.Version._2_1_0)
            .withRuns(List.of(run));
    return JsonReport.indented(json -> new ObjectMapper().writeValue(json, log));
  }

  private static Suppression accepted(Acceptance by) {
    return new Suppression()
        .withKind(by.inSource() ? Suppression.Kind.IN_SOURCE : Suppression.Kind.EXTERNAL)
        .withStatus(Suppression.Status.ACCEPTED)
        .withJustification(by.reason())
        .withLocation(SarifPlaces.of(by.place()));
  }

  private static ToolComponent driver(SarifRules rules) {
    return new ToolComponent()
        .withName("apqlint")
        // Absent where the classes are not in their jar.
        .withVersion(SarifReport.class.getPackage().getImplementationVersion())
        .withShortDescription(
            new MultiformatMessageString()
                .withText("Linter for crypto pass-through (vfio_ap) on IBM Z KVM hosts"))
        .withRules(rules.descriptors());
  }

  /** What relative names are relative to; where that is, is nobody's business. */
  private static OriginalUriBaseIds root() {
    return new OriginalUriBaseIds()
        .withAdditionalProperty(
            SarifPlaces.ROOT,
            new ArtifactLocation()
                .withDescription(new Message().withText("The directory that apqlint ran in")));
  }

  private static Result result(Finding finding, SarifRules rules) {
    Result result =
        new Result()
            .withRuleId(finding.code())
            .withRuleIndex(rules.index(finding.code()))
            .withLevel(Result.Level.fromValue(SarifRules.level(finding.severity().toString())))
            .withMessage(new Message().withText(SarifPlaces.plain(text(finding))))
            .withLocations(List.of(SarifPlaces.of(finding)));
    return finding.related().isEmpty() ? result : result.withRelatedLocations(related(finding));
  }

  private static String text(Finding finding) {
    return finding.message()
        + finding.kernel().map(text -> "\nkernel: " + text).orElse("")
        + finding.help().map(text -> "\nhelp: " + text).orElse("");
  }

  private static Set<Location> related(Finding finding) {
    Set<Location> all = new LinkedHashSet<>();
    for (Related related : finding.related()) {
      all.add(SarifPlaces.of(related).withId(all.size() + 1));
    }
    return all;
  }
}
