package dev.hindsight.events;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import org.jspecify.annotations.NullMarked;

/** The rules of STYLE.md for the language that all services share. */
@AnalyzeClasses(packages = "dev.hindsight", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule the_contract_depends_on_the_jdk_jackson_and_jspecify_alone =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "dev.hindsight.events..",
              "java..",
              "javax.crypto..",
              "com.fasterxml.jackson..",
              "org.jspecify.annotations..");

  @ArchTest
  static final ArchRule names_say_what_a_thing_is =
      noClasses().should().haveNameMatching(".*(Impl|Util|Utils|Helper|Manager)|.*\\.Abstract.*");

  @ArchTest
  static final ArchRule no_package_is_a_drawer_for_everything =
      noClasses().should().resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..");

  @ArchTest
  static final ArchRule events_are_records_that_carry_no_clock_and_no_chance =
      noClasses()
          .that()
          .implement(Event.class)
          .should()
          .dependOnClassesThat()
          .haveNameMatching("java\\.time\\.Clock|java\\.util\\.Random|.*SecureRandom");

  @ArchTest
  static final ArchRule features_have_no_cycle =
      slices().matching("dev.hindsight.events.(*)..").should().beFreeOfCycles();

  @ArchTest
  static void every_package_is_null_marked(JavaClasses all) {
    var packages = all.stream().map(each -> each.getPackage()).distinct();

    assertThat(packages)
        .isNotEmpty()
        .allMatch(each -> each.isAnnotatedWith(NullMarked.class), "null-marked");
  }
}
