package dev.hindsight.torture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Whoever judges must not see with the eyes of the judged. */
@AnalyzeClasses(
    packages = "dev.hindsight.torture",
    importOptions = ImportOption.DoNotIncludeTests.class)
class TortureRulesTest {

  @ArchTest
  static final ArchRule THE_TORTURER_KNOWS_NO_CODE_OF_THE_PRODUCT =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.hindsight.command..",
              "dev.hindsight.events..",
              "dev.hindsight.kit..",
              "dev.hindsight.query..",
              "dev.hindsight.analytics..",
              "dev.hindsight.local..");

  @ArchTest
  static final ArchRule THE_JUDGE_KNOWS_WHAT_WAS_FOUND_AND_NOTHING_ELSE =
      noClasses()
          .that()
          .resideInAnyPackage("..torture.check..", "..torture.fold..", "..torture.evidence..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "..torture.rig..",
              "..torture.load..",
              "..torture.gather..",
              "..torture.scenario..",
              "..torture.mutant..",
              "dev.hindsight.bench..",
              "dev.hindsight.embedded..");
}
