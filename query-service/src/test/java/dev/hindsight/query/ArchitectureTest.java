package dev.hindsight.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import org.jspecify.annotations.NullMarked;

/** The rules of the layout that this service keeps. */
@AnalyzeClasses(packages = "dev.hindsight.query", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule depends_on_no_other_service =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hindsight.command..", "dev.hindsight.analytics..");

  @ArchTest
  static final ArchRule views_do_not_know_each_other =
      slices()
          .matching("dev.hindsight.query.(cart|account|listing|customer|order)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule folds_know_no_door =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("Projection")
          .or()
          .haveSimpleNameEndingWith("Row")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "jakarta.ws.rs..", "dev.hindsight.kit.http..", "jakarta.persistence..");

  @ArchTest
  static final ArchRule has_no_cycles =
      slices().matching("dev.hindsight.query.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule names_say_what_things_are =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager|\\.Abstract[^.]*)$");

  @ArchTest
  static final ArchRule packages_say_what_things_are =
      noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes()
          .that()
          .haveSimpleName("package-info")
          .should(ArchConditions.beAnnotatedWith(NullMarked.class));
}
