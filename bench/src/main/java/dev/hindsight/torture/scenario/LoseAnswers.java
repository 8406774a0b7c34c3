package dev.hindsight.torture.scenario;

import dev.hindsight.torture.gather.Stillness;
import dev.hindsight.torture.load.Doubters;
import dev.hindsight.torture.rig.Service;
import dev.hindsight.torture.rig.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A tenth of all answers get lost, those of the service, of its database and of Kafka: whether
 * something has happened is known from nothing but its key, now and a month later.
 */
public final class LoseAnswers implements Scenario {

  private static final int ANSWERS = 10;
  // A command takes five or so of them.
  private static final int PIECES = 2;
  private static final int OF_KAFKA = 10;
  private static final int PARTS = 5;
  private static final Duration LOST = Duration.ofMinutes(5);
  private static final Duration STILL = Duration.ofMinutes(2);
  private static final Duration MONTH = Duration.ofDays(30);

  @Override
  public String name() {
    return "answers";
  }

  @Override
  public String description() {
    return "a tenth of all answers get lost, some of each store's too; all is asked several times, and again a month later";
  }

  @Override
  public int replicas() {
    return 2;
  }

  @Override
  public boolean tampers() {
    return true;
  }

  @Override
  public void run(Stage stage) throws Exception {
    var doubters = stage.load().doubters(stage.either(20, 60));
    lose(stage, doubters);
    loseThoseOfKafka(stage);
    if (stage.isShort()) {
      askAgain(stage, doubters);
      return;
    }
    for (var replica : stage.rig().replicasOf(Service.COMMAND)) {
      stage.fault("kill -9 of " + replica);
      replica.process().kill();
    }
    for (var replica : stage.rig().replicasOf(Service.COMMAND)) {
      stage.ready(replica, "a killed process comes back");
    }
    askAgain(stage, doubters);
    aMonthLater(stage, doubters);
  }

  private static void askAgain(Stage stage, Doubters doubters) throws InterruptedException {
    var open = doubters.askAgain();
    stage.expect(
        open == 0,
        "every command is decided once answers arrive",
        "%d of %d are not".formatted(open, doubters.asked()));
  }

  private static void lose(Stage stage, Doubters doubters) throws InterruptedException {
    stage.fault(
        "%d %% of all that command-service answers are lost, and %d %% of what PostgreSQL does"
            .formatted(ANSWERS, PIECES));
    var database = stage.rig().stores().beforeDatabase(Service.COMMAND);
    database.become(Wire.losing(PIECES));
    stage
        .rig()
        .replicasOf(Service.COMMAND)
        .forEach(replica -> replica.door().become(Wire.losing(ANSWERS)));
    for (int i = 1; i <= PARTS; i++) {
      doubters.ask(stage.either(150, 5_000) / PARTS);
      stage.say().accept("     %d %% of the commands are through".formatted(100 * i / PARTS));
    }
    database.become(Wire.WHOLE);
    stage.rig().replicasOf(Service.COMMAND).forEach(replica -> replica.door().become(Wire.WHOLE));
  }

  // Among them those to the end of a transaction: the relay does not know whether it came about.
  private static void loseThoseOfKafka(Stage stage) throws Exception {
    int many = stage.either(30, 500);
    stage.fault("%d %% of all that Kafka answers are lost, %d in all".formatted(OF_KAFKA, many));
    var kafka = stage.rig().stores().beforeKafka();
    kafka.become(Wire.losing(OF_KAFKA));
    stage.becomes(
        "%d answers of Kafka are lost".formatted(many), LOST, () -> kafka.lostAnswers() >= many);
    kafka.become(Wire.WHOLE);
    stage.publishesAll("all is published once Kafka is heard again", Duration.ofMinutes(1));
  }

  private static void aMonthLater(Stage stage, Doubters doubters) throws InterruptedException {
    // Mails that were asked for a month ago are not sent, and rightly so.
    stage.load().rest(true);
    new Stillness(stage.sight(), stage.gauge()).await(STILL);
    stage.fault("the clocks of all that keep the log jump a month ahead");
    var clocks = new ArrayList<>(List.of(stage.rig().stores().tampering(Service.COMMAND)));
    stage.rig().replicasOf(Service.COMMAND).forEach(replica -> clocks.add(replica.tampering()));
    clocks.forEach(clock -> clock.clock(MONTH));
    askAgain(stage, doubters);
    stage.findings().figure("keys that were asked for again a month later", doubters.asked());
    clocks.forEach(clock -> clock.clock(Duration.ZERO));
    stage.load().rest(false);
  }
}
