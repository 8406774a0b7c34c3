package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.freshness.Freshness.Progress;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.subscription.Cancellable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reading one's own writes with two replicas, each of which owns a part of the partitions. */
class FreshReplicasTest {

  private static final Duration LONG = Duration.ofSeconds(60);

  private final Store store = new Store();
  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final TopicForTests relay = TopicForTests.create(topic, 3);
  private final ShopEvents shop = new ShopEvents(9);
  private Replica owner;
  private Replica other;

  @BeforeEach
  void both_are_level() {
    relay.publish(shop.next(100));
    var settings = new KitSettings(topic, 2, 500, 100, 20, Duration.ofDays(1), LONG);
    var group = "hindsight." + UUID.randomUUID();
    owner =
        new Replica(
            settings, store.sessions(), group, new CartProjection(), new AccountProjection());
    other =
        new Replica(
            settings, store.sessions(), group, new CartProjection(), new AccountProjection());
    await()
        .atMost(LONG)
        .until(() ->
            owner.kit.feed().lanes().size() + other.kit.feed().lanes().size() == 6
                && !other.kit.feed().lanes().isEmpty());
    await().atMost(LONG).until(() -> owner.lag() == 0 && other.lag() == 0);
  }

  @AfterEach
  void close() {
    other.close();
    owner.close();
    relay.close();
  }

  @Test
  void a_token_is_fresh_where_another_replica_has_applied_it() {
    for (int i = 0; i < 50; i++) {
      var account = shop.open("account");
      var deposit = deposit(account.envelope().stream());
      relay.publish(List.of(account, deposit));

      for (var replica : List.of(other, owner)) {
        replica.kit.freshness().await("accounts", token(deposit), LONG).await().atMost(LONG);
        assertThat(
                store.number(
                    "SELECT version FROM accounts WHERE id = '"
                        + account.envelope().stream().id()
                        + "'"))
            .isEqualTo(2);
      }
    }
  }

  @Test
  void who_waits_costs_the_database_nothing() {
    var future = new ConsistencyToken(Map.of(new StreamName("cart", UUID.randomUUID()), 9_999L));
    var limit = Duration.ofSeconds(5);
    var before = statements();

    var waits = new ArrayList<Throwable>();
    for (var replica : List.of(owner, other)) {
      for (int i = 0; i < 10; i++) {
        replica
            .kit
            .freshness()
            .await("carts", future, limit)
            .subscribe()
            .with(fresh -> {}, failure -> add(waits, failure));
      }
    }
    await().atMost(LONG).until(() -> size(waits) == 20);

    // Each replica looks some times a second in any case; polling would make hundreds.
    assertThat(statements() - before).isLessThan(160);
    assertThat(waits).allMatch(failure -> status(failure).equals("503 not-fresh-yet"));
  }

  @Test
  void those_who_wait_are_bounded_and_those_who_leave_make_room() {
    var future = new ConsistencyToken(Map.of(new StreamName("cart", UUID.randomUUID()), 9_999L));
    var waiting = new ArrayList<Cancellable>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) {
        waiting.add(
            owner
                .kit
                .freshness()
                .await("carts", future, LONG)
                .subscribe()
                .with(fresh -> {}, failure -> {}));
      }
      assertThatThrownBy(
              () -> owner.kit.freshness().await("carts", future, LONG).await().atMost(LONG))
          .satisfies(failure -> assertThat(status(failure)).isEqualTo("503 too-many-waiting"));

      waiting.forEach(Cancellable::cancel);
      waiting.clear();
    }
  }

  @Test
  void a_token_of_a_parked_stream_is_answered_as_parked_on_either_replica() {
    var opened = shop.open("cart");
    var stream = opened.envelope().stream();
    var poison = shop.append(stream, ShopEvents.item(CartProjection.POISON));
    relay.publish(List.of(opened, poison));

    for (var replica : List.of(other, owner)) {
      assertThatThrownBy(() ->
              replica.kit.freshness().await("carts", token(poison), LONG).await().atMost(LONG))
          .satisfies(failure -> assertThat(status(failure)).isEqualTo("503 parked"))
          .hasMessageContaining(stream.toString());
      replica.kit.freshness().await("accounts", token(poison), LONG).await().atMost(LONG);
    }

    owner.kit.repairs().skip("carts", stream.toString(), "a test", "ada");
    // Who repaired it knows at once; the other one when it has looked.
    owner.kit.freshness().await("carts", token(poison), LONG).await().atMost(LONG);
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> other.kit.freshness().await("carts", token(poison), LONG).await().atMost(LONG));
  }

  @Test
  void a_projection_that_is_level_shows_the_present_however_long_ago_the_last_event_was() {
    var start = Instant.now();

    for (var replica : List.of(other, owner)) {
      await().atMost(LONG).until(() -> asOf(replica).isAfter(start));
      var first = asOf(replica);
      await().atMost(LONG).until(() -> asOf(replica).isAfter(first));
      assertThat(replica.kit.freshness().of("accounts").orElseThrow().position())
          .isEqualTo(shop.log().size());
    }
  }

  private static Instant asOf(Replica replica) {
    return replica.kit.freshness().of("accounts").map(Progress::asOf).orElse(Instant.EPOCH);
  }

  private Recorded deposit(StreamName account) {
    return shop.append(account, new MoneyDeposited(Money.of("1.00", "EUR"), null));
  }

  private static ConsistencyToken token(Recorded event) {
    return new ConsistencyToken(Map.of(event.envelope().stream(), event.envelope().position()));
  }

  private static String status(Throwable failure) {
    var problem = (HttpProblem) failure;
    var type = String.valueOf(problem.getType());
    return problem.getStatusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
  }

  private static void add(List<Throwable> failures, Throwable one) {
    synchronized (failures) {
      failures.add(one);
    }
  }

  private static int size(List<Throwable> failures) {
    synchronized (failures) {
      return failures.size();
    }
  }

  /** Transactions of this test's database, of which each look is one. */
  private long statements() {
    store.number("SELECT 1 FROM pg_stat_force_next_flush()");
    return store.number(
        "SELECT xact_commit + xact_rollback FROM pg_stat_database"
            + " WHERE datname = current_database()");
  }
}
