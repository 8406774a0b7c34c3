package dev.hindsight.torture.scenario;

import dev.hindsight.torture.gather.TopicReader;
import dev.hindsight.torture.rig.Service;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.common.config.ConfigResource;

/** Kafka is away for long, loses all that it had, and is given other settings. */
public final class LoseTopic implements Scenario {

  private static final Duration BACK = Duration.ofMinutes(2);
  private static final Duration CALM = Duration.ofSeconds(20);
  private static final int BACKLOG = 100_000;
  private static final Duration NOTICED = Duration.ofMinutes(1);
  private static final ConfigResource TOPIC =
      new ConfigResource(ConfigResource.Type.TOPIC, TopicReader.TOPIC);

  @Override
  public String name() {
    return "topic";
  }

  @Override
  public String description() {
    return "Kafka killed again and again, away and frozen for minutes, its disk wiped, the topic's settings changed, the end of a partition lost";
  }

  @Override
  public void run(Stage stage) throws Exception {
    if (stage.isShort()) {
      wipe(stage);
      return;
    }
    for (int i = 0; i < 10; i++) {
      stage.fault("kill -9 of Kafka");
      stage.rig().stores().kafka().kill();
      stage.rig().stores().kafka().start();
      stage.pass(Duration.ofSeconds(3));
    }
    stop(stage, Duration.ofMinutes(5));
    freeze(stage, Duration.ofMinutes(3));
    wipe(stage);
    stage.pass(Duration.ofSeconds(20));
    addPartition(stage);
    stage.pass(Duration.ofSeconds(20));
    changeRetention(stage);
    stage.pass(Duration.ofSeconds(20));
    loseEnd(stage);
    stage.pass(Duration.ofSeconds(20));
  }

  private static void stop(Stage stage, Duration away) throws Exception {
    var calm = System.nanoTime();
    stage.pass(CALM);
    stage.findings().figure("99 % of commands are answered within, ms", stage.p99Millis(calm));
    stage.fault("Kafka is away for " + away.toMinutes() + " minutes");
    var kafka = stage.rig().stores().kafka();
    kafka.stop();
    new ManyCarts(stage).fill(BACKLOG);
    var without = System.nanoTime();
    stage.acceptsWhile(away, "commands are accepted while Kafka is away");
    stage
        .findings()
        .figure("99 % of commands are answered without Kafka within, ms", stage.p99Millis(without));
    kafka.start();
    stage.publishesAll("all that was accepted without Kafka is published once it is back", BACK);
  }

  private static void freeze(Stage stage, Duration frozen) throws Exception {
    stage.fault("Kafka is frozen for " + frozen.toMinutes() + " minutes");
    var kafka = stage.rig().stores().kafka();
    kafka.pause();
    stage.acceptsWhile(frozen, "commands are accepted while Kafka is away");
    kafka.resume();
    stage.publishesAll("all that was accepted meanwhile is published once Kafka thaws", BACK);
  }

  private static void wipe(Stage stage) throws Exception {
    stage.fault("Kafka loses all that it had");
    var stores = stage.rig().stores();
    stores.kafka().kill();
    stores.wipeKafka();
    stores.kafka().start();
    stage.publishesAll("a topic that was lost is filled again", BACK);
    readersAreLevel(stage);
  }

  private static void addPartition(Stage stage) throws Exception {
    stage.fault("the topic gets one partition more");
    try (var admin = admin(stage)) {
      var more = admin.describeTopics(List.of(TopicReader.TOPIC)).allTopicNames().get();
      var count = Objects.requireNonNull(more.get(TopicReader.TOPIC)).partitions().size() + 1;
      admin
          .createPartitions(Map.of(TopicReader.TOPIC, NewPartitions.increaseTo(count)))
          .all()
          .get();
      isNoticed(stage, "a partition too many is noticed");
    }
    delete(stage);
  }

  private static void loseEnd(Stage stage) throws Exception {
    stage.fault("a partition loses the last records that Kafka took");
    var kafka = stage.rig().stores().kafka();
    kafka.kill();
    kafka.loseEnd(TopicReader.TOPIC, 0, 6);
    kafka.start();
    isNoticed(stage, "a partition that lost its end is noticed");
    delete(stage);
  }

  private static void delete(Stage stage) throws Exception {
    try (var admin = admin(stage)) {
      admin.deleteTopics(List.of(TopicReader.TOPIC)).all().get();
    }
    stage.publishesAll("a topic that was deleted is filled again", BACK);
    readersAreLevel(stage);
  }

  private static void changeRetention(Stage stage) throws Exception {
    stage.fault("the topic may forget");
    retention(stage, "86400000");
    isNoticed(stage, "a topic that may forget is noticed");
    retention(stage, "-1");
    stage.publishesAll("all is published once the topic keeps everything again", BACK);
    readersAreLevel(stage);
  }

  private static void retention(Stage stage, String millis) throws Exception {
    try (var admin = admin(stage)) {
      var change =
          new AlterConfigOp(new ConfigEntry("retention.ms", millis), AlterConfigOp.OpType.SET);
      admin.incrementalAlterConfigs(Map.of(TOPIC, List.of(change))).all().get();
    }
  }

  private static Admin admin(Stage stage) {
    return Admin.create(Map.of("bootstrap.servers", stage.sight().bootstrapServers()));
  }

  private static void isNoticed(Stage stage, String promise) throws Exception {
    stage.becomes(
        promise,
        NOTICED,
        () -> {
          for (var replica : stage.sight().replicasOf(Service.COMMAND)) {
            if (stage.gauge().relay(replica).state().equals("refused")) {
              return true;
            }
          }
          return false;
        });
  }

  private static void readersAreLevel(Stage stage) throws Exception {
    var end = stage.head();
    for (var service : List.of(Service.QUERY, Service.ANALYTICS)) {
      stage.becomes(
          "projections of %s go on".formatted(service.title()),
          BACK,
          () -> stage.isLevel(stage.sight().anyOf(service), end));
    }
  }
}
