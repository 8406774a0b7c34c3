package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.kit.freshness.ConsistencyToken;
import dev.hindsight.kit.generation.Generation;
import dev.hindsight.kit.generation.Standing;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.rebuild.Comparison;
import dev.hindsight.kit.rebuild.Outcome;
import dev.hindsight.kit.rebuild.RebuildReport;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.testkit.TopicForTests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rebuilds beside what readers see: on real Kafka and PostgreSQL, while events come in. */
class RebuildTest {

  private static final int PARTITIONS = 4;
  private static final Duration LONG = Duration.ofSeconds(90);

  private final Store store = new Store();
  private final Topic topic =
      new Topic("t-" + UUID.randomUUID(), KafkaForTests.broker().bootstrapServers(), 500);
  private final TopicForTests relay = TopicForTests.create(topic, PARTITIONS);
  private final ShopEvents shop = new ShopEvents(17);
  private final String group = "hindsight." + UUID.randomUUID();

  @AfterEach
  void close() {
    relay.close();
  }

  private Replica replica(EntityProjection<?>... projections) {
    return new Replica(topic, store.sessions(), group, projections);
  }

  private void level() {
    await()
        .atMost(LONG)
        .untilAsserted(() -> Expected.inTables(new CartProjection(), shop.log(), store));
  }

  private static RebuildReport report(Replica replica) {
    var admin = replica.kit.administration();
    await().atMost(LONG).until(() -> admin.report("carts").isPresent());
    return admin.report("carts").orElseThrow();
  }

  private static Comparison comparison(Replica replica) {
    return Objects.requireNonNull(report(replica).comparison());
  }

  private static Generation live(Replica replica) {
    var admin = replica.kit.administration();
    await().atMost(LONG).until(() -> admin.family("carts").live().isPresent());
    return admin.family("carts").live().orElseThrow();
  }

  private void untilLive(Replica replica, int generation) {
    await()
        .atMost(LONG)
        .until(() -> {
          relay.publish(shop.next(5));
          return live(replica).id().version() == generation;
        });
  }

  private static void assertDone(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
  }

  @Test
  void readers_meet_no_error_and_nothing_older_while_one_is_rebuilt_switched_and_rolled_back()
      throws Exception {
    relay.publish(shop.next(2_000));
    try (var replica = replica(new CartProjection(), new AccountProjection())) {
      level();
      try (var readers = new Readers(store, "carts", 2)) {
        var admin = replica.kit.administration();
        assertDone(admin.start("carts", false));
        untilLive(replica, 2);

        assertThat(comparison(replica).equal()).isTrue();
        assertThat(comparison(replica).tables())
            .extracting("table")
            .containsExactly("carts", "dropped_items", "pieces_in_carts");
        level();
        relay.publish(shop.next(200));
        assertDone(admin.rollback("carts"));
        relay.publish(shop.next(200));
        level();
        untilLive(replica, 1);
        assertDone(admin.rollback("carts"));
        relay.publish(shop.next(200));
        level();

        var before = readers.reads();
        await().atMost(LONG).until(() -> readers.reads() > before + 5);
        assertThat(readers.complaints()).isEmpty();
      }
      Expected.inTables(new AccountProjection(), shop.log(), store);
    }
  }

  @Test
  void on_a_quiet_topic_one_is_rebuilt_and_taken_back_all_the_same() {
    try (var replica = replica(new CartProjection())) {
      relay.publish(shop.next(500));
      relay.publish(shop.next(500));
      level();
      var admin = replica.kit.administration();
      assertDone(admin.start("carts", false));
      await().atMost(LONG).until(() -> live(replica).id().version() == 2);

      assertThat(comparison(replica).equal()).isTrue();
      assertDone(admin.rollback("carts"));
      level();
    }
  }

  @Test
  void a_build_that_was_cut_off_in_the_middle_is_resumed_where_it_was() {
    relay.publish(shop.next(20_000));
    var first = replica(new CartProjection());
    level();
    first.kit.administration().start("carts", true);
    await().atMost(LONG).until(() -> places(2) > 500);
    first.close();
    var reached = places(2);

    try (var second = replica(new CartProjection())) {
      await().atMost(LONG).until(() -> report(second).state().equals("level"));

      assertThat(second.kit.administration().family("carts").all()).hasSize(2);
      assertThat(comparison(second).equal()).isTrue();
      assertThat(second.count("duplicates", "carts")).isZero();
      assertThat(places(2)).isGreaterThan(reached);
      assertDone(second.kit.administration().switchTo("carts"));
      level();
    }
  }

  private long places(int generation) {
    return store.number(
        "SELECT coalesce(sum(next_offset), 0) FROM hindsight_checkpoints WHERE version = "
            + generation);
  }

  @Test
  void two_replicas_fill_one_generation_and_both_show_it_with_tokens_from_either() {
    relay.publish(shop.next(2_000));
    try (var one = replica(new CartProjection());
        var two = replica(new CartProjection())) {
      level();
      await()
          .atMost(LONG)
          .until(() -> one.kit.feed().lanes().size() == 2 && two.kit.feed().lanes().size() == 2);
      assertDone(one.kit.administration().start("carts", false));
      assertDone(two.kit.administration().start("carts", false));
      await()
          .atMost(LONG)
          .until(() -> one.kit.feed().lanes().size() == 4 && two.kit.feed().lanes().size() == 4);
      untilLive(one, 2);
      untilLive(two, 2);

      for (int i = 0; i < 10; i++) {
        var cart = shop.open("cart");
        relay.publish(List.of(cart));
        var token =
            new ConsistencyToken(Map.of(cart.envelope().stream(), cart.envelope().position()));
        for (var replica : List.of(one, two)) {
          replica.kit.freshness().await("carts", token, LONG).await().atMost(LONG);
          var id = cart.envelope().stream().id();
          assertThat(store.number("SELECT count(*) FROM carts WHERE id = '" + id + "'"))
              .isEqualTo(1);
        }
      }
      level();
      assertThat(one.kit.administration().family("carts").all()).hasSize(2);
    }
  }

  @Test
  void a_cancelled_build_leaves_nothing_and_the_live_one_goes_on() {
    relay.publish(shop.next(5_000));
    try (var replica = replica(new CartProjection())) {
      level();
      replica.kit.administration().start("carts", true);
      await().atMost(LONG).until(() -> places(2) > 0);

      assertDone(replica.kit.administration().cancel("carts"));

      relay.publish(shop.next(500));
      level();
      await()
          .atMost(LONG)
          .until(() ->
              replica.kit.feed().lanes().size() == PARTITIONS
                  && replica.kit.feed().lanes().stream().allMatch(lane -> lane.isLive()));
      assertThat(places(2)).isZero();
      assertThat(store.number("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'g2%'"))
          .isZero();
      assertThat(report(replica).state()).isEqualTo("cancelled");
      await()
          .atMost(LONG)
          .until(() ->
              replica.meters.getMeters().stream()
                  .noneMatch(meter -> "2".equals(meter.getId().getTag("version"))));
    }
  }

  @Test
  void readers_are_taken_away_from_a_generation_that_cannot_be_written_any_more() {
    relay.publish(shop.next(500));
    try (var replica = replica(new CartProjection())) {
      level();
      // Not copied to the next generation.
      store.execute(
          """
          CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql
            AS $$ BEGIN RAISE EXCEPTION 'the disk of this table is gone'; END $$;
          CREATE TRIGGER refuse BEFORE INSERT OR UPDATE ON carts
            FOR EACH STATEMENT EXECUTE FUNCTION refuse();
          """);
      relay.publish(shop.next(500));
      assertDone(replica.kit.administration().start("carts", false));

      untilLive(replica, 2);

      assertThat(comparison(replica).equal()).isNull();
      assertThat(comparison(replica).note()).contains("stands still");
      level();
    }
  }

  @Test
  void changed_code_is_built_beside_and_switched_to_by_itself_and_the_former_code_comes_back()
      throws Exception {
    relay.publish(shop.next(2_000));
    try (var former = replica(new CartProjection())) {
      level();
    }
    try (var readers = new Readers(store, "carts", 1)) {
      try (var changed = replica(new OtherCode<>(new CartProjection(), 2))) {
        untilLive(changed, 2);
        relay.publish(shop.next(100));
        level();
        assertThat(comparison(changed).note()).contains("code version 2 follows 1");
      }
      try (var former = replica(new CartProjection())) {
        untilLive(former, 1);
        relay.publish(shop.next(100));
        level();
      }
      assertThat(readers.complaints()).isEmpty();
    }
  }

  @Test
  void a_build_that_parks_what_the_live_one_does_not_waits_for_an_operator() {
    var stream = shop.open("cart").envelope().stream();
    shop.append(stream, ShopEvents.item(CartProjection.POISON));
    shop.next(200);
    relay.publish(shop.log());
    try (var whole = replica(CartProjection.repaired())) {
      await()
          .atMost(LONG)
          .untilAsserted(() -> Expected.inTables(CartProjection.repaired(), shop.log(), store));
    }
    try (var broken = replica(new CartProjection())) {
      await().atMost(LONG).until(() -> broken.lag() == 0);
      broken.kit.administration().start("carts", false);

      await().atMost(LONG).until(() -> report(broken).state().equals("level"));
      assertThat(report(broken).held()).contains("1 streams are parked in it, 0 in the live one");
      assertThat(comparison(broken).equal()).isFalse();
      assertThat(comparison(broken).parkedFirst())
          .singleElement()
          .satisfies(it -> {
            assertThat(it.stream()).isEqualTo(stream.toString());
            assertThat(it.reason()).contains(CartProjection.POISON);
          });
      Expected.inTables(CartProjection.repaired(), shop.log(), store);
      assertThat(live(broken).standing()).isEqualTo(Standing.LIVE);
      assertThat(live(broken).id().version()).isEqualTo(1);
      assertThat(store.number("SELECT count(*) FROM hindsight_parked_now")).isZero();
    }
  }

  @Test
  void a_sandbox_stays_at_its_moment_in_every_partition_while_the_live_one_goes_on() {
    relay.publish(shop.next(3_000));
    var moment = shop.log().get(1_200).envelope().recordedAt();
    var past =
        shop.log().stream().filter(one -> !one.envelope().recordedAt().isAfter(moment)).toList();
    try (var replica = replica(new CartProjection())) {
      level();
      var admin = replica.kit.administration();
      assertDone(admin.sandbox("carts", moment, "then"));
      await()
          .atMost(LONG)
          .until(() ->
              store.number("SELECT count(*) FROM hindsight_checkpoints WHERE complete")
                  == PARTITIONS);
      relay.publish(shop.next(500));
      level();

      Expected.inTables(new CartProjection(), past, store, "g2_carts");
      await()
          .atMost(LONG)
          .until(() -> admin.progress(admin.sandbox("then").orElseThrow()).lagEvents() == 0);
      assertDone(admin.remove("carts", "then"));
      assertThat(store.number("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'g2%'"))
          .isZero();
    }
  }

  @Test
  void while_a_deployment_rolls_the_former_replicas_keep_fresh_what_readers_see() throws Exception {
    relay.publish(shop.next(2_000));
    try (var former = replica(new CartProjection());
        var readers = new Readers(store, "carts", 1)) {
      level();
      try (var changed =
          new Replica(
              topic,
              store.sessions(),
              group + ".changed",
              new OtherCode<>(new CartProjection(), 2))) {
        untilLive(changed, 2);
        untilLive(former, 2);
        relay.publish(shop.next(200));
        level();
        assertThat(changed.kit.administration().ofOtherCode()).isEmpty();
        assertThat(former.kit.administration().ofOtherCode()).containsExactly("carts");
        await().atMost(LONG).until(() -> former.lag() == 0);
      }
      assertThat(readers.complaints()).isEmpty();
    }
  }

  @Test
  void what_former_code_took_back_and_left_is_taken_over_by_the_code_that_is_still_there() {
    relay.publish(shop.next(500));
    try (var former = replica(new CartProjection())) {
      level();
    }
    try (var changed = replica(new OtherCode<>(new CartProjection(), 2))) {
      untilLive(changed, 2);
      try (var again =
          new Replica(topic, store.sessions(), group + ".former", new CartProjection())) {
        untilLive(again, 1);
      }

      untilLive(changed, 2);
      relay.publish(shop.next(100));
      level();
    }
  }
}
