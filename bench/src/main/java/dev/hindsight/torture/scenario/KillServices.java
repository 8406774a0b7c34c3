package dev.hindsight.torture.scenario;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import java.time.Duration;

/** kill -9 of any process of any service, again and again. */
public final class KillServices implements Scenario {

  @Override
  public String name() {
    return "kill";
  }

  @Override
  public String description() {
    return "kill -9 of command-, query- and analytics-service, every 3 to 8 seconds";
  }

  @Override
  public void run(Stage stage) throws Exception {
    int kills = stage.either(4, 80);
    var watched = new Together();
    for (int i = 0; i < kills; i++) {
      stage.pass(Duration.ofMillis(3_000 + stage.random().nextInt(5_000)));
      kill(stage, watched);
    }
    watched.join();
  }

  // The next kill does not wait for the one before: a process may die while it starts.
  private static void kill(Stage stage, Together watched) {
    var running = stage.rig().replicas().stream().filter(Replica::isAlive).toList();
    if (!running.isEmpty()) {
      var victim = running.get(stage.random().nextInt(running.size()));
      stage.fault("kill -9 of " + victim);
      victim.process().kill();
      watched.start(() -> stage.ready(victim, "a killed process comes back"));
    }
  }
}
