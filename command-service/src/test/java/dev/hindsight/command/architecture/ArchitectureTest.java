package dev.hindsight.command.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.NullMarked;

/** Who may know whom, and how things are called. */
@AnalyzeClasses(packages = "dev.hindsight.command", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

  private static final String ROOT = "dev.hindsight.command";
  private static final String[] KINDS = {
    ROOT + ".cart", ROOT + ".account", ROOT + ".listing", ROOT + ".customer", ROOT + ".order"
  };
  private static final String[] KINDS_WITH_DOORS = {
    ROOT + ".cart..",
    ROOT + ".account..",
    ROOT + ".listing..",
    ROOT + ".customer..",
    ROOT + ".order.."
  };

  @ArchTest
  static final ArchRule services_do_not_know_each_other =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAnyPackage("dev.hindsight..")
                  .and(
                      resideOutsideOfPackages(
                          ROOT + "..", "dev.hindsight.events..", "dev.hindsight.service..")));

  @ArchTest
  static final ArchRule the_core_of_a_kind_knows_deciders_events_and_the_jdk_alone =
      classes()
          .that()
          .resideInAnyPackage(KINDS)
          .or()
          .resideInAPackage(ROOT + ".decider")
          .should()
          .onlyDependOnClassesThat(
              resideInAnyPackage(KINDS)
                  .or(
                      resideInAnyPackage(
                          ROOT + ".decider",
                          "dev.hindsight.events..",
                          "java..",
                          "org.jspecify.annotations")));

  @ArchTest
  static final ArchRule the_core_of_a_kind_asks_no_clock_and_makes_no_id =
      noClasses()
          .that()
          .resideInAnyPackage(KINDS)
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Clock.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Random.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(RandomGenerator.class)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.net..", "java.sql..", "java.nio.file..");

  @ArchTest
  static final ArchRule nobody_knows_a_door_but_doors_and_the_wiring =
      noClasses()
          .that()
          .resideOutsideOfPackage("..http..")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".CommandService")
          .and(not(isGenerated()))
          .should()
          .dependOnClassesThat()
          .resideInAPackage("..http..");

  @ArchTest
  static final ArchRule the_mechanism_and_reactions_know_no_kind =
      noClasses()
          .that()
          .resideInAnyPackage(
              ROOT + ".log..",
              ROOT + ".relay..",
              ROOT + ".handler..",
              ROOT + ".audit..",
              ROOT + ".backup..",
              ROOT + ".snapshot..",
              ROOT + ".decider..",
              ROOT + ".seal..",
              ROOT + ".verification..",
              ROOT + ".watch..",
              ROOT + ".follow..",
              ROOT + ".reaction..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KINDS_WITH_DOORS);

  @ArchTest
  static final ArchRule what_runs_a_process_knows_no_kind =
      noClasses()
          .that()
          .haveFullyQualifiedName(ROOT + ".process.ProcessFollower")
          .or()
          .haveFullyQualifiedName(ROOT + ".process.CommandSteps")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(KINDS_WITH_DOORS);

  @ArchTest
  static final ArchRule only_reactions_reach_mail =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + ".reaction..")
          .and()
          .doNotHaveFullyQualifiedName(ROOT + ".CommandService")
          .and(not(isGenerated()))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "io.vertx.ext.mail..", "io.vertx.mutiny.ext.mail..", "io.quarkus.mailer..");

  @ArchTest
  static final ArchRule no_package_depends_on_itself_over_others =
      slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule classes_are_called_by_what_they_are =
      noClasses()
          .that(not(isGenerated()))
          // A word of the design.
          .and()
          .doNotHaveSimpleName("ProcessManager")
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameContaining("Util")
          .orShould()
          .haveSimpleNameEndingWith("Helper")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameStartingWith("Abstract")
          .orShould()
          .resideInAnyPackage("..util..", "..common..", "..impl..", "..dto..");

  @ArchTest
  static final ArchRule every_package_is_null_marked =
      classes().that(not(isGenerated())).should(resideInANullMarkedPackage());

  private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> isGenerated() {
    return com.tngtech.archunit.base.DescribedPredicate.describe(
        "generated by the framework",
        type -> type.getName().matches(".*(_ClientProxy|_Bean|_Subclass|\\$quarkus.*)$"));
  }

  private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
    return new ArchCondition<>("reside in a null-marked package") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        var marked =
            type.getPackage()
                .tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
        events.add(
            new SimpleConditionEvent(
                type, marked, type.getPackageName() + " has no @NullMarked package-info"));
      }
    };
  }
}
