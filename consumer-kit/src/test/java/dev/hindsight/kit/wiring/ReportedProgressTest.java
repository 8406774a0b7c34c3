package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.progress.ProgressReport;
import dev.hindsight.kit.report.Pace;
import dev.hindsight.kit.report.Told;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The progress of a whole service as others hear of it. */
class ReportedProgressTest {

  private static final int PARTITIONS = 3;
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final Pace AT_ONCE = new Pace(Duration.ofMillis(1), Duration.ofHours(1));

  private final Store store = new Store();
  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final TopicForTests relay = TopicForTests.create(topic, PARTITIONS);
  private final ShopEvents shop = new ShopEvents(11);

  @AfterEach
  void close() {
    relay.close();
  }

  @Test
  void all_that_is_applied_is_told_of_every_projection() {
    relay.publish(shop.next(300));
    try (var replica =
            new Replica(
                topic,
                store.sessions(),
                "hindsight." + UUID.randomUUID(),
                new CartProjection(),
                new AccountProjection());
        var reporter = replica.kit.reporter("shop", AT_ONCE).start();
        var told = new Told(topic)) {
      relay.publish(shop.next(100));

      for (var projection : List.of("carts", "accounts")) {
        await()
            .atMost(LONG)
            .until(() ->
                told.all().stream()
                    .filter(report -> report.projection().equals(projection))
                    .anyMatch(this::hasAll));
      }
      assertThat(told.all()).allMatch(report -> report.service().equals("shop"));
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void a_parked_stream_is_told_no_later_than_the_position_that_parked_it() {
    var poisoned = shop.open("cart").envelope().stream();
    relay.publish(shop.log());
    try (var replica =
            new Replica(
                topic, store.sessions(), "hindsight." + UUID.randomUUID(), new CartProjection());
        var reporter = replica.kit.reporter("shop", AT_ONCE).start();
        var told = new Told(topic)) {
      await().atMost(LONG).until(() -> told.all().stream().anyMatch(this::hasAll));
      for (int i = 0; i < 20; i++) {
        relay.publish(shop.next(5));
      }
      var poison = shop.append(poisoned, ShopEvents.item(CartProjection.POISON));
      relay.publish(List.of(poison));

      await().atMost(LONG).until(() -> told.all().stream().anyMatch(this::hasAll));
      assertThat(told.all())
          .filteredOn(report -> has(report, poison))
          .isNotEmpty()
          .allMatch(report -> report.parked().contains(poisoned.toString()));
      assertThat(reporter).isNotNull();
    }
  }

  @Test
  void a_replica_without_a_partition_tells_of_what_the_others_do() {
    try (var one =
            new Replica(
                topic, store.sessions(), "hindsight." + UUID.randomUUID(), new CartProjection());
        var other =
            new Replica(
                new Topic("none-" + UUID.randomUUID(), topic.bootstrapServers(), 500),
                store.sessions(),
                "hindsight." + UUID.randomUUID(),
                new CartProjection());
        var reporter = other.kit.reporter("shop", AT_ONCE).start();
        var told = new Told(other.topic)) {
      relay.publish(shop.next(100));

      await().atMost(LONG).until(() -> told.all().stream().anyMatch(this::hasAll));
      assertThat(one.halts).isEmpty();
      assertThat(reporter).isNotNull();
    }
  }

  private boolean hasAll(ProgressReport report) {
    return lastOfEachPartition().entrySet().stream()
        .allMatch(e -> report.positions().getOrDefault(e.getKey(), 0L) >= e.getValue());
  }

  private static boolean has(ProgressReport report, Recorded event) {
    return report.positions().getOrDefault(partition(event), 0L) >= event.envelope().position();
  }

  private Map<Integer, Long> lastOfEachPartition() {
    return shop.log().stream()
        .collect(
            Collectors.toMap(
                ReportedProgressTest::partition, e -> e.envelope().position(), Math::max));
  }

  private static int partition(Recorded event) {
    var key = event.envelope().stream().toString().getBytes(StandardCharsets.UTF_8);
    return Utils.toPositive(Utils.murmur2(key)) % PARTITIONS;
  }
}
