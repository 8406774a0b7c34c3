package dev.hindsight.torture.scenario;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** kill -9 of any process of any service, again and again. */
public final class KillServices implements Scenario {

  private static final Duration BACK = Duration.ofMinutes(1);
  private static final int IN_A_RUSH = 12;

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
    var next = new ArrayDeque<Service>();
    for (int i = 0; i < kills; i++) {
      stage.pass(Duration.ofMillis(3_000 + stage.random().nextInt(5_000)));
      if (next.isEmpty()) {
        next.addAll(inAnyOrder(stage.random()));
      }
      var running = running(stage, next.remove());
      if (!running.isEmpty()) {
        var victim = running.get(stage.random().nextInt(running.size()));
        last.put(victim, i);
        kill(stage, victim);
        watch(stage, victim, i, last, watched);
      }
    }
    watched.join();
  }

  private static List<Service> inAnyOrder(Random random) {
    var services = new ArrayList<>(List.of(Service.values()));
    Collections.shuffle(services, random);
    return services;
  }

  private static List<Replica> running(Stage stage, Service service) {
    return stage.rig().replicasOf(service).stream().filter(Replica::isAlive).toList();
  }

  private static void kill(Stage stage, Replica victim) throws InterruptedException {
    if (victim.service() == Service.COMMAND) {
      killInARush(stage, victim);
    } else {
      strike(stage, victim);
    }
  }

  // What was on its way is lost, as it is when a machine dies.
  private static void killInARush(Stage stage, Replica victim) throws InterruptedException {
    HalfSent.strike(
        stage,
        IN_A_RUSH,
        () -> {
          strike(stage, victim);
          stage.rig().stores().beforeKafka().cut();
        });
  }

  private static void strike(Stage stage, Replica victim) {
    stage.fault("kill -9 of " + victim);
    victim.process().kill();
  }

  // The next kill does not wait for the one before: a process may die while it starts, and is then
  // waited for from its last kill on.
  private static void watch(
      Stage stage, Replica victim, int number, Map<Replica, Integer> last, Together watched) {
    watched.start(() ->
        stage.becomes(
            "a killed process comes back",
            BACK,
            () -> stage.gauge().isReady(victim),
            () -> last.getOrDefault(victim, number) != number));
  }
}
