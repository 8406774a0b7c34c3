package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far carts have come, as analytics counts them. */
final class Journeys implements Fold {

  @Override
  public String kind() {
    return "cart";
  }

  @Override
  public String table() {
    return "analytics.cart_journeys";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (row == null) {
      return event.type().equals("hindsight.cart.opened.v1") ? opened(event) : null;
    }
    if (row.containsKey("abandoned_at")) {
      return row;
    }
    if (row.containsKey("checked_out_at")) {
      return event.type().equals("hindsight.cart.given-back.v1")
          ? Columns.of(row).with("checked_out_at", null).map()
          : row;
    }
    return whileOpen(row, event, data);
  }

  private static Map<String, Object> opened(LogEvent event) {
    return Columns.empty()
        .with("opened_at", event.happenedAt().toString())
        .with("opened_recorded_at", event.recordedAt().toString())
        .with("with_items", "false")
        .with("with_drops", "false")
        .map();
  }

  private static Map<String, Object> whileOpen(
      Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    var columns = Columns.of(row);
    return switch (event.type()) {
      case "hindsight.cart.item-added.v1" -> columns.with("with_items", "true").map();
      case "hindsight.cart.item-removed.v1" -> columns.with("with_drops", "true").map();
      case "hindsight.cart.item-quantity-changed.v1" ->
          Drops.pieces(event, data) > 0 ? columns.with("with_drops", "true").map() : row;
      case "hindsight.cart.checked-out.v1" ->
          columns.with("checked_out_at", event.happenedAt().toString()).map();
      case "hindsight.cart.abandoned.v1" ->
          columns.with("abandoned_at", event.happenedAt().toString()).map();
      default -> row;
    };
  }
}
