package dev.hindsight.torture.scenario;

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
    for (int i = 0; i < kills; i++) {
      stage.pass(Duration.ofMillis(3_000 + stage.random().nextInt(5_000)));
      kill(stage);
    }
    for (var replica : stage.rig().replicas()) {
      stage.ready(replica, "a killed process comes back");
    }
  }

  private static void kill(Stage stage) {
    var running = stage.rig().replicas().stream().filter(Replica::isAlive).toList();
    if (!running.isEmpty()) {
      var victim = running.get(stage.random().nextInt(running.size()));
      stage.fault("kill -9 of " + victim);
      victim.process().kill();
    }
  }
}
