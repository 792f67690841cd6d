package org.apqlint.rulebook;

import java.util.List;
import java.util.stream.Stream;
import org.apqlint.Checked;
import org.apqlint.Expectation;

/** What the samples in the folders of the rules say: bad ones to the letter, good ones nothing. */
public final class SampleExpectations {

  private SampleExpectations() {}

  public static Stream<Expectation> all() {
    return RuleFolder.coded().stream()
        .flatMap(
            folder ->
                Stream.concat(
                    folder.samples("bad-").stream().map(SampleExpectations::bad),
                    folder.samples("good-").stream().map(good -> good(folder.code(), good))));
  }

  private static Expectation bad(Sample sample) {
    return Expectation.ofCheck(
        sample.toString(),
        sample.read(),
        sample.approved().strip(),
        checked -> sample.afterBaseline(checked).findingsText().strip());
  }

  private static Expectation good(String code, Sample sample) {
    return Expectation.ofCheck(
        sample.toString(),
        sample.read(),
        List.of(),
        checked -> {
          Checked reported = sample.afterBaseline(checked);
          return Stream.of(reported.findings(code), reported.errors())
              .flatMap(List::stream)
              .toList();
        });
  }
}
