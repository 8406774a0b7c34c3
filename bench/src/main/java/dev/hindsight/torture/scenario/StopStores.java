package dev.hindsight.torture.scenario;

import dev.hindsight.torture.rig.Service;
import java.time.Duration;
import java.util.List;

/** Each store goes away for a while, without a goodbye, and comes back. */
public final class StopStores implements Scenario {

  private static final Duration BACK = Duration.ofMinutes(1);
  private static final Duration FROZEN = Duration.ofSeconds(30);

  @Override
  public String name() {
    return "stores";
  }

  @Override
  public String description() {
    return "immediate stop of each PostgreSQL, kill -9 of Kafka: away for 1, 10 and 60 seconds; PostgreSQL stands still, or is cut off";
  }

  @Override
  public void run(Stage stage) throws Exception {
    for (int seconds : stage.either(List.of(1), List.of(1, 10, 60, 1, 10, 1, 10))) {
      for (var service : Service.values()) {
        stopDatabase(stage, service, Duration.ofSeconds(seconds));
      }
      killKafka(stage, Duration.ofSeconds(seconds));
    }
    if (!stage.isShort()) {
      for (var service : Service.values()) {
        freezeDatabase(stage, service);
      }
      cutAgainAndAgain(stage);
    }
  }

  private static void freezeDatabase(Stage stage, Service service) throws Exception {
    var database = stage.rig().stores().database(service);
    stage.fault("PostgreSQL of %s stands still for 30 s".formatted(service.title()));
    database.pause();
    stage.pass(FROZEN);
    database.resume();
    stage.accepts("commands are accepted again once PostgreSQL goes on", BACK);
    stage.pass(Duration.ofSeconds(5));
  }

  private static void cutAgainAndAgain(Stage stage) throws Exception {
    stage.fault("all connections to PostgreSQL of the log are cut each 500 ms for 30 s");
    var wire = stage.rig().stores().beforeDatabase(Service.COMMAND);
    for (int i = 0; i < 60; i++) {
      wire.cut();
      stage.pass(Duration.ofMillis(500));
    }
    stage.accepts("commands are accepted again after a storm of cuts", BACK);
  }

  private static void stopDatabase(Stage stage, Service service, Duration away) throws Exception {
    var database = stage.rig().stores().database(service);
    stage.fault(
        "immediate stop of PostgreSQL of %s for %d s".formatted(service.title(), away.toSeconds()));
    database.stopImmediately();
    if (service == Service.COMMAND) {
      stage.pass(away);
      database.start();
      stage.accepts("commands are accepted again once PostgreSQL of the log is back", BACK);
    } else {
      stage.acceptsWhile(away, "commands are accepted while a read store is away");
      database.start();
    }
    stage.pass(Duration.ofSeconds(stage.either(2, 5)));
  }

  private static void killKafka(Stage stage, Duration away) throws Exception {
    var kafka = stage.rig().stores().kafka();
    stage.fault("kill -9 of Kafka for %d s".formatted(away.toSeconds()));
    kafka.kill();
    stage.acceptsWhile(away, "commands are accepted while Kafka is away");
    kafka.start();
    stage.publishesAll("all that was accepted without Kafka is published once it is back", BACK);
    stage.pass(Duration.ofSeconds(stage.either(2, 5)));
  }
}
