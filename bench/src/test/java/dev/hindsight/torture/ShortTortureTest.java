package dev.hindsight.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.torture.rig.TamperingLibrary;
import dev.hindsight.torture.scenario.Scenario;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The short form of each scenario, on the packaged services. */
class ShortTortureTest {

  private static final int LAST_LINES = 40;

  @Test
  void every_promise_is_kept_whatever_is_broken() {
    var arguments = new ArrayList<>(List.of("--short"));
    Torture.SCENARIOS.stream()
        .filter(ShortTortureTest::canBePlayed)
        .map(Scenario::name)
        .forEach(arguments::add);
    var told = new Told();

    var status =
        new CommandLine(new Torture())
            .setOut(told.writer())
            .setErr(told.writer())
            .execute(arguments.toArray(String[]::new));

    // What the play said last says what was broken, also where nothing but this failure is kept.
    assertThat(status).as(told.end()).isZero();
  }

  // The launcher is packaged after this module; LauncherTest kills it. Without a C compiler nobody
  // can tell a process another time than it is.
  private static boolean canBePlayed(Scenario scenario) {
    return !scenario.isOfLauncher() && (!scenario.tampers() || TamperingLibrary.isPossible());
  }

  /** What a play says, shown at once and kept. */
  private static final class Told extends Writer {

    private final StringWriter kept = new StringWriter();

    PrintWriter writer() {
      return new PrintWriter(this, true);
    }

    String end() {
      var lines = kept.toString().lines().toList();
      var last = lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size());
      return String.join("\n", last).replace("%", "%%");
    }

    @Override
    public void write(char[] text, int from, int length) {
      kept.write(text, from, length);
      System.out.print(new String(text, from, length));
    }

    @Override
    public void flush() {
      System.out.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
