package dev.hindsight.torture.scenario;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import java.io.IOException;
import java.time.Duration;

/**
 * Processes that stand still long enough to be taken for dead, and then go on with what they were
 * about to write: a relay whose place is taken, projectors whose partitions were given away.
 */
public final class FreezeProcesses implements Scenario {

  private static final String FENCED = "hindsight_projection_fenced_total";

  // Who only changes what is there already: an entity that is new in a batch is looked for again.
  private static final int IN_A_RUSH = 20;

  private static final int ROUNDS = 10;

  // In the short form analytics alone: what was written twice shows in sums, rows know their
  // version.
  private static final Service[] READERS = {Service.QUERY, Service.ANALYTICS};

  @Override
  public String name() {
    return "freeze";
  }

  @Override
  public String description() {
    return "SIGSTOP for half a minute, then SIGCONT: the relay that leads, and projectors";
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public void run(Stage stage) throws Exception {
    var carts = new ManyCarts(stage);
    if (stage.isShort()) {
      freezeRelay(stage, true);
      freezeRelay(stage, false);
      freezeReader(stage, carts, Service.ANALYTICS);
    } else {
      for (int i = 0; i < ROUNDS; i++) {
        freezeRelay(stage, i % 2 == 0);
        for (var service : READERS) {
          freezeReader(stage, carts, service);
        }
      }
    }
    stage.findings().figure("batches of projectors that were refused", fenced(stage));
  }

  // With what it publishes half sent, or between two transactions: it goes on with the one, or
  // begins another for what was published meanwhile.
  private static void freezeRelay(Stage stage, boolean isHalfSent) throws Exception {
    var leader = leader(stage);
    if (isHalfSent) {
      HalfSent.strike(stage, IN_A_RUSH, () -> freeze(stage, leader, ", whose relay leads"));
    } else {
      freeze(stage, leader, ", whose relay leads");
    }
    var head = stage.head(other(stage, leader));
    stage.becomes(
        "another relay takes over from a frozen one",
        Duration.ofSeconds(60),
        () -> stage.published() > head);
    stage.pass(stage.either(Duration.ofSeconds(2), Duration.ofSeconds(15)));
    thaw(stage, leader);
  }

  // In the midst of a batch: what it is about to write then is what has to be refused.
  private static void freezeReader(Stage stage, ManyCarts carts, Service service) throws Exception {
    var replicas = stage.rig().replicasOf(service);
    var replica = replicas.get(stage.random().nextInt(replicas.size()));
    var busy = new Together();
    var rush = stage.load().flood(IN_A_RUSH);
    if (!stage.isShort()) {
      busy.start(() -> carts.fill(20_000));
    }
    stage.pass(Duration.ofMillis(1_500L + stage.random().nextInt(1_500)));
    freeze(stage, replica, "");
    rush.end();
    busy.join();
    stage.pass(stage.either(Duration.ofSeconds(13), Duration.ofSeconds(30)));
    thaw(stage, replica);
  }

  private static void freeze(Stage stage, Replica replica, String which) {
    stage.fault("SIGSTOP of " + replica + which);
    replica.process().signal("STOP");
  }

  private static void thaw(Stage stage, Replica replica) throws Exception {
    replica.process().signal("CONT");
    stage.ready(replica, "a frozen process is ready again once it thaws");
    stage.pass(stage.either(Duration.ofSeconds(1), Duration.ofSeconds(5)));
  }

  private static Replica leader(Stage stage) throws InterruptedException {
    while (true) {
      var leaders = stage.gauge().leaders(stage.rig().replicasOf(Service.COMMAND));
      if (!leaders.isEmpty()) {
        return leaders.getFirst().replica();
      }
      stage.pass(Duration.ofMillis(100));
    }
  }

  private static Replica other(Stage stage, Replica one) {
    return stage.rig().replicasOf(one.service()).stream()
        .filter(replica -> replica != one)
        .findFirst()
        .orElseThrow();
  }

  private static long fenced(Stage stage) throws IOException, InterruptedException {
    var sum = 0.0;
    for (var service : READERS) {
      for (var replica : stage.rig().replicasOf(service)) {
        sum += stage.gauge().metric(replica, FENCED);
      }
    }
    return Math.round(sum);
  }
}
