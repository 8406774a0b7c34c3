package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is in carts. */
final class Carts implements Fold {

  @Override
  public String kind() {
    return "cart";
  }

  @Override
  public String table() {
    return "query.carts";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (row == null) {
      return event.type().equals("hindsight.cart.opened.v1") ? opened(data) : null;
    }
    return switch (String.valueOf(row.get("status"))) {
      case "OPEN" -> whileOpen(row, event, data);
      case "CHECKED_OUT" ->
          event.type().equals("hindsight.cart.given-back.v1")
              ? with(Columns.of(row).with("status", "OPEN").map(), lines(data))
              : row;
      default -> row;
    };
  }

  private static Map<String, Object> opened(Map<String, Object> data) {
    return Columns.empty()
        .with("status", "OPEN")
        .with("customer_id", data.get("customerId"))
        .with("items", List.of())
        .map();
  }

  private static Map<String, Object> whileOpen(
      Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    return switch (event.type()) {
      case "hindsight.cart.item-added.v1" -> with(row, added(lines(row), data));
      case "hindsight.cart.item-quantity-changed.v1" -> with(row, changed(lines(row), data));
      case "hindsight.cart.item-removed.v1" -> with(row, removed(lines(row), data));
      case "hindsight.cart.checked-out.v1" -> Columns.of(row).with("status", "CHECKED_OUT").map();
      case "hindsight.cart.abandoned.v1" -> Columns.of(row).with("status", "ABANDONED").map();
      default -> row;
    };
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> lines(Map<String, Object> from) {
    return new ArrayList<>((List<Map<String, Object>>) Objects.requireNonNull(from.get("items")));
  }

  // The whole line takes title and price of the pieces that came last, and stays where it is.
  private static List<Map<String, Object>> added(
      List<Map<String, Object>> lines, Map<String, Object> data) {
    var line = new TreeMap<>(data);
    for (int i = 0; i < lines.size(); i++) {
      if (isOf(lines.get(i), data)) {
        line.put("quantity", Long.toString(quantity(lines.get(i)) + quantity(data)));
        lines.set(i, line);
        return lines;
      }
    }
    lines.add(line);
    return lines;
  }

  private static List<Map<String, Object>> changed(
      List<Map<String, Object>> lines, Map<String, Object> data) {
    lines.replaceAll(line -> {
      if (!isOf(line, data)) {
        return line;
      }
      var other = new TreeMap<>(line);
      other.put("quantity", Objects.requireNonNull(data.get("to")));
      return other;
    });
    return lines;
  }

  private static List<Map<String, Object>> removed(
      List<Map<String, Object>> lines, Map<String, Object> data) {
    lines.removeIf(line -> isOf(line, data));
    return lines;
  }

  private static boolean isOf(Map<String, Object> line, Map<String, Object> data) {
    return Objects.equals(line.get("listingId"), data.get("listingId"));
  }

  private static long quantity(Map<String, Object> line) {
    return Long.parseLong((String) Objects.requireNonNull(line.get("quantity")));
  }

  private static Map<String, Object> with(
      Map<String, Object> row, List<Map<String, Object>> lines) {
    Amount total = null;
    for (var line : lines) {
      var value = Amount.of(Objects.requireNonNull(line.get("unitPrice"))).times(quantity(line));
      total = total == null ? value : total.plus(value);
    }
    return Columns.of(row).with("items", List.copyOf(lines)).withMoney("total", total).map();
  }
}
