package dev.hindsight.command.relay;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.cart.CartCommand.OpenCart;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.command.relay.PublishedTopic.Read;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Pace;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.embedded.KafkaForTests;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The relay between a real log and a real topic. */
class RelayTest {

  private static final Duration SHORT = Duration.ofSeconds(1);
  private static final Duration LONG = Duration.ofSeconds(60);

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final PublishedTopic topic = new PublishedTopic();
  private final Wakeup wakeup = new Wakeup();
  private final RelayProgress progress = new RelayProgress();
  private final List<Relay> relays = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CommandHandler handler =
      new CommandHandler(
          vertx,
          new PostgresLog(vertx, log.connections(vertx)),
          LogForTests.shop(),
          Limits.DEFAULT,
          position -> wakeup.wake());

  @AfterEach
  void stop() throws InterruptedException {
    relays.forEach(Relay::stop);
    for (var thread : threads) {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    }
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void every_event_is_in_the_topic_once_in_order_with_its_envelope() throws Exception {
    startRelay(progress);

    openCarts(500);

    var read = topic.readTo(500);
    assertIsTheLog(read, 500);
    var one = read.getFirst();
    assertThat(one.key()).isEqualTo(one.envelope().stream().toString());
    assertThat(one.envelope().type()).isEqualTo("hindsight.cart.opened.v1");
    assertThat(one.envelope().version()).isEqualTo(1);
    assertThat(one.value()).isEqualTo("{}");
    assertThat(one.envelope().occurredAt()).isEqualTo(one.envelope().recordedAt());
  }

  @Test
  void what_was_appended_before_the_relay_started_is_published_too() throws Exception {
    openCarts(50);

    startRelay(progress);

    assertIsTheLog(topic.readTo(50), 50);
  }

  @Test
  void a_relay_that_starts_again_goes_on_where_the_topic_ends() throws Exception {
    for (int round = 1; round <= 3; round++) {
      var relay = startRelay(new RelayProgress());
      openCarts(20);
      topic.readTo(round * 20L);
      relay.stop();
    }

    assertIsTheLog(topic.readTo(60), 60);
  }

  @Test
  void of_two_relays_one_leads_and_the_other_takes_over() throws Exception {
    var second = new RelayProgress();
    var leader = startRelay(progress);
    await().until(() -> progress.snapshot().state() == RelayProgress.State.LEADING);
    startRelay(second);
    openCarts(20);
    topic.readTo(20);
    assertThat(second.snapshot().state()).isEqualTo(RelayProgress.State.STANDBY);

    leader.stop();
    openCarts(20);

    assertIsTheLog(topic.readTo(40), 40);
    assertThat(second.snapshot().state()).isEqualTo(RelayProgress.State.LEADING);
  }

  @Test
  void a_publisher_that_was_overtaken_can_publish_nothing_any_more() throws Exception {
    openCarts(2);
    var events = get(new PostgresTail(log.connections(vertx)).after(0, 10));
    try (var zombie = topic.relayTopic().openPublisher();
        var successor = topic.relayTopic().openPublisher()) {
      successor.publish(events.subList(0, 1));

      assertThatThrownBy(() -> zombie.publish(events.subList(1, 2)))
          .isInstanceOfAny(
              ProducerFencedException.class,
              InvalidProducerEpochException.class,
              KafkaException.class);

      assertThat(topic.readTo(1)).hasSize(1);
    }
  }

  @Test
  void the_end_is_found_behind_transactions_that_came_to_nothing() throws Exception {
    openCarts(3);
    var events = get(new PostgresTail(log.connections(vertx)).after(0, 10));
    try (var publisher = topic.relayTopic().openPublisher()) {
      publisher.publish(events);
    }
    abortTransactions(60);

    assertThat(topic.relayTopic().ends().furthest())
        .hasValueSatisfying(end -> assertThat(end.position()).isEqualTo(3));
  }

  @Test
  void a_transaction_that_nobody_will_ever_end_doubles_nothing() throws Exception {
    openCarts(3);
    topic.relayTopic().check();
    try (var hanging = producer("left-behind")) {
      hanging.initTransactions();
      hanging.beginTransaction();
      for (var event : get(new PostgresTail(log.connections(vertx)).after(0, 10))) {
        hanging.send(topic.settings.record(event));
      }
      hanging.flush();

      startRelay(progress);
      await().atMost(Duration.ofSeconds(20)).until(() -> progress.snapshot().position() == 3);
      // As the next transaction of the same producer would.
      hanging.commitTransaction();
    }
    openCarts(2);

    assertIsTheLog(topic.readTo(5), 5);
  }

  @Test
  void a_transaction_of_somebody_else_is_left_to_its_owner() throws Exception {
    openCarts(3);
    topic.relayTopic().check();
    try (var stranger = producer("stranger")) {
      stranger.initTransactions();
      stranger.beginTransaction();
      var sent =
          stranger
              .send(new ProducerRecord<>(topic.settings.name(), "mine".getBytes(UTF_8)))
              .get(10, TimeUnit.SECONDS);

      startRelay(progress);
      await().atMost(Duration.ofSeconds(20)).until(() -> progress.snapshot().position() == 3);
      stranger.commitTransaction();

      assertThat(firstFrom(sent.partition(), sent.offset())).isEqualTo("mine");
    }
  }

  @Test
  void what_somebody_else_wrote_to_the_topic_does_not_keep_the_log_from_being_published()
      throws Exception {
    openCarts(3);
    try (var publisher = topic.relayTopic().openPublisher()) {
      publisher.publish(get(new PostgresTail(log.connections(vertx)).after(0, 10)));
    }
    writeStrangers(100);

    startRelay(progress);
    openCarts(2);

    await().atMost(Duration.ofSeconds(20)).until(() -> progress.snapshot().position() == 5);
    assertThat(topic.relayTopic().ends().furthest())
        .hasValueSatisfying(end -> assertThat(end.position()).isEqualTo(5));
  }

  @Test
  void a_topic_that_belongs_to_another_log_is_refused() throws Exception {
    var other = new LogForTests();
    var elsewhere =
        new CommandHandler(
            vertx,
            new PostgresLog(vertx, other.connections(vertx)),
            LogForTests.shop(),
            Limits.DEFAULT,
            position -> {});
    openCarts(elsewhere, 5);
    try (var publisher = topic.relayTopic().openPublisher()) {
      publisher.publish(get(new PostgresTail(other.connections(vertx)).after(0, 10)));
    }
    openCarts(3);

    startRelay(progress);

    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> progress.snapshot().state() == RelayProgress.State.REFUSED);
    assertThat(progress.snapshot().problem()).contains("another log");
    assertThat(topic.readTo(5)).hasSize(5);
  }

  @Test
  void a_topic_that_forgets_is_refused_by_name() throws Exception {
    try (var admin = Admin.create(topic.kafka())) {
      var forgetful =
          new NewTopic(topic.settings.name(), 4, (short) 1)
              .configs(Map.of("retention.ms", "604800000"));
      admin.createTopics(Set.of(forgetful)).all().get();
    }

    assertThatThrownBy(() -> topic.relayTopic().check())
        .isInstanceOf(WrongTopic.class)
        .hasMessageContaining(topic.settings.name())
        .hasMessageContaining("retention.ms");
  }

  @Test
  void a_topic_with_other_partitions_is_refused() throws Exception {
    topic.relayTopic().check();
    var settings = new TopicSettings(topic.settings.name(), 5, (short) 1);

    assertThatThrownBy(() -> new RelayTopic(topic.kafka(), settings).check())
        .isInstanceOf(WrongTopic.class)
        .hasMessageContaining("4 partitions");
  }

  @Test
  void a_policy_that_is_changed_later_is_noticed() throws Exception {
    topic.relayTopic().check();
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.settings.name());
    var change =
        new AlterConfigOp(new ConfigEntry("cleanup.policy", "compact"), AlterConfigOp.OpType.SET);
    try (var admin = Admin.create(topic.kafka())) {
      admin.incrementalAlterConfigs(Map.of(resource, List.of(change))).all().get();
    }

    assertThatThrownBy(() -> topic.relayTopic().check())
        .isInstanceOf(WrongTopic.class)
        .hasMessageContaining("cleanup.policy=compact");
  }

  @Test
  void a_topic_that_was_deleted_is_filled_again_once_its_readers_had_time_to_see_it()
      throws Exception {
    var patient = new Rests(Pace.PROMPT, Duration.ofMillis(500), Duration.ofSeconds(2), SHORT);
    startRelay(progress, patient);
    openCarts(20);
    topic.readTo(20);

    topic.delete();
    openCarts(5);

    await()
        .atMost(LONG)
        .until(() -> String.valueOf(progress.snapshot().problem()).contains("from the first"));
    assertThat(topic.relayTopic().ends().furthest()).isEmpty();
    await().atMost(LONG).until(() -> progress.snapshot().position() == 25);
    assertIsTheLog(topic.readTo(25), 25);
  }

  @Test
  void a_new_topic_is_filled_at_once_with_what_was_there_before_its_relay() throws Exception {
    openCarts(20);

    startRelay(
        progress, new Rests(Pace.PROMPT, Duration.ofMillis(500), Duration.ofHours(1), SHORT));

    assertIsTheLog(topic.readTo(20), 20);
  }

  @Test
  void a_topic_that_was_lost_while_no_relay_ran_is_filled_later() throws Exception {
    var relay = startRelay(progress);
    openCarts(20);
    topic.readTo(20);
    relay.stop();
    topic.delete();

    var next = new RelayProgress();
    startRelay(next, new Rests(Pace.PROMPT, Duration.ofMillis(500), Duration.ofHours(1), SHORT));

    await()
        .atMost(LONG)
        .until(() -> String.valueOf(next.snapshot().problem()).contains("from the first"));
    assertThat(topic.relayTopic().ends().furthest()).isEmpty();
  }

  @Test
  void a_topic_that_somebody_else_made_anew_is_filled_from_the_first_event_too() throws Exception {
    startRelay(progress);
    openCarts(20);
    topic.readTo(20);

    topic.delete();
    topic.relayTopic().check();
    await().atMost(LONG).until(() -> topic.relayTopic().ends().furthest().isPresent());

    openCarts(5);
    assertIsTheLog(topic.readTo(25), 25);
  }

  @Test
  void a_topic_without_its_beginning_is_refused_with_what_to_do() throws Exception {
    var relay = startRelay(progress);
    openCarts(20);
    var last = topic.readTo(20).stream().max(comparing(read -> read.envelope().position()));
    relay.stop();
    topic.delete();
    topic.relayTopic().check();
    try (var producer = producer("elsewhere")) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(topic.record(last.orElseThrow()));
      producer.commitTransaction();
    }

    var next = new RelayProgress();
    startRelay(next);

    await().atMost(LONG).until(() -> next.snapshot().state() == RelayProgress.State.REFUSED);
    assertThat(next.snapshot().problem()).contains("begins with position 20", "delete the topic");

    topic.delete();
    await().atMost(LONG).until(() -> next.snapshot().position() == 20);
    assertIsTheLog(topic.readTo(20), 20);
  }

  @Test
  void a_partition_that_lost_its_end_is_noticed_and_a_topic_made_anew_has_all() throws Exception {
    startRelay(progress);
    openCarts(20);
    topic.readTo(20);
    openCarts(20);
    var partition = partitionWithEventsBehind(20, topic.readTo(40));

    KafkaForTests.broker().kill();
    KafkaForTests.broker().loseEnd(topic.settings.name(), partition, 2);
    KafkaForTests.broker().start();

    await().atMost(LONG).until(() -> progress.snapshot().state() == RelayProgress.State.REFUSED);
    assertThat(progress.snapshot().problem()).contains("lacks the event", "delete the topic");
    topic.delete();
    await().atMost(LONG).until(() -> progress.snapshot().state() == RelayProgress.State.LEADING);
    openCarts(5);
    assertIsTheLog(topic.readTo(45), 45);
  }

  @Test
  void an_end_that_all_partitions_lost_is_published_again() throws Exception {
    startRelay(progress);
    openCarts(40);
    topic.readTo(40);

    KafkaForTests.broker().kill();
    for (int partition = 0; partition < topic.settings.partitions(); partition++) {
      KafkaForTests.broker().loseEnd(topic.settings.name(), partition, 1_000);
    }
    KafkaForTests.broker().start();
    openCarts(5);

    assertIsTheLog(topic.readTo(45), 45);
  }

  @Test
  void commands_go_on_while_the_broker_is_frozen_and_nothing_is_lost() throws Exception {
    startRelay(progress);
    openCarts(20);
    topic.readTo(20);

    KafkaForTests.broker().pause();
    try {
      openCarts(200);
    } finally {
      KafkaForTests.broker().resume();
    }

    assertIsTheLog(topic.readTo(220), 220);
  }

  // What it loses are events behind the given position, and others behind those are left.
  private static int partitionWithEventsBehind(long position, List<PublishedTopic.Read> topic) {
    var furthest = Collections.max(topic, comparing(read -> read.envelope().position()));
    return topic.stream()
        .filter(read -> read.envelope().position() > position)
        .mapToInt(PublishedTopic.Read::partition)
        .filter(partition -> partition != furthest.partition())
        .findFirst()
        .orElseThrow();
  }

  private Relay startRelay(RelayProgress progress) throws Exception {
    return startRelay(progress, Rests.USUAL.withoutReaders());
  }

  private Relay startRelay(RelayProgress progress, Rests rests) throws Exception {
    topic.relayTopic().check();
    var connections = log.connections(vertx);
    var relay =
        new Relay(
            new PostgresTail(connections),
            new PostgresPublication(connections),
            wakeup,
            DatabaseLock.ofRelay(connections),
            topic.relayTopic(),
            progress,
            rests);
    relays.add(relay);
    threads.add(Thread.ofPlatform().name("relay-" + relays.size()).start(relay));
    return relay;
  }

  private void openCarts(int count) throws Exception {
    openCarts(handler, count);
  }

  private static void openCarts(CommandHandler handler, int count) throws Exception {
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < count; i++) {
      answers.add(handler.handle(Request.of(new OpenCart(Ids.next(), null))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOf(Outcome.Accepted.class);
    }
  }

  private KafkaProducer<byte[], byte[]> producer(String transactionalId) {
    var settings = new HashMap<>(topic.kafka());
    settings.put("transactional.id", transactionalId + topic.settings.name());
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  // The first committed record of a partition from an offset on.
  private String firstFrom(int partition, long offset) {
    try (var reader = topic.relayTopic().openReader()) {
      var there = new TopicPartition(topic.settings.name(), partition);
      reader.assign(List.of(there));
      reader.seek(there, offset);
      for (int polls = 0; polls < 40; polls++) {
        for (var record : reader.poll(Duration.ofMillis(500))) {
          return new String(record.value(), UTF_8);
        }
      }
      throw new AssertionError("there is nothing from offset " + offset + " on");
    }
  }

  private void abortTransactions(int count) {
    try (var producer = producer("somebody-who-gives-up")) {
      producer.initTransactions();
      for (int i = 0; i < count; i++) {
        producer.beginTransaction();
        for (int p = 0; p < topic.settings.partitions(); p++) {
          producer.send(new ProducerRecord<>(topic.settings.name(), p, new byte[0], new byte[0]));
        }
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  // Tombstones and texts, in each partition.
  private void writeStrangers(int count) {
    var settings = new HashMap<>(topic.kafka());
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int i = 0; i < count; i++) {
        for (int p = 0; p < topic.settings.partitions(); p++) {
          var value = i % 2 == 0 ? null : "no event".getBytes(UTF_8);
          producer.send(new ProducerRecord<>(topic.settings.name(), p, new byte[0], value));
        }
      }
    }
  }

  private static void assertIsTheLog(List<Read> read, int events) {
    assertThat(read.stream().map(r -> r.envelope().position()).sorted().toList())
        .isEqualTo(java.util.stream.LongStream.rangeClosed(1, events).boxed().toList());
    var last = new HashMap<Integer, Long>();
    for (var record : read) {
      var before = last.put(record.partition(), record.envelope().position());
      assertThat(before == null || before < record.envelope().position()).isTrue();
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
