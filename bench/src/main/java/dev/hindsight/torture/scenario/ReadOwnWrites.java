package dev.hindsight.torture.scenario;

import dev.hindsight.torture.load.Together;
import dev.hindsight.torture.rig.Replica;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Wire;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Clients look at what they have just changed, through replicas of which one is always slow. */
public final class ReadOwnWrites implements Scenario {

  private static final int CLIENTS = 20;
  private static final int OK = 200;

  @Override
  public String name() {
    return "fresh";
  }

  @Override
  public String description() {
    return "reads with tokens through two replicas, of which one stutters, freezes, dies or hears late";
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public void run(Stage stage) throws Exception {
    int rounds = stage.either(1, 10);
    var round = stage.either(Duration.ofSeconds(12), Duration.ofSeconds(50));
    var before = stage.journal().looks().size();
    for (int i = 0; i < rounds; i++) {
      var reading = new Together();
      reading.start(() -> stage.load().readers(CLIENTS, round));
      var replicas = stage.rig().replicasOf(Service.QUERY);
      disturb(stage, replicas.get(i % replicas.size()));
      reading.join();
    }
    tell(stage, before);
  }

  private static void disturb(Stage stage, Replica replica) throws Exception {
    stutter(stage, replica);
    if (stage.isShort()) {
      return;
    }
    stage.fault("SIGSTOP of " + replica);
    replica.process().signal("STOP");
    stage.pass(Duration.ofSeconds(8));
    replica.process().signal("CONT");
    stage.pass(Duration.ofSeconds(3));
    stage.fault("every piece takes 500 ms more between all services and Kafka");
    var kafka = stage.rig().stores().beforeKafka();
    kafka.become(Wire.slow(Duration.ofMillis(500)));
    stage.pass(Duration.ofSeconds(8));
    kafka.become(Wire.WHOLE);
    stage.fault("kill -9 of " + replica);
    replica.process().kill();
    stage.ready(replica, "a killed process comes back");
  }

  private static void stutter(Stage stage, Replica replica) throws Exception {
    stage.fault("%s stands still half of the time".formatted(replica));
    for (int i = 0; i < stage.either(6, 12); i++) {
      replica.process().signal("STOP");
      stage.pass(Duration.ofMillis(500));
      replica.process().signal("CONT");
      stage.pass(Duration.ofMillis(500));
    }
  }

  private static void tell(Stage stage, int before) {
    var looks = stage.journal().looks().stream().skip(before).toList();
    var shown = looks.stream().filter(look -> look.status() == OK).count();
    var slowest =
        looks.stream()
            .filter(look -> look.status() == OK)
            .mapToLong(look -> look.endedAt() - look.sentAt())
            .max()
            .orElse(0);
    var findings = stage.findings();
    findings.figure("reads with a token that were answered", looks.size());
    findings.figure("reads with a token that showed what it stands for", shown);
    findings.figure("the slowest of those, ms", TimeUnit.NANOSECONDS.toMillis(slowest));
    stage.expect(shown > 0, "reads go on while a replica is slow", "none was answered");
  }
}
