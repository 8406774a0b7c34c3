package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Advertisements. */
final class Listings implements Fold {

  @Override
  public String kind() {
    return "listing";
  }

  @Override
  public String table() {
    return "query.listings";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (row == null) {
      return event.type().equals("hindsight.listing.posted.v1") ? posted(event, data) : null;
    }
    if ("WITHDRAWN".equals(row.get("status"))) {
      return row;
    }
    return switch (event.type()) {
      case "hindsight.listing.price-changed.v1" ->
          Columns.of(row)
              .withMoney("price", Amount.of(Objects.requireNonNull(data.get("to"))))
              .map();
      case "hindsight.listing.withdrawn.v1" -> Columns.of(row).with("status", "WITHDRAWN").map();
      default -> row;
    };
  }

  private static Map<String, Object> posted(LogEvent event, Map<String, Object> data) {
    return Columns.empty()
        .with("status", "LISTED")
        .with("seller_id", data.get("sellerId"))
        .with("title", data.get("title"))
        .with("brand", data.get("brand"))
        .with("category", data.get("category"))
        .withMoney("price", Amount.of(Objects.requireNonNull(data.get("price"))))
        .with("listed_at", event.happenedAt().toString())
        .map();
  }
}
