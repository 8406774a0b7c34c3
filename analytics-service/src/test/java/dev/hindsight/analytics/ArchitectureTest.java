package dev.hindsight.analytics;

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
@AnalyzeClasses(packages = "dev.hindsight.analytics", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule depends_on_no_other_service =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("dev.hindsight.command..", "dev.hindsight.query..");

  @ArchTest
  static final ArchRule figures_do_not_know_each_other =
      slices()
          .matching("dev.hindsight.analytics.(dropped|funnel|abandoned|waits|revenue|flows)..")
          .should()
          .notDependOnEachOther();

  @ArchTest
  static final ArchRule the_fold_knows_no_door_and_no_database =
      noClasses()
          .that()
          .resideInAnyPackage("..journey..", "..rollup..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("jakarta.ws.rs..", "dev.hindsight.kit.http..", "io.vertx..");

  @ArchTest
  static final ArchRule has_no_cycles =
      slices().matching("dev.hindsight.analytics.(*)..").should().beFreeOfCycles();

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
