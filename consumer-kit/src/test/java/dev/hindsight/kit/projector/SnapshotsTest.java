package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.projection.Snapshot;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.CartRow;
import dev.hindsight.kit.shop.KeptCarts;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.table.SnapshotTable;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every so many versions of an entity are kept, and only what is as it was written is used. */
class SnapshotsTest {

  private static final KeptCarts CARTS = new KeptCarts(5);

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(3);

  @Test
  void each_snapshot_is_the_fold_of_the_log_up_to_its_version_whatever_the_batches() {
    var random = new Random(11);
    try (var bench = new Bench(store, CARTS, 100)) {
      for (int i = 0; i < 30; i++) {
        bench.apply(shop.next(1 + random.nextInt(60)));
      }
    }

    var expected = rows(shop.log());
    assertThat(expected.keySet()).anyMatch(at -> at.version() == 15);
    assertThat(store.number("SELECT count(*) FROM carts_snapshots")).isEqualTo(expected.size());
    expected.forEach(
        (at, row) -> assertThat(newest(CARTS, at)).contains(new Snapshot<>(at.version(), row)));
    Expected.inTables(CARTS, shop.log(), store);
  }

  @Test
  void the_newest_at_or_before_a_version_is_found() {
    var cart = cartOf(23);

    assertThat(newest(CARTS, new At(cart, 4))).isEmpty();
    assertThat(version(new At(cart, 5))).isEqualTo(5);
    assertThat(version(new At(cart, 14))).isEqualTo(10);
    assertThat(version(new At(cart, 9_999))).isEqualTo(20);
    assertThat(newest(CARTS, new At(UUID.randomUUID(), 20))).isEmpty();
  }

  @Test
  void one_that_was_changed_by_hand_is_not_used() {
    var cart = cartOf(5);
    assertThat(newest(CARTS, new At(cart, 5))).isPresent();

    store.execute("UPDATE carts_snapshots SET state = jsonb_set(state, '{items,0,quantity}', '7')");

    assertThat(newest(CARTS, new At(cart, 5))).isEmpty();
  }

  @Test
  void one_that_lies_about_its_version_is_not_used() {
    var cart = cartOf(5);

    store.execute("UPDATE carts_snapshots SET version = 6");

    assertThat(newest(CARTS, new At(cart, 6))).isEmpty();
  }

  @Test
  void one_of_another_version_of_the_projection_is_not_used_and_is_written_over() {
    var cart = cartOf(5);
    var changed = new KeptCarts(5, 2, new CartProjection());
    assertThat(newest(changed, new At(cart, 5))).isEmpty();
    store.execute("DELETE FROM carts");

    store.execute("DELETE FROM pieces_in_carts");

    try (var bench = new Bench(store, changed, ProjectionId.of(CARTS), null, 100)) {
      bench.apply(shop.log());
    }

    assertThat(newest(changed, new At(cart, 5))).isPresent();
    assertThat(newest(CARTS, new At(cart, 5))).isEmpty();
  }

  @Test
  void a_batch_that_is_not_committed_leaves_none() {
    try (var bench = new Bench(store, CARTS, 100)) {
      store.execute("ALTER TABLE dropped_items RENAME TO away");
      var events = shop.next(300);

      assertThatThrownBy(() -> bench.apply(events)).hasMessageContaining("dropped_items");

      assertThat(store.number("SELECT count(*) FROM carts_snapshots")).isZero();
    }
  }

  @Test
  void events_that_were_parked_leave_theirs_when_they_are_retried() {
    var cart = shop.open("cart").envelope().stream();
    shop.append(cart, ShopEvents.item(CartProjection.POISON));
    fill(cart, 10);
    try (var bench = new Bench(store, CARTS, 100)) {
      bench.apply(shop.log());
      assertThat(store.number("SELECT count(*) FROM carts_snapshots")).isZero();
    }

    var repaired = new KeptCarts(5, 1, CartProjection.repaired());
    try (var bench = new Bench(store, repaired, 100);
        var session = store.open()) {
      new Retry(session, new EventCodec()).stream(bench.tables, cart.toString());
    }

    assertThat(newest(CARTS, new At(cart.id(), 99)).map(Snapshot::version)).contains(10L);
  }

  @Test
  void none_are_kept_unless_they_are_asked_for_and_no_interval_is_negative() {
    assertThat(new CartProjection().snapshots()).isZero();
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(shop.next(300));
    }
    assertThat(store.number("SELECT count(*) FROM carts_snapshots")).isZero();

    assertThatThrownBy(() -> SnapshotTable.live(new KeptCarts(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private UUID cartOf(int events) {
    var cart = shop.open("cart").envelope().stream();
    fill(cart, events);
    try (var bench = new Bench(store, CARTS, 100)) {
      bench.apply(shop.log());
    }
    return cart.id();
  }

  private void fill(StreamName cart, int versions) {
    while (shop.log().getLast().envelope().version() < versions) {
      shop.append(cart, ShopEvents.item("thing"));
    }
  }

  private long version(At at) {
    return newest(CARTS, at).map(Snapshot::version).orElse(0L);
  }

  private Optional<Snapshot<CartRow>> newest(KeptCarts carts, At at) {
    var table = SnapshotTable.live(carts);
    try (var session = store.open()) {
      var found = session.run(table.newest(), table.key(at.cart(), at.version()));
      return found.size() == 0 ? Optional.empty() : table.read(at.cart(), found.iterator().next());
    }
  }

  private static Map<At, CartRow> rows(List<Recorded> log) {
    var now = new HashMap<UUID, @Nullable CartRow>();
    var kept = new HashMap<At, CartRow>();
    var dropped = new ArrayList<Record>();
    for (var recorded : log) {
      var envelope = recorded.envelope();
      if (envelope.stream().kind().equals("cart")) {
        var id = envelope.stream().id();
        var row = CARTS.fold(now.get(id), recorded, dropped::add);
        now.put(id, row);
        if (row != null && envelope.version() % 5 == 0) {
          kept.put(new At(id, envelope.version()), row);
        }
      }
    }
    return kept;
  }

  private record At(UUID cart, long version) {}
}
