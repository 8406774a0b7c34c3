package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projector.Retry;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.KnownTopic;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

/** A topic that was lost and is filled again: the same name and events, other offsets. */
class TopicMadeAnewTest {

  private static final int PARTITIONS = 2;
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final CartProjection CARTS = new CartProjection();
  private static final AccountProjection ACCOUNTS = new AccountProjection();

  private final Store store = new Store();
  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final String group = "hindsight." + UUID.randomUUID();
  private final ShopEvents shop = new ShopEvents(3);

  @Test
  void projections_go_on_behind_what_they_have_and_apply_nothing_twice() throws Exception {
    try (var relay = TopicForTests.create(topic, PARTITIONS);
        var former = replica(CARTS, ACCOUNTS)) {
      // The mark of each transaction takes an offset: these will not come again.
      for (int i = 0; i < 60; i++) {
        relay.publish(shop.next(5));
      }
      level(former);

      makeAnew(PARTITIONS);

      await().atMost(LONG).untilAsserted(() -> assertThat(former.halts).isNotEmpty());
      assertThat(former.halts.peek()).contains(topic.name(), "made anew");
    }
    try (var relay = TopicForTests.on(topic);
        var next = replica(CARTS, ACCOUNTS)) {
      shop.next(40);
      relay.publish(shop.log());
      level(next);
      relay.publish(shop.next(40));
      level(next);

      assertThat(next.halts).isEmpty();
      assertThat(next.count("duplicates", "carts")).isZero();
      assertThat(parked()).isZero();
    }
  }

  @Test
  void who_still_knows_the_former_topic_commits_nothing_of_the_new_one() throws Exception {
    try (var relay = TopicForTests.create(topic, PARTITIONS);
        var former = replica(CARTS, ACCOUNTS)) {
      relay.publish(shop.next(100));
      level(former);
      var known = List.copyOf(shop.log());

      makeAnew(PARTITIONS);
      try (var adopts = new KnownTopic(topic, store.open(), reason -> {})) {
        adopts.look();
      }
      try (var other = TopicForTests.on(topic)) {
        shop.next(300);
        other.publish(shop.log());
        await().atMost(LONG).untilAsserted(() -> assertThat(former.halts).isNotEmpty());
      }

      Expected.inTables(CARTS, known, store);
      Expected.inTables(ACCOUNTS, known, store);
      assertThat(store.number("SELECT max(next_offset) FROM hindsight_checkpoints")).isZero();
    }
    try (var next = replica(CARTS, ACCOUNTS)) {
      level(next);
    }
  }

  @Test
  void what_was_parked_stays_in_front_of_what_is_to_come() throws Exception {
    var cart = shop.open("cart").envelope().stream();
    shop.append(cart, ShopEvents.item(CartProjection.POISON));
    shop.append(cart, ShopEvents.item("second"));
    try (var relay = TopicForTests.create(topic, PARTITIONS);
        var former = replica(CARTS)) {
      for (var event : shop.log()) {
        relay.publish(List.of(event));
      }
      await().atMost(LONG).until(() -> parked() == 2);
      makeAnew(PARTITIONS);
      await().atMost(LONG).untilAsserted(() -> assertThat(former.halts).isNotEmpty());
    }
    try (var relay = TopicForTests.on(topic);
        var next = replica(CartProjection.repaired())) {
      shop.append(cart, ShopEvents.item("third"));
      relay.publish(shop.log());
      await().atMost(LONG).until(() -> parked() == 3);

      assertThat(next.kit.repairs().retry("carts", cart.toString()))
          .isEqualTo(new Retry.Applied(3));
      Expected.inTables(CartProjection.repaired(), shop.log(), store);
    }
  }

  @Test
  void the_end_of_a_topic_that_is_not_filled_yet_is_not_the_present() throws Exception {
    List<Recorded> early = shop.next(50);
    var opened = shop.open("account");
    try (var relay = TopicForTests.create(topic, PARTITIONS)) {
      relay.publish(early);
      try (var both = replica(CARTS, ACCOUNTS)) {
        await().atMost(LONG).untilAsserted(() -> Expected.inTables(ACCOUNTS, early, store));
        await().atMost(LONG).untilAsserted(() -> assertThat(both.lag()).isZero());
      }
      // Carts know of more than accounts, and accounts do not know that there is more.
      try (var carts = replica(CARTS)) {
        relay.publish(List.of(opened));
        await().atMost(LONG).untilAsserted(() -> assertThat(carts.lag()).isZero());
      }
      makeAnew(PARTITIONS);
    }
    var token =
        new ConsistencyToken(Map.of(opened.envelope().stream(), opened.envelope().position()));
    try (var relay = TopicForTests.on(topic);
        var next = replica(CARTS, ACCOUNTS)) {
      relay.publish(early);
      await().atMost(LONG).untilAsserted(() -> assertThat(next.lag()).isZero());
      var wait = next.kit.freshness().await("accounts", token, Duration.ofSeconds(2));
      assertThatThrownBy(() -> wait.await().atMost(LONG)).hasMessageContaining("did not get to");

      relay.publish(List.of(opened));
      next.kit.freshness().await("accounts", token, LONG).await().atMost(LONG);
      level(next);
    }
  }

  @Test
  void events_that_kafka_lost_and_others_in_their_place_are_noticed_before_any_is_passed_over()
      throws Exception {
    try (var relay = TopicForTests.create(topic, 1);
        var former = replica(CARTS, ACCOUNTS)) {
      relay.publish(shop.next(100));
      relay.publish(shop.next(2));
      level(former);
    }
    var known = List.copyOf(shop.log());
    var broker = KafkaForTests.broker();
    broker.kill();
    broker.loseEnd(topic.name(), 0, 2);
    broker.start();
    try (var relay = TopicForTests.on(topic)) {
      // Published again, and at once with what came later: other events at the offsets of before.
      var again = new ArrayList<>(known.subList(100, 102));
      again.addAll(shop.next(50));
      relay.publish(again);
      try (var next = replica(CARTS, ACCOUNTS)) {
        await().atMost(LONG).untilAsserted(() -> assertThat(next.halts).isNotEmpty());
        assertThat(next.halts.peek()).contains("has applied position 102 last", "delete the topic");
        Expected.inTables(CARTS, known, store);
      }

      makeAnew(1);
    }
    try (var relay = TopicForTests.on(topic);
        var healed = replica(CARTS, ACCOUNTS)) {
      relay.publish(shop.log());
      level(healed);
      assertThat(healed.halts).isEmpty();
    }
  }

  private Replica replica(EntityProjection<?>... projections) {
    return new Replica(topic, store.sessions(), group, projections);
  }

  private void level(Replica replica) {
    await().atMost(LONG).untilAsserted(() -> Expected.inTables(CARTS, shop.log(), store));
    await().atMost(LONG).untilAsserted(() -> Expected.inTables(ACCOUNTS, shop.log(), store));
    await().atMost(LONG).untilAsserted(() -> assertThat(replica.lag()).isZero());
  }

  private long parked() {
    return store.number("SELECT count(*) FROM hindsight_parked_events");
  }

  private void makeAnew(int partitions) throws Exception {
    try (var admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
      admin.deleteTopics(List.of(topic.name())).all().get();
    }
    TopicForTests.create(topic, partitions).close();
  }
}
