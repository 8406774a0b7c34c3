package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.AccountEvent.AccountClosed;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.shop.AccountProjection;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** What a batch does, and what it never does, on a real PostgreSQL. */
class ProjectorTest {

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(1);

  private Bench carts() {
    return new Bench(store, new CartProjection(), 100);
  }

  @Test
  void rows_facts_and_checkpoint_are_committed_together_or_not_at_all() {
    try (var bench = carts()) {
      bench.apply(shop.next(100));
      var next = shop.next(200);
      store.execute("ALTER TABLE dropped_items RENAME TO away");

      assertThatThrownBy(() -> bench.apply(next)).hasMessageContaining("dropped_items");

      assertThat(store.number("SELECT next_offset FROM hindsight_checkpoints")).isEqualTo(100);
      assertThat(store.number("SELECT coalesce(max(position), 0) FROM carts"))
          .isLessThanOrEqualTo(100);

      store.execute("ALTER TABLE away RENAME TO dropped_items");
      bench.apply(next);
      Expected.inTables(new CartProjection(), shop.log(), store);
    }
  }

  @Test
  void a_zombie_cannot_commit_and_goes_on_from_what_the_other_has_stored() {
    try (var old = carts();
        var heir = carts()) {
      old.apply(shop.next(100));
      var next = shop.next(100);
      heir.apply(next);

      assertThatThrownBy(() -> old.apply(next)).isInstanceOf(Fenced.class);

      assertThat(old.tables.meters().fencedBatches()).isEqualTo(1);
      Expected.inTables(new CartProjection(), shop.log(), store);
      old.apply(shop.next(100));
      Expected.inTables(new CartProjection(), shop.log(), store);
    }
  }

  @Test
  void repeats_change_nothing_and_a_gap_parks_the_stream_in_any_order_of_delivery() {
    for (long seed = 0; seed < 40; seed++) {
      var random = new Random(seed);
      var events = oneCart(seed, 6);
      var delivered = new ArrayList<Recorded>();
      for (int i = 0; i < 14; i++) {
        delivered.add(
            i < events.size() && random.nextInt(4) > 0
                ? events.get(i)
                : events.get(random.nextInt(events.size())));
      }
      var id = events.getFirst().envelope().stream().id();
      var model = model(delivered);

      try (var bench = carts()) {
        for (int from = 0; from < delivered.size(); ) {
          var to = Math.min(delivered.size(), from + 1 + random.nextInt(5));
          bench.apply(delivered.subList(from, to));
          from = to;
        }
      }

      assertThat(
              store.number("SELECT coalesce(max(version), 0) FROM carts WHERE id = '" + id + "'"))
          .as("version with seed %d", seed)
          .isEqualTo(model.version());
      assertThat(
              store.number(
                  "SELECT count(*) FROM hindsight_parked_events WHERE stream = 'cart-" + id + "'"))
          .as("parked with seed %d", seed)
          .isEqualTo(model.parked());
    }
  }

  @Test
  void a_row_that_the_database_refuses_parks_its_own_stream_alone() {
    var good = oneCart(1, 5);
    var bad = new ShopEvents(2);
    var stream = bad.open("cart").envelope().stream();
    bad.append(stream, ShopEvents.item("a NUL \u0000 that jsonb does not take"));
    var batch = new ArrayList<>(good);
    batch.addAll(1, bad.log());

    try (var bench = carts()) {
      bench.apply(batch);
    }

    Expected.inTables(new CartProjection(), good, store);
    assertThat(store.number("SELECT count(*) FROM hindsight_parked_streams")).isEqualTo(1);
    assertThat(store.number("SELECT count(*) FROM hindsight_parked_events")).isEqualTo(2);
  }

  @Test
  void unreadable_events_and_records_that_are_no_events_are_parked_and_never_skipped() {
    var good = oneCart(1, 5);
    var poisoned = oneCart(2, 2);
    var broken = new ArrayList<ConsumerRecord<String, byte[]>>();
    broken.add(Bench.record(poisoned.getFirst()));
    var second = Bench.record(poisoned.get(1));
    var cut = new ConsumerRecord<>("t", 0, 0, second.key(), new byte[] {'{'});
    second.headers().forEach(cut.headers()::add);
    broken.add(cut);
    broken.add(new ConsumerRecord<>("t", 0, 0, "no stream", new byte[] {1, 2}));

    try (var bench = carts()) {
      bench.applyRecords(broken);
      bench.apply(good);
    }

    var log = new ArrayList<>(good);
    log.add(poisoned.getFirst());
    Expected.inTables(new CartProjection(), log, store);
    assertThat(
            store.number(
                "SELECT count(*) FROM hindsight_parked_streams WHERE stream IN ('?0/2', '"
                    + poisoned.getFirst().envelope().stream()
                    + "')"))
        .isEqualTo(2);
  }

  @Test
  void more_parked_streams_than_allowed_stop_the_projection_before_anything_is_stored() {
    var batch = new ArrayList<Recorded>();
    for (int i = 0; i < 4; i++) {
      var cart = new ShopEvents(i);
      var stream = cart.open("cart").envelope().stream();
      cart.append(stream, ShopEvents.item(CartProjection.POISON));
      batch.addAll(cart.log());
    }

    try (var bench = new Bench(store, new CartProjection(), 3)) {
      assertThatThrownBy(() -> bench.apply(batch)).isInstanceOf(TooManyParked.class);
    }

    assertThat(store.number("SELECT next_offset FROM hindsight_checkpoints")).isZero();
    assertThat(store.number("SELECT count(*) FROM carts")).isZero();
  }

  @Test
  void a_removed_row_still_knows_repeats_and_gaps() {
    var opened = shop.open("account");
    var stream = opened.envelope().stream();
    var closed = shop.append(stream, new AccountClosed());
    try (var bench = new Bench(store, new AccountProjection(), 100)) {
      bench.apply(shop.log());
      assertThat(store.number("SELECT count(*) FROM accounts")).isZero();

      bench.apply(List.of(closed));
      assertThat(bench.tables.meters().duplicates()).isEqualTo(1);
    }
    try (var restarted = new Bench(store, new AccountProjection(), 100)) {
      restarted.apply(List.of(closed));
      assertThat(restarted.tables.meters().duplicates()).isEqualTo(1);
      assertThat(store.number("SELECT count(*) FROM hindsight_parked_streams")).isZero();
    }
  }

  @Test
  void a_parked_stream_is_applied_whole_and_in_order_once_its_fold_is_repaired() {
    var stream = shop.open("cart").envelope().stream();
    shop.append(stream, ShopEvents.item(CartProjection.POISON));
    shop.append(stream, ShopEvents.item("after it"));
    try (var bench = carts();
        var session = store.open()) {
      bench.apply(shop.log());
      var retry = new Retry(session, new EventCodec());

      assertThat(retry.stream(bench.tables, stream.toString())).isInstanceOf(Retry.Failed.class);
      assertThat(store.number("SELECT count(*) FROM hindsight_parked_events")).isEqualTo(2);

      var repaired = new Bench(store, CartProjection.repaired(), 100);
      assertThat(retry.stream(repaired.tables, stream.toString())).isEqualTo(new Retry.Applied(2));
      assertThat(retry.stream(repaired.tables, stream.toString())).isEqualTo(new Retry.NotParked());
      Expected.inTables(CartProjection.repaired(), shop.log(), store);

      // Whoever had the old state in memory finds out, and goes on from the new one.
      var next = List.of(shop.append(stream, ShopEvents.item("live again")));
      assertThatThrownBy(() -> bench.apply(next)).isInstanceOf(Fenced.class);
      bench.apply(next);
      Expected.inTables(CartProjection.repaired(), shop.log(), store);
      repaired.close();
    }
  }

  @Test
  void another_event_for_a_version_that_was_taken_is_a_fork_and_parks_the_stream() {
    var events = oneCart(1, 3);
    var last = events.getLast().envelope();
    var other =
        dev.hindsight.kit.testkit.TestEvents.recorded(
            last.stream(), last.version(), 1_000, ShopEvents.item("another history"));

    try (var bench = carts()) {
      bench.apply(events);
      bench.apply(List.of(other));
    }

    Expected.inTables(new CartProjection(), events, store);
    assertThat(store.number("SELECT count(*) FROM hindsight_parked_streams")).isEqualTo(1);
  }

  private static List<Recorded> oneCart(long seed, int events) {
    var one = new ShopEvents(seed * 31 + 5);
    var stream = one.open("cart").envelope().stream();
    for (int i = 1; i < events; i++) {
      one.append(stream, ShopEvents.item("thing " + i));
    }
    return one.log();
  }

  private record Model(long version, long parked) {}

  private static Model model(List<Recorded> delivered) {
    long version = 0;
    long parked = 0;
    for (var recorded : delivered) {
      var next = recorded.envelope().version();
      if (parked > 0 || next > version + 1) {
        parked++;
      } else if (next == version + 1) {
        version = next;
      }
    }
    return new Model(version, parked);
  }
}
