package dev.hindsight.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what within the kit. */
@AnalyzeClasses(packages = "dev.hindsight.kit", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PACKAGES_HAVE_NO_CYCLES =
      slices().matching("dev.hindsight.kit.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule WHAT_A_VIEW_IS_WRITTEN_WITH_KNOWS_NO_MACHINERY =
      noClasses()
          .that()
          .resideInAPackage("..kit.projection..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka..", "io.vertx..", "io.quarkus..", "jakarta..");

  @ArchTest
  static final ArchRule NOTHING_HAS_A_NAME_THAT_SAYS_NOTHING =
      noClasses()
          .should()
          .haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)$")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule ONLY_THE_WIRING_PUTS_PARTS_TOGETHER =
      classes()
          .that()
          .resideInAPackage("..kit.wiring..")
          .should()
          .onlyHaveDependentClassesThat()
          .resideInAnyPackage("..kit.wiring..", "..kit.health..");
}
