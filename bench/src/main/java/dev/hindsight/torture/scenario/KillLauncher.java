package dev.hindsight.torture.scenario;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** kill -9 of the launcher, and of what it has started. */
public final class KillLauncher implements Scenario {

  private static final Duration GONE = Duration.ofSeconds(40);
  private static final Duration BACK = Duration.ofMinutes(1);

  @Override
  public String name() {
    return "launcher";
  }

  @Override
  public String description() {
    return "kill -9 of the launcher of a local stack, and of each of its parts";
  }

  @Override
  public boolean isOfLauncher() {
    return true;
  }

  @Override
  public void run(Stage stage) throws Exception {
    for (int i = 0; i < stage.either(1, 6); i++) {
      killAPart(stage);
      killLauncher(stage);
    }
  }

  private static void killAPart(Stage stage) throws Exception {
    var parts = stage.launched().parts();
    var part = parts.get(stage.random().nextInt(parts.size()));
    stage.fault("kill -9 of " + stage.launched().nameOf(part));
    part.destroyForcibly();
    stage.becomes(
        "the launcher starts a part again that was killed",
        BACK,
        () -> stage.launched().isReadyAgain(part));
    stage.accepts("commands are accepted after a part was killed", BACK);
  }

  private static void killLauncher(Stage stage) throws Exception {
    var parts = stage.launched().parts();
    stage.fault("kill -9 of the launcher");
    stage.launched().launcher().destroyForcibly();
    stage.becomes(
        "what a launcher has started ends with it",
        GONE,
        () -> parts.stream().noneMatch(ProcessHandle::isAlive));
    var start = System.nanoTime();
    stage.launched().up();
    stage
        .findings()
        .figure(
            "./hindsight up after its launcher was killed, ms",
            TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    stage.accepts("commands are accepted after ./hindsight up", BACK);
  }
}
