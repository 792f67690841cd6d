package org.apqlint;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The walls between the packages: text flows to the report and the script, and nothing back. */
@AnalyzeClasses(
    packages = "org.apqlint",
    importOptions = {ImportOption.DoNotIncludeTests.class, ArchitectureTest.NoCompiledRules.class})
class ArchitectureTest {

  /** What Drools generates from the rules is not ours to shape. */
  static final class NoCompiledRules implements ImportOption {
    @Override
    public boolean includes(Location location) {
      return !location.contains("/org/apqlint/rules/");
    }
  }

  private static final DescribedPredicate<JavaClass> OURS = resideInAPackage("org.apqlint..");

  private static DescribedPredicate<JavaClass> oursOutside(String... packages) {
    return OURS.and(DescribedPredicate.not(resideInAnyPackage(packages)))
        .as("classes of apqlint outside " + String.join(", ", packages));
  }

  @ArchTest
  static final ArchRule MODEL_DEPENDS_ON_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.model..")
          .should()
          .dependOnClassesThat(oursOutside("..apqlint.model.."));

  @ArchTest
  static final ArchRule RUN_DEPENDS_ON_NOTHING_OF_OURS =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.run..")
          .should()
          .dependOnClassesThat(oursOutside("..apqlint.run.."));

  @ArchTest
  static final ArchRule FINDING_SEES_ONLY_MODEL =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.finding..")
          .should()
          .dependOnClassesThat(oursOutside("..apqlint.finding..", "..apqlint.model.."));

  @ArchTest
  static final ArchRule BASELINE_SEES_ONLY_FINDING_AND_MODEL =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.baseline..")
          .should()
          .dependOnClassesThat(
              oursOutside("..apqlint.baseline..", "..apqlint.finding..", "..apqlint.model.."));

  @ArchTest
  static final ArchRule ANALYSIS_SEES_ONLY_FINDING_AND_MODEL =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.analysis..")
          .should()
          .dependOnClassesThat(
              oursOutside("..apqlint.analysis..", "..apqlint.finding..", "..apqlint.model.."));

  @ArchTest
  static final ArchRule ONLY_ENGINE_KNOWS_DROOLS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..apqlint.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.drools..", "org.kie..");

  @ArchTest
  static final ArchRule ONLY_SYNTAX_KNOWS_ANTLR =
      noClasses()
          .that()
          .resideOutsideOfPackage("..apqlint.syntax..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.antlr..");

  @ArchTest
  static final ArchRule REPORT_AND_SCRIPT_NEVER_SEE_ENGINE_OR_SYNTAX =
      noClasses()
          .that()
          .resideInAnyPackage("..apqlint.report..", "..apqlint.script..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..apqlint.engine..", "..apqlint.syntax..", "..apqlint.cli..");

  @ArchTest
  static final ArchRule FORMAT_SEES_ONLY_SYNTAX_FINDING_AND_MODEL =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.format..")
          .should()
          .dependOnClassesThat(
              oursOutside(
                  "..apqlint.format..",
                  "..apqlint.syntax..",
                  "..apqlint.finding..",
                  "..apqlint.model.."));

  @ArchTest
  static final ArchRule LAYOUT_IS_NOTHING_TO_ENGINE_REPORT_AND_SCRIPT =
      noClasses()
          .that()
          .resideInAnyPackage("..apqlint.engine..", "..apqlint.report..", "..apqlint.script..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..apqlint.format..");

  @ArchTest
  static final ArchRule FIXES_IN_A_TEXT_SEE_ITS_SYNTAX_AND_LAYOUT_ALONE =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.fix..")
          .should()
          .dependOnClassesThat(
              oursOutside(
                  "..apqlint.fix..",
                  "..apqlint.format..",
                  "..apqlint.syntax..",
                  "..apqlint.finding..",
                  "..apqlint.model.."));

  @ArchTest
  static final ArchRule ENGINE_AND_SYNTAX_DO_NOT_KNOW_EACH_OTHER =
      noClasses()
          .that()
          .resideInAPackage("..apqlint.engine..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..apqlint.syntax..");

  @ArchTest
  static final ArchRule ONLY_CLI_KNOWS_CLI =
      classes()
          .that()
          .resideInAPackage("..apqlint.cli..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAPackage("..apqlint.cli..");

  @ArchTest
  static final ArchRule ONLY_CLI_KNOWS_SETTINGS =
      classes()
          .that()
          .resideInAPackage("..apqlint.settings..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("..apqlint.settings..", "..apqlint.cli..");

  @ArchTest
  static final ArchRule NO_CYCLES =
      slices().matching("org.apqlint.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ONLY_MAIN_EXITS =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.apqlint.cli.Main")
          .should()
          .callMethod(System.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "exit", int.class)
          .orShould()
          .callMethod(Runtime.class, "halt", int.class);

  @ArchTest
  static final ArchRule ONLY_CLI_TOUCHES_STANDARD_STREAMS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..apqlint.cli..")
          .should()
          .accessField(System.class, "out")
          .orShould()
          .accessField(System.class, "err");

  @ArchTest static final ArchRule NO_JAVA_UTIL_LOGGING = NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
