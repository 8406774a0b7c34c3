package dev.hindsight.torture.scenario;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** kill -9 of any process of any service, again and again. */
public final class KillServices implements Scenario {

  private static final Duration BACK = Duration.ofMinutes(1);

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
    var last = new ConcurrentHashMap<Replica, Integer>();
    var watched = new Together();
    for (int i = 0; i < kills; i++) {
      stage.pass(Duration.ofMillis(3_000 + stage.random().nextInt(5_000)));
      kill(stage, i, last, watched);
    }
    watched.join();
  }

  // The next kill does not wait for the one before: a process may die while it starts, and is then
  // waited for from its last kill on.
  private static void kill(Stage stage, int number, Map<Replica, Integer> last, Together watched) {
    var running = stage.rig().replicas().stream().filter(Replica::isAlive).toList();
    if (!running.isEmpty()) {
      var victim = running.get(stage.random().nextInt(running.size()));
      stage.fault("kill -9 of " + victim);
      last.put(victim, number);
      victim.process().kill();
      watched.start(() ->
          stage.becomes(
              "a killed process comes back",
              BACK,
              () -> stage.gauge().isReady(victim),
              () -> last.getOrDefault(victim, number) != number));
    }
  }
}
