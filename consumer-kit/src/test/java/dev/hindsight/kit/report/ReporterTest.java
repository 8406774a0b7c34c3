package dev.hindsight.kit.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.EmbeddedKafka;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.Ports;
import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.events.progress.ProgressTopic;
import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.progress.Roster;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.source.Topic;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told, how often, and what becomes of it while Kafka is away. */
class ReporterTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pace AT_ONCE = new Pace(Duration.ofMillis(1), Duration.ofHours(1));
  private static final ProjectionId CARTS = new ProjectionId("carts", 2);
  private static final Map<String, Set<String>> KINDS = Map.of("carts", Set.of("cart"));
  private static final Roster ROSTER = new Roster(List.of(CARTS));

  private final String name = "t-" + UUID.randomUUID();
  private final Board board = new Board();

  @Test
  void a_commit_is_told_with_its_projection_and_what_that_folds() {
    var topic = topic();
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, AT_ONCE).start();
        var told = new Told(topic)) {
      commit(3, 41);
      commit(5, 42);

      await().atMost(LONG).until(() -> last(told).positions().equals(Map.of(3, 41L, 5, 42L)));
      var report = last(told);
      assertThat(report.key()).isEqualTo("shop/carts/2");
      assertThat(report.kinds()).containsExactly("cart");
      assertThat(report.parked()).isEmpty();
      assertThat(Instant.parse(report.time())).isBeforeOrEqualTo(Instant.now());
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void only_the_last_report_of_each_projection_is_kept_by_the_topic() throws Exception {
    var topic = topic();
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, AT_ONCE).start();
        var told = new Told(topic)) {
      commit(0, 1);
      await().atMost(LONG).until(() -> !told.all().isEmpty());
      assertThat(reporter).isNotNull();
    }

    var resource = new ConfigResource(ConfigResource.Type.TOPIC, ProgressTopic.of(name));
    try (var admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
      var settings =
          Objects.requireNonNull(
              admin.describeConfigs(List.of(resource)).all().get().get(resource));
      assertThat(settings.get("cleanup.policy").value()).isEqualTo("compact");
    }
  }

  @Test
  void many_commits_of_a_short_while_are_told_in_one() {
    var topic = topic();
    var pace = new Pace(Duration.ofSeconds(1), Duration.ofHours(1));
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, pace).start();
        var told = new Told(topic)) {
      for (int position = 1; position <= 10_000; position++) {
        commit(0, position);
      }

      await().atMost(LONG).until(() -> last(told).positions().equals(Map.of(0, 10_000L)));
      assertThat(told.all()).hasSizeLessThan(100);
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void who_lives_tells_everything_again_and_again() {
    var topic = topic();
    var pace = new Pace(Duration.ofMillis(1), Duration.ofMillis(50));
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, pace).start();
        var told = new Told(topic)) {
      commit(0, 7);

      await().atMost(LONG).until(() -> told.all().size() >= 5);
      assertThat(told.all()).allMatch(report -> report.positions().equals(Map.of(0, 7L)));
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void what_happened_while_kafka_was_away_is_told_when_it_is_there(@TempDir Path folder) {
    var port = Ports.free();
    var topic = new Topic(name, "127.0.0.1:" + port, 500);
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, AT_ONCE).start()) {
      commit(0, 1);
      try (var broker = EmbeddedKafka.at(folder).port(port).start();
          var told = new Told(topic)) {
        await().atMost(LONG).until(() -> last(told).positions().equals(Map.of(0, 1L)));
        assertThat(broker.isAlive()).isTrue();
      }
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void a_progress_topic_that_was_deleted_is_made_again() throws Exception {
    var topic = topic();
    try (var reporter = new Reporter("shop", topic, KINDS, ROSTER, board, AT_ONCE).start()) {
      commit(0, 1);
      try (var told = new Told(topic)) {
        await().atMost(LONG).until(() -> !told.all().isEmpty());
      }
      try (var admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
        admin.deleteTopics(List.of(ProgressTopic.of(name))).all().get();
      }

      commit(0, 2);

      try (var told = new Told(topic)) {
        await().atMost(LONG).until(() -> last(told).positions().equals(Map.of(0, 2L)));
      }
      assertThat(reporter).isNotNull();
    }
  }

  private Topic topic() {
    return new Topic(name, KafkaForTests.broker().bootstrapServers(), 500);
  }

  private void commit(int partition, long position) {
    board.applied(CARTS, partition, new Reached(position, Instant.EPOCH));
    board.changed();
  }

  private static ProgressReport last(Told told) {
    var all = told.all();
    return all.isEmpty()
        ? new ProgressReport("", "", 0, Set.of(), Map.of(), Set.of(), "")
        : all.getLast();
  }
}
