package dev.hindsight.kit.projector;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What operators do about parked streams, on a real PostgreSQL. */
class RepairsTest {

  private static final String REFUSED = "refused by the table";

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(5);
  private final StreamName cart = shop.open("cart").envelope().stream();
  private final AtomicInteger changes = new AtomicInteger();

  @Test
  void a_retry_applies_what_can_be_applied_and_stops_at_the_first_that_cannot() {
    add(CartProjection.POISON);
    add("fine");
    var missing = add("missing");
    add("after the gap");
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(without(missing));
      assertThat(parkedEvents()).isEqualTo(3);

      assertThat(repairs(bench).retry("carts", cart.toString()))
          .isEqualTo(new Retry.Failed(0, "hindsight.cart.item-added.v1 v2: " + dislikes()));
    }
    try (var repaired = new Bench(store, CartProjection.repaired(), 100)) {
      var outcome = repairs(repaired).retry("carts", cart.toString());

      var reason = "version 5 at position 5 came after version 3 at position 3";
      assertThat(outcome).isEqualTo(new Retry.Failed(2, reason));
      assertThat(parkedEvents()).isEqualTo(1);
      assertThat(repairs(repaired).parked("carts", "", 10))
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.stream()).isEqualTo(cart.toString());
            assertThat(entry.reason()).isEqualTo(reason);
            assertThat(entry.events()).isEqualTo(1);
            var first = requireNonNull(entry.firstEvent());
            assertThat(first.version()).isEqualTo("5");
            assertThat(first.type()).isEqualTo("hindsight.cart.item-added.v1");
          });
      Expected.inTables(CartProjection.repaired(), shop.log().subList(0, 3), store);
    }
  }

  @Test
  void a_skip_leaves_out_exactly_the_first_parked_event_and_tries_the_others() {
    var poison = add(CartProjection.POISON);
    add("fine");
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(shop.log());

      var outcome = repairs(bench).skip("carts", cart.toString(), "a test item", "ada");

      assertThat(outcome).isEqualTo(new Retry.Applied(1));
      Expected.inTables(new CartProjection(), without(poison), store);
      bench.lane.forget();
      bench.apply(List.of(add("live again")));
      Expected.inTables(new CartProjection(), without(poison), store);
      assertThat(parkedEvents()).isZero();
      assertThat(repairs(bench).skipped("carts", "", 0, 10))
          .singleElement()
          .satisfies(entry -> {
            assertThat(entry.event().version()).isEqualTo("2");
            assertThat(entry.event().position()).isEqualTo("2");
            assertThat(entry.fault()).contains(dislikes());
            assertThat(entry.reason()).isEqualTo("a test item");
            assertThat(entry.by()).isEqualTo("ada");
          });
      assertThat(repairs(bench).skip("carts", cart.toString(), "again", "ada"))
          .isEqualTo(new Retry.NotParked());
      assertThat(repairs(bench).skipped("carts", cart.toString(), 2, 10)).isEmpty();
    }
  }

  @Test
  void a_skip_of_the_first_event_of_a_stream_counts_it_without_making_a_row() {
    var never = new ShopEvents(6);
    var opened = never.open("cart");
    var gone = opened.envelope().stream();
    var broken = Bench.record(opened);
    var unreadable = new ConsumerRecord<>("t", 0, 0L, broken.key(), new byte[] {'{'});
    broken.headers().forEach(unreadable.headers()::add);
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.applyRecords(List.of(unreadable));
      bench.apply(List.of(never.append(gone, ShopEvents.item("into nothing"))));

      assertThat(repairs(bench).skip("carts", gone.toString(), "broken", "ada"))
          .isInstanceOf(Retry.Failed.class);
      assertThat(store.number("SELECT last_version FROM hindsight_removed_rows")).isEqualTo(1);
      assertThat(parkedEvents()).isEqualTo(1);

      assertThat(repairs(bench).skip("carts", gone.toString(), "also", "ada"))
          .isEqualTo(new Retry.Applied(0));
      assertThat(store.number("SELECT count(*) FROM carts")).isZero();
      assertThat(store.number("SELECT last_version FROM hindsight_removed_rows")).isEqualTo(2);
    }
  }

  @Test
  void a_skip_that_the_database_does_not_take_either_leaves_the_stream_parked_and_says_why() {
    store.execute("ALTER TABLE carts ADD CONSTRAINT few CHECK (version < 2)");
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(shop.log());
      bench.apply(List.of(add("fine")));

      assertThat(repairs(bench).skip("carts", cart.toString(), "a test", "ada"))
          .isInstanceOfSatisfying(
              Retry.Failed.class, failed -> assertThat(failed.reason()).contains("few"));
      assertThat(parkedEvents()).isEqualTo(1);
      assertThat(repairs(bench).skipped("carts", "", 0, 10)).isEmpty();

      store.execute("ALTER TABLE carts DROP CONSTRAINT few");
      assertThat(repairs(bench).retry("carts", cart.toString())).isEqualTo(new Retry.Applied(1));
      Expected.inTables(new CartProjection(), shop.log(), store);
    }
  }

  @Test
  void a_record_of_no_stream_can_be_skipped() {
    var record = new ConsumerRecord<String, byte[]>("t", 0, 0L, null, new byte[] {1});
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.applyRecords(List.of(record));
      assertThat(parkedEvents()).isEqualTo(1);

      assertThat(repairs(bench).retry("carts", "?0/0")).isInstanceOf(Retry.Failed.class);
      assertThat(repairs(bench).skip("carts", "?0/0", "no event", "ada"))
          .isEqualTo(new Retry.Applied(0));
      assertThat(parkedEvents()).isZero();
    }
  }

  @Test
  void a_row_that_the_database_refuses_is_found_one_event_at_a_time() {
    store.execute(
        "ALTER TABLE carts ADD CONSTRAINT dislikes CHECK (NOT items::text LIKE '%"
            + REFUSED
            + "%')");
    add("fine");
    add(REFUSED);
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(shop.log());
      assertThat(parkedEvents()).isEqualTo(3);

      assertThat(repairs(bench).retry("carts", cart.toString()))
          .isInstanceOfSatisfying(
              Retry.Failed.class,
              failed -> {
                assertThat(failed.events()).isEqualTo(2);
                assertThat(failed.reason()).contains("the database refuses its row", "dislikes");
              });
      assertThat(parkedEvents()).isEqualTo(1);

      store.execute("ALTER TABLE carts DROP CONSTRAINT dislikes");
      assertThat(repairs(bench).retry("carts", cart.toString())).isEqualTo(new Retry.Applied(1));
      Expected.inTables(new CartProjection(), shop.log(), store);
    }
  }

  @Test
  void all_are_tried_page_by_page_and_each_tells_what_became_of_it() {
    var poisoned = new ArrayList<StreamName>();
    for (int i = 0; i < 120; i++) {
      var one = shop.open("cart").envelope().stream();
      shop.append(one, ShopEvents.item(CartProjection.POISON));
      poisoned.add(one);
    }
    try (var bench = new Bench(store, new CartProjection(), 1_000)) {
      bench.apply(shop.log());
      assertThat(repairs(bench).retryAll("carts").values())
          .hasSize(120)
          .allMatch(Retry.Failed.class::isInstance);
    }
    try (var repaired = new Bench(store, CartProjection.repaired(), 1_000)) {
      changes.set(0);
      assertThat(repairs(repaired).retryAll("carts"))
          .hasSize(120)
          .containsOnlyKeys(poisoned.stream().map(StreamName::toString).toList())
          .allSatisfy((stream, outcome) -> assertThat(outcome).isEqualTo(new Retry.Applied(1)));
      assertThat(changes.get()).isEqualTo(120);
      Expected.inTables(CartProjection.repaired(), shop.log(), store);
    }
  }

  private Repairs repairs(Bench bench) {
    return new Repairs(
        name ->
            Optional.<ProjectionTables<?>>of(bench.tables)
                .filter(it -> it.id().name().equals(name)),
        store.sessions(),
        new EventCodec(),
        session -> changes.incrementAndGet());
  }

  private Recorded add(String title) {
    return shop.append(cart, ShopEvents.item(title));
  }

  private List<Recorded> without(Recorded one) {
    return shop.log().stream().filter(it -> it != one).toList();
  }

  private long parkedEvents() {
    return store.number("SELECT count(*) FROM hindsight_parked_events");
  }

  private static String dislikes() {
    return "java.lang.IllegalStateException: this fold dislikes " + CartProjection.POISON;
  }
}
