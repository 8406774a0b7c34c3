package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.CartLine;
import dev.hindsight.events.Recorded;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.shop.CartRow;
import dev.hindsight.kit.shop.PiecesInCarts;
import dev.hindsight.kit.table.Entity;
import dev.hindsight.kit.table.RowTable;
import dev.hindsight.kit.table.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The whole log folded by itself, without any of the machinery, against the tables. */
public final class Expected {

  private Expected() {}

  /** Fails unless rows, sums, and number of facts are those of the log. */
  public static <R extends Record> void inTables(
      EntityProjection<R> projection, List<Recorded> log, Store store) {
    inTables(projection, log, store, null);
  }

  /** The same of tables in a schema. */
  public static <R extends Record> void inTables(
      EntityProjection<R> projection, List<Recorded> log, Store store, @Nullable String schema) {
    Map<String, Entity<R>> rows = new HashMap<>();
    var facts = new ArrayList<Record>();
    for (var recorded : log) {
      var envelope = recorded.envelope();
      if (projection.kinds().contains(envelope.stream().kind())) {
        var before = rows.get(envelope.stream().toString());
        var row = projection.fold(before == null ? null : before.row(), recorded, facts::add);
        rows.put(
            envelope.stream().toString(),
            new Entity<>(
                envelope.stream(),
                envelope.version(),
                envelope.position(),
                envelope.recordedAt(),
                row));
      }
    }
    var table =
        new RowTable<>(
            projection.row(), TableName.in(schema, projection.row()), projection.kinds());
    var expected = rows.values().stream().filter(entity -> entity.row() != null).toList();
    var actual = new ArrayList<Entity<R>>();
    try (var session = store.open()) {
      var keys = table.keys(rows.values().stream().map(Entity::stream).toList());
      session.run(table.select(), keys).forEach(row -> actual.add(table.read(row)));
    }
    assertThat(actual).containsExactlyInAnyOrderElementsOf(expected);
    for (var type : projection.facts()) {
      assertThat(store.number("SELECT count(*) FROM " + TableName.in(schema, type).sql()))
          .isEqualTo(facts.stream().filter(type::isInstance).count());
    }
    if (schema == null && projection.tallies().contains(PiecesInCarts.class)) {
      var carts = expected.stream().map(entity -> (CartRow) entity.row()).toList();
      assertThat(
              store.lines(
                  "SELECT listing_id, currency, sum(pieces), sum(value_minor) FROM pieces_in_carts"
                      + " GROUP BY listing_id, currency"))
          .containsExactlyInAnyOrderElementsOf(piecesIn(carts));
    }
  }

  /** Counted in the carts, not by what the fold adds. */
  private static List<String> piecesIn(List<CartRow> carts) {
    var lines =
        carts.stream()
            .flatMap(cart -> cart.items().stream())
            .collect(
                Collectors.groupingBy(
                    line -> line.listingId() + " " + line.unitPrice().currencyCode()));
    return lines.entrySet().stream()
        .map(entry ->
            "%s %d %d"
                .formatted(
                    entry.getKey(),
                    entry.getValue().stream().mapToLong(CartLine::quantity).sum(),
                    entry.getValue().stream().mapToLong(line -> line.value().minor()).sum()))
        .toList();
  }
}
