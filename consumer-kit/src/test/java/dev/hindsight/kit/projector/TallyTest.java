package dev.hindsight.kit.projector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.events.CartEvent.ItemAddedToCart;
import dev.hindsight.events.CartEvent.ItemRemovedFromCart;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import dev.hindsight.kit.projection.Sum;
import dev.hindsight.kit.projection.Table;
import dev.hindsight.kit.shop.CartProjection;
import dev.hindsight.kit.shop.ShopEvents;
import dev.hindsight.kit.table.TableName;
import dev.hindsight.kit.table.TallyTable;
import dev.hindsight.kit.wiring.Expected;
import dev.hindsight.kit.wiring.Store;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Tables of sums, on a real PostgreSQL. */
class TallyTest {

  private static final String ROWS = "SELECT * FROM pieces_in_carts ORDER BY listing_id, currency";
  private static final UUID LISTING = new UUID(0, 7);

  private final Store store = new Store();
  private final ShopEvents shop = new ShopEvents(11);

  @Test
  void sums_are_the_same_row_by_row_however_the_events_are_cut_into_batches() {
    var log = shop.next(2_000);
    var random = new Random(5);
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      for (int from = 0; from < log.size(); ) {
        var to = Math.min(log.size(), from + 1 + random.nextInt(60));
        bench.apply(log.subList(from, to));
        from = to;
      }
    }
    var whole = new Store();
    try (var bench = new Bench(whole, new CartProjection(), 100)) {
      bench.apply(log);
    }

    Expected.inTables(new CartProjection(), log, store);
    assertThat(store.lines(ROWS)).isEqualTo(whole.lines(ROWS)).isNotEmpty();
  }

  @Test
  void what_has_come_to_nothing_is_gone_within_a_batch_and_over_two() {
    var stream = shop.open("cart").envelope().stream();
    var added = shop.append(stream, ShopEvents.item("Thing"));
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(shop.log());
      assertThat(store.lines(ROWS)).containsExactly("0 " + LISTING + " EUR 2 2500");

      bench.apply(List.of(shop.append(stream, removed())));
      assertThat(store.lines(ROWS)).isEmpty();

      bench.apply(List.of(shop.append(stream, added.event()), shop.append(stream, removed())));
      assertThat(store.lines(ROWS)).isEmpty();
    }
  }

  @Test
  void sums_hold_more_than_a_long() {
    var most = Money.of("9000000000000000.00", "EUR");
    var log = shop.log();
    for (int i = 0; i < 11; i++) {
      var stream = shop.open("cart").envelope().stream();
      shop.append(stream, new ItemAddedToCart(LISTING, "Thing", null, null, 1, most));
    }
    try (var bench = new Bench(store, new CartProjection(), 100)) {
      bench.apply(log.subList(0, 12));
      bench.apply(log.subList(12, log.size()));
    }

    assertThat(store.lines(ROWS)).containsExactly("0 " + LISTING + " EUR 11 9900000000000000000");
  }

  @Test
  void a_retry_adds_what_was_parked_once() {
    var stream = shop.open("cart").envelope().stream();
    shop.append(stream, ShopEvents.item("before"));
    shop.append(stream, ShopEvents.item(CartProjection.POISON));
    shop.append(stream, removed());
    shop.append(stream, ShopEvents.item("after"));
    try (var bench = new Bench(store, new CartProjection(), 100);
        var repaired = new Bench(store, CartProjection.repaired(), 100);
        var session = store.open()) {
      bench.apply(shop.log());
      assertThat(store.lines(ROWS)).containsExactly("0 " + LISTING + " EUR 2 2500");

      new Retry(session, new EventCodec()).stream(repaired.tables, stream.toString());
      new Retry(session, new EventCodec()).stream(repaired.tables, stream.toString());

      Expected.inTables(CartProjection.repaired(), shop.log(), store);
    }
  }

  @Test
  void a_partition_adds_to_rows_of_its_own_and_waits_for_no_other() throws Exception {
    var log = List.<Recorded>of(shop.open("cart"), shop.append(stream(), item()));
    try (var bench = new Bench(store, new CartProjection(), 100);
        var elsewhere = store.connect()) {
      bench.apply(log);
      elsewhere.setAutoCommit(false);
      try (var statement = elsewhere.createStatement()) {
        statement.execute(
            "INSERT INTO pieces_in_carts SELECT 1, listing_id, currency, 40, 40 FROM pieces_in_carts");

        bench.apply(List.of(shop.append(stream(), removed()), shop.append(stream(), item())));
        bench.apply(List.of(shop.append(stream(), item())));
      }
      elsewhere.commit();
    }

    assertThat(store.lines(ROWS + ", partition"))
        .containsExactly("0 " + LISTING + " EUR 2 2500", "1 " + LISTING + " EUR 40 40");
  }

  @Test
  void a_tally_without_a_part_of_its_key_or_with_odd_sums_is_refused() {
    var table = new TallyTable(Keyed.class, new TableName("keyed"));

    assertThatThrownBy(() -> table.tallies().add(0, new Keyed(null, 1)))
        .hasMessageContaining("has no name");
    assertThatThrownBy(() -> new TallyTable(Unkeyed.class, new TableName("unkeyed")))
        .hasMessageContaining("needs a key");
    assertThatThrownBy(() -> new TallyTable(Odd.class, new TableName("odd")))
        .hasMessageContaining("is no long and no BigInteger");
  }

  @Table("keyed")
  private record Keyed(@Nullable String name, @Sum long sum) {}

  @Table("unkeyed")
  private record Unkeyed(@Sum long sum) {}

  @Table("odd")
  private record Odd(String name, @Sum Money sum) {}

  private StreamName stream() {
    return shop.log().getFirst().envelope().stream();
  }

  private static ItemAddedToCart item() {
    return ShopEvents.item("Thing");
  }

  private static ItemRemovedFromCart removed() {
    return new ItemRemovedFromCart(LISTING, "Thing", "Brand", null, 2, Money.of("12.50", "EUR"));
  }
}
