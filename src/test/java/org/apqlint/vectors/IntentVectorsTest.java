package org.apqlint.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apqlint.Checked;
import org.apqlint.ReportedState;
import org.apqlint.finding.Finding;
import org.apqlint.finding.RefusedBy;
import org.apqlint.reference.HostState;
import org.apqlint.reference.HostState.MdevState;
import org.apqlint.reference.ReferenceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the report says of a declaration is what provisioning it leads to. */
class IntentVectorsTest {

  private static final Map<String, String> ERRNO_OF =
      Map.of(
          "AP201", "EADDRINUSE",
          "AP202", "EADDRNOTAVAIL",
          "AP203", "ENODEV",
          "AP210", "EADDRNOTAVAIL",
          "AP215", "EADDRNOTAVAIL");

  /** Where an assignment fails for several reasons, the kernel answers with the first of these. */
  private static final List<String> IN_ORDER = List.of("ENODEV", "EADDRNOTAVAIL", "EADDRINUSE");

  /** Cases in which nothing is refused: the state at the end is that of the declaration. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.static",
        "state.v10",
        "state.dynamic-delta",
        "state.dynamic",
        "state.ap-config",
        "state.driver-override"
      })
  void agreesWithTheVectors(String name) {
    Agreement agreement = new Agreement("intent " + name);
    int leaks = 0;
    for (VectorCase vector : Vectors.cases(name)) {
      if (vector.allOk()) {
        String spec = CaseToSpec.intent(vector);
        Checked checked = Checked.text(vector.id() + ".apq", spec);
        assertThat(checked.errors()).as(spec).isEmpty();
        HostState expected = filtered(vector);
        leaks += expected.equals(vector.end()) ? 0 : 1;
        agreement.compare(
            vector.id(), ReportedState.declared(checked.json()), expected, () -> spec);
      }
    }
    agreement.assertComplete();
    if (leaks > 0) {
      System.out.printf(
          "intent %s: in %d of these the leaky filter leaves another matrix%n", name, leaks);
    }
  }

  /**
   * What the case ends with. For dynamic-delta, whose filter looks at too little and at domains
   * outside the configuration, the declaration shows what its successor ends with.
   */
  private static HostState filtered(VectorCase vector) {
    if (!vector.generation().equals("dynamic-delta")) {
      return vector.end();
    }
    ReferenceModel fixed = ReferenceModel.of("dynamic", vector.host());
    vector.ops().forEach(fixed::perform);
    HostState filtered = fixed.state();
    vector.end().mdevs().forEach((name, leaky) -> hasLeaked(leaky, filtered.mdevs().get(name)));
    return filtered;
  }

  /** The two differ in adapters of the guest at most. */
  private static void hasLeaked(MdevState leaky, MdevState filtered) {
    assertThat(leaky.matrix()).isEqualTo(filtered.matrix());
    assertThat(leaky.controlDomains()).isEqualTo(filtered.controlDomains());
    assertThat(leaky.guestControlDomains()).isEqualTo(filtered.guestControlDomains());
    assertThat(domains(leaky)).isEqualTo(domains(filtered));
  }

  private static Set<String> domains(MdevState mdev) {
    Set<String> domains = new TreeSet<>();
    mdev.guestMatrix().forEach(line -> domains.add(line.substring(line.indexOf('.'))));
    domains.remove(".");
    return domains;
  }

  /** Assignments that a case shows as refused, and why the declaration of all of them is. */
  record Refused(boolean something, Set<String> unexplained) {}

  /** A declaration of all that a case tries to assign has an error if something is refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "state.static",
        "state.v10",
        "state.dynamic-delta",
        "state.dynamic",
        "state.ap-config",
        "state.driver-override"
      })
  void findsWhatIsRefused(String name) {
    Agreement agreement = new Agreement("refusals " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      String spec = CaseToSpec.attempt(vector);
      Checked checked = Checked.text(vector.id() + ".apq", spec);
      assertThat(checked.errors()).as(spec).allMatch(e -> e.refusedBy() == RefusedBy.KERNEL);
      Set<String> refused = refused(vector);
      Set<String> unexplained = new TreeSet<>(refused);
      unexplained.removeAll(errnos(checked.errors()));
      agreement.compare(
          vector.id(),
          new Refused(!checked.errors().isEmpty(), unexplained),
          new Refused(!refused.isEmpty(), Set.of()),
          () -> spec);
    }
    agreement.assertComplete();
  }

  private static Set<String> refused(VectorCase vector) {
    Set<String> errnos = new TreeSet<>();
    for (int i = 0; i < vector.ops().size(); i++) {
      if (vector.ops().get(i).get(0).startsWith("assign_")) {
        errnos.add(vector.results().get(i));
      }
    }
    errnos.remove("OK");
    return errnos;
  }

  private static Set<String> errnos(List<Finding> errors) {
    Set<String> errnos = new TreeSet<>();
    errors.forEach(error -> errnos.add(ERRNO_OF.getOrDefault(error.code(), error.code())));
    return errnos;
  }

  /** What comes of assigning one more id to an mdev. */
  record Assigned(String result, List<String> guestMatrix) {}

  /**
   * Each assignment of a history, said as a declaration of the host as it is then: these
   * generations judge and filter the whole matrix of the mdev, with or without overrides.
   */
  @ParameterizedTest
  @ValueSource(strings = {"history.dynamic", "history.driver-override"})
  void agreesWithTheAssignmentsOfHistories(String name) {
    Agreement agreement = new Agreement("assignments of " + name);
    for (VectorCase vector : Vectors.cases(name)) {
      ReferenceModel model = ReferenceModel.of(vector.generation(), vector.host());
      for (int i = 0; i < vector.ops().size(); i++) {
        AssignmentOfHistory assignment = new AssignmentOfHistory(vector, vector.ops().get(i));
        String spec = assignment.isNew(model) ? assignment.declaredOn(model) : "";
        model.perform(vector.ops().get(i));
        if (!spec.isEmpty()) {
          String result = vector.results().get(i);
          agreement.compare(
              vector.id() + "-" + i,
              declared(Checked.text(vector.id() + ".apq", spec), assignment.mdev(), result),
              new Assigned(
                  result,
                  result.equals("OK")
                      ? model.state().mdevs().get(assignment.mdev()).guestMatrix()
                      : List.of()),
              () -> spec);
        }
      }
    }
    agreement.assertComplete();
  }

  private static Assigned declared(Checked checked, String mdev, String result) {
    Set<String> errnos =
        errnos(
            checked.errors().stream()
                .filter(e -> (e.subject() + "/").startsWith("zeus/" + mdev + "/"))
                .toList());
    String answer = IN_ORDER.stream().filter(errnos::contains).findFirst().orElse("OK");
    return new Assigned(
        answer,
        result.equals("OK")
            ? ReportedState.declared(checked.json()).mdevs().get(mdev).guestMatrix()
            : List.of());
  }
}
