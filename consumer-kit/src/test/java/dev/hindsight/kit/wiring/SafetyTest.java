package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Money;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.source.TopicPolicy;
import dev.hindsight.kit.source.TopicPolicy.Finding;
import dev.hindsight.kit.testkit.TopicForTests;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What the kit refuses, survives and waits for. */
class SafetyTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final String group = "hindsight." + UUID.randomUUID();
  private final ShopEvents shop = new ShopEvents(3);

  @Test
  void a_topic_that_may_forget_is_refused_with_what_to_do() {
    var forgetful = Map.of("cleanup.policy", "compact", "retention.ms", "1000");
    TopicForTests.create(topic, 1, forgetful).close();

    var finding = new TopicPolicy(topic).check();

    assertThat(finding)
        .isInstanceOfSatisfying(
            Finding.Wrong.class,
            wrong ->
                assertThat(wrong.message())
                    .contains("cleanup.policy=compact", "retention.ms=1000", "--add-config"));
  }

  @Test
  void a_topic_that_is_not_there_is_waited_for_and_then_read() {
    assertThat(new TopicPolicy(topic).check()).isInstanceOf(Finding.Unknown.class);
    var store = new Store();
    try (var replica = new Replica(topic, store.sessions(), group, new CartProjection())) {
      try (var relay = TopicForTests.create(topic, 2)) {
        relay.publish(shop.next(100));

        await()
            .atMost(LONG)
            .untilAsserted(() -> Expected.inTables(new CartProjection(), shop.log(), store));
        assertThat(replica.halts).isEmpty();
      }
    }
  }

  @Test
  void a_checkpoint_whose_events_were_deleted_stops_the_service_and_skips_nothing()
      throws Exception {
    var store = new Store();
    try (var relay = TopicForTests.create(topic, 1)) {
      relay.publish(shop.next(100));
      try (var admin = Admin.create(Map.of("bootstrap.servers", topic.bootstrapServers()))) {
        admin
            .deleteRecords(
                Map.of(new TopicPartition(topic.name(), 0), RecordsToDelete.beforeOffset(50)))
            .all()
            .get();
      }

      try (var replica = new Replica(topic, store.sessions(), group, new CartProjection())) {
        await().atMost(LONG).untilAsserted(() -> assertThat(replica.halts).isNotEmpty());

        assertThat(replica.halts.peek()).contains("carts v1", "offset 0", "50 to");
        assertThat(store.number("SELECT count(*) FROM carts")).isZero();
      }
    }
  }

  @Test
  void a_database_that_goes_away_loses_and_skips_nothing() {
    var store = new Store();
    try (var relay = TopicForTests.create(topic, 2);
        var replica = new Replica(topic, store.sessions(), group, new CartProjection())) {
      relay.publish(shop.next(200));
      await()
          .atMost(LONG)
          .untilAsserted(() -> Expected.inTables(new CartProjection(), shop.log(), store));

      for (int i = 0; i < 5; i++) {
        store.cutConnections();
        relay.publish(shop.next(50));
      }
      store.execute("ALTER TABLE carts RENAME TO away");
      relay.publish(shop.next(50));
      await()
          .atMost(LONG)
          .untilAsserted(() ->
              assertThat(replica.kit.feed().lanes()).anyMatch(lane -> lane.trouble() != null));
      store.execute("ALTER TABLE away RENAME TO carts");
      relay.publish(shop.next(50));

      await()
          .atMost(LONG)
          .untilAsserted(() -> Expected.inTables(new CartProjection(), shop.log(), store));
      await()
          .atMost(LONG)
          .untilAsserted(
              () -> assertThat(replica.kit.feed().lanes()).allMatch(lane -> lane.isLive()));
    }
  }

  @Test
  void a_token_is_fresh_on_either_of_two_replicas_whichever_owns_the_partition() {
    var store = new Store();
    try (var relay = TopicForTests.create(topic, 4);
        var one = new Replica(topic, store.sessions(), group, new AccountProjection());
        var two = new Replica(topic, store.sessions(), group, new AccountProjection())) {
      await()
          .atMost(LONG)
          .until(() -> one.kit.feed().lanes().size() == 2 && two.kit.feed().lanes().size() == 2);
      await().atMost(LONG).until(() -> one.lag() == 0 && two.lag() == 0);
      for (int i = 0; i < 20; i++) {
        var first = shop.open("account");
        var second = shop.open("account");
        var both =
            List.of(
                shop.append(first.envelope().stream(), deposit()),
                shop.append(second.envelope().stream(), deposit()));
        relay.publish(List.of(first, second));
        relay.publish(both);
        var token =
            new ConsistencyToken(
                both.stream()
                    .collect(
                        Collectors.toMap(
                            it -> it.envelope().stream(), it -> it.envelope().position())));

        for (var replica : List.of(one, two)) {
          replica.kit.freshness().await("accounts", token, LONG).await().atMost(LONG);
          Expected.inTables(new AccountProjection(), shop.log(), store);
        }
      }
      assertThat(one.kit.freshness().of("accounts")).isPresent();
    }
  }

  @Test
  void a_wait_for_what_is_not_there_ends_in_time_with_a_503() {
    var store = new Store();
    try (var relay = TopicForTests.create(topic, 2);
        var replica = new Replica(topic, store.sessions(), group, new AccountProjection())) {
      relay.publish(shop.next(10));
      await().atMost(LONG).until(() -> replica.lag() == 0);
      var future = new ConsistencyToken(Map.of(shop.open("account").envelope().stream(), 1_000L));
      var wait = replica.kit.freshness().await("accounts", future, Duration.ofMillis(200));

      assertThatThrownBy(() -> wait.await().atMost(LONG))
          .isInstanceOfSatisfying(
              HttpProblem.class,
              problem -> {
                assertThat(problem.getStatusCode()).isEqualTo(503);
                assertThat(problem.getHeaders()).containsKey("Retry-After");
              });
    }
  }

  private static MoneyDeposited deposit() {
    return new MoneyDeposited(Money.of("1.00", "EUR"), null);
  }
}
