package dev.hindsight.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.torture.rig.TamperingLibrary;
import dev.hindsight.torture.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The short form of each scenario, on the packaged services. */
class ShortTortureTest {

  @Test
  void every_promise_is_kept_whatever_is_broken() {
    var arguments = new ArrayList<>(List.of("--short"));
    Torture.SCENARIOS.stream()
        .filter(ShortTortureTest::canBePlayed)
        .map(Scenario::name)
        .forEach(arguments::add);

    var status = new CommandLine(new Torture()).execute(arguments.toArray(String[]::new));

    assertThat(status).isZero();
  }

  // The launcher is packaged after this module; LauncherTest kills it. Without a C compiler nobody
  // can tell a process another time than it is.
  private static boolean canBePlayed(Scenario scenario) {
    return !scenario.isOfLauncher() && (!scenario.tampers() || TamperingLibrary.isPossible());
  }
}
