package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projector.Retry;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.CustomerEvents;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Backfill, live feed and hand-over on real Kafka and PostgreSQL. */
class KitTest {

  private static final int PARTITIONS = 4;
  private static final CartProjection CARTS = new CartProjection();
  private static final AccountProjection ACCOUNTS = new AccountProjection();
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Store store = new Store();
  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final TopicForTests relay = TopicForTests.create(topic, PARTITIONS);
  private final ShopEvents shop = new ShopEvents(42);
  private final String group = "hindsight." + UUID.randomUUID();

  @AfterEach
  void close() {
    relay.close();
  }

  private Replica replica(EntityProjection<?>... projections) {
    return new Replica(topic, store.sessions(), group, projections);
  }

  private <R extends Record> void level(
      Replica replica, EntityProjection<R> projection, List<Recorded> log) {
    await().atMost(LONG).untilAsserted(() -> Expected.inTables(projection, log, store));
    await().atMost(LONG).untilAsserted(() -> assertThat(replica.lag()).isZero());
  }

  @Test
  void a_backfill_and_the_live_feed_after_it_give_exactly_the_fold_of_the_log() {
    relay.publish(shop.next(3_000));

    try (var replica = replica(new CartProjection(), new AccountProjection())) {
      for (int i = 0; i < 50; i++) {
        relay.publish(shop.next(20));
      }
      level(replica, new CartProjection(), shop.log());
      level(replica, new AccountProjection(), shop.log());
      assertThat(replica.kit.feed().lanes())
          .hasSize(2 * PARTITIONS)
          .allMatch(lane -> lane.isLive());
    }
  }

  @Test
  void a_second_projection_added_later_backfills_and_joins_the_others() {
    relay.publish(shop.next(2_000));
    try (var first = replica(new CartProjection())) {
      level(first, new CartProjection(), shop.log());
    }

    try (var second = replica(new CartProjection(), new AccountProjection())) {
      for (int i = 0; i < 50; i++) {
        relay.publish(shop.next(20));
      }
      level(second, new CartProjection(), shop.log());
      level(second, new AccountProjection(), shop.log());
      assertThat(second.count("duplicates", "carts")).isZero();
    }
  }

  @Test
  void two_replicas_share_the_partitions_and_one_takes_over_when_the_other_leaves() {
    try (var one = replica(new CartProjection(), new AccountProjection())) {
      relay.publish(shop.next(500));
      var two = replica(new CartProjection(), new AccountProjection());
      await()
          .atMost(LONG)
          .until(() -> one.kit.feed().lanes().size() == 4 && two.kit.feed().lanes().size() == 4);
      for (int i = 0; i < 20; i++) {
        relay.publish(shop.next(50));
      }
      level(two, new CartProjection(), shop.log());
      two.close();
      relay.publish(shop.next(500));

      level(one, new CartProjection(), shop.log());
      level(one, new AccountProjection(), shop.log());
    }
  }

  @Test
  void two_replicas_that_both_think_that_all_is_theirs_pass_over_nothing() throws Exception {
    // Each in a group of its own: so it is, for a while, when a frozen one or its clock goes wrong.
    try (var one = new Replica(topic, store.sessions(), group, CARTS, ACCOUNTS);
        var two = new Replica(topic, store.sessions(), group + "-too", CARTS, ACCOUNTS)) {
      for (int i = 0; i < 400; i++) {
        relay.publish(shop.next(5));
        Thread.sleep(10);
      }

      await().atMost(LONG).untilAsserted(() -> Expected.inTables(CARTS, shop.log(), store));
      await().atMost(LONG).untilAsserted(() -> Expected.inTables(ACCOUNTS, shop.log(), store));
      assertThat(one.count("fenced", "carts") + two.count("fenced", "carts")).isPositive();
      assertThat(store.number("SELECT count(*) FROM hindsight_parked_streams")).isZero();
    }
  }

  @Test
  void events_of_aborted_transactions_are_not_applied_and_count_as_no_lag() {
    var elsewhere = new ShopEvents(7);
    relay.publish(shop.next(100));
    relay.abort(elsewhere.next(100));

    try (var replica = replica(new CartProjection())) {
      level(replica, new CartProjection(), shop.log());
      relay.abort(elsewhere.next(50));
      relay.publish(shop.next(10));
      relay.abort(elsewhere.next(50));

      level(replica, new CartProjection(), shop.log());
    }
  }

  @Test
  void erasures_are_heard_of_in_a_backfill_and_in_the_live_feed_by_any_service() {
    var past = new CustomerEvents();
    var present = new CustomerEvents();
    relay.publish(List.of(past.registered(), past.moved(), past.erased()));
    relay.publish(shop.next(100));
    try (var replica = replica(new CartProjection())) {
      level(replica, new CartProjection(), shop.log());
      assertThat(replica.erased).contains(past.id()).doesNotContain(present.id());

      relay.publish(List.of(present.registered(), present.moved(), present.erased()));

      await().atMost(LONG).until(() -> replica.erased.contains(present.id()));
    }
  }

  @Test
  void a_poisoned_stream_is_parked_whole_and_in_order_while_the_others_go_on() {
    var poisoned = shop.open("cart").envelope().stream();
    shop.next(50);
    relay.publish(shop.log());
    var good = List.copyOf(shop.log());
    try (var replica = replica(new CartProjection())) {
      var poison = shop.append(poisoned, ShopEvents.item(CartProjection.POISON));
      var later = shop.append(poisoned, ShopEvents.item("fine"));
      relay.publish(List.of(poison, later));
      var others = new ShopEvents(99).next(200);
      relay.publish(others);

      var expected = new ArrayList<>(good);
      expected.addAll(others);
      level(replica, new CartProjection(), expected);

      assertThat(store.number("SELECT count(*) FROM hindsight_parked_streams")).isEqualTo(1);
      assertThat(store.number("SELECT count(*) FROM hindsight_parked_events")).isEqualTo(2);
      await()
          .untilAsserted(
              () -> assertThat(replica.kit.watch().progress().getFirst().parked()).isEqualTo(1));
    }
  }

  @Test
  void another_replica_repairs_a_stream_while_its_owner_goes_on() {
    var poisoned = shop.open("cart").envelope().stream();
    relay.publish(shop.log());
    try (var owner = replica(new CartProjection())) {
      level(owner, new CartProjection(), shop.log());
      relay.publish(List.of(shop.append(poisoned, ShopEvents.item(CartProjection.POISON))));
      await()
          .atMost(LONG)
          .until(() -> store.number("SELECT count(*) FROM hindsight_parked_streams") == 1);
      var nowhere = new Topic("none-" + UUID.randomUUID(), topic.bootstrapServers(), 500);
      try (var other =
          new Replica(nowhere, store.sessions(), group + ".other", CartProjection.repaired())) {
        await().atMost(LONG).until(() -> other.kit.repairs().has("carts"));
        for (int i = 0; i < 20; i++) {
          relay.publish(shop.next(10));
          relay.publish(List.of(shop.append(poisoned, ShopEvents.item("more " + i))));
          if (i == 10) {
            assertThat(other.kit.repairs().retry("carts", poisoned.toString()))
                .isInstanceOf(Retry.Applied.class);
          }
        }

        level(owner, CartProjection.repaired(), shop.log());
        assertThat(store.number("SELECT count(*) FROM hindsight_parked_events")).isZero();
      }
    }
  }
}
