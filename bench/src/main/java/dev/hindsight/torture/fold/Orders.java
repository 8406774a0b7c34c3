package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Orders, with what was paid and given back. */
final class Orders implements Fold {

  @Override
  public String kind() {
    return "order";
  }

  @Override
  public String table() {
    return "query.orders";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (event.type().equals("hindsight.order.placed.v1")) {
      return placed(event, data);
    }
    return row == null ? null : changed(row, event, data);
  }

  // A cart whose order was rejected can be checked out again: the same order begins anew.
  private static Map<String, Object> placed(LogEvent event, Map<String, Object> data) {
    return Columns.empty()
        .with("status", "PLACED")
        .with("cart_id", data.get("cartId"))
        .with("customer_id", data.get("customerId"))
        .with("account_id", data.get("accountId"))
        .with("items", data.get("items"))
        .withMoney("total", Amount.of(Objects.requireNonNull(data.get("total"))))
        .with("payouts", List.of())
        .with("placed_at", event.happenedAt().toString())
        .with("placed_position", event.position())
        .map();
  }

  private static Map<String, Object> changed(
      Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    var columns = Columns.of(row);
    return switch (event.type()) {
      case "hindsight.order.payment-requested.v1" ->
          "PLACED".equals(row.get("status"))
              ? columns
                  .with("account_id", data.get("accountId"))
                  .with("reason", null)
                  .with("detail", null)
                  .map()
              : row;
      case "hindsight.order.paid.v1" ->
          columns
              .with("status", "PAID")
              .with("account_id", data.get("accountId"))
              .with("payouts", data.get("payouts"))
              .with("reason", null)
              .with("detail", null)
              .map();
      case "hindsight.order.rejected.v1" ->
          columns
              .with("status", "REJECTED")
              .with("reason", data.get("reason"))
              .with("detail", data.get("detail"))
              .map();
      case "hindsight.order.cancelled.v1" ->
          columns
              .with("status", "CANCELLED")
              .with("payouts", payouts(row, _ -> true, _ -> refund("outstanding", "0")))
              .with("reason", data.get("reason"))
              .with("detail", null)
              .map();
      case "hindsight.order.refund-deferred.v1" ->
          columns.with("payouts", payouts(row, of(data), _ -> deferred(data))).map();
      case "hindsight.order.payout-refunded.v1" ->
          columns.with("payouts", payouts(row, of(data), refund -> made(refund, data))).map();
      case "hindsight.order.refunded.v1" -> columns.with("status", "REFUNDED").map();
      default -> row;
    };
  }

  private interface Which {
    boolean is(Map<String, Object> payout);
  }

  private static Which of(Map<String, Object> data) {
    return payout -> Objects.equals(payout.get("transferId"), data.get("payoutId"));
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> payouts(
      Map<String, Object> row, Which which, UnaryOperator<Map<String, Object>> refund) {
    var payouts = new ArrayList<Map<String, Object>>();
    for (var one : (List<Map<String, Object>>) Objects.requireNonNull(row.get("payouts"))) {
      var payout = new TreeMap<>(one);
      if (which.is(payout)) {
        var before = (Map<String, Object>) payout.getOrDefault("refund", Map.of());
        payout.put("refund", refund.apply(before));
      }
      payouts.add(payout);
    }
    return payouts;
  }

  private static Map<String, Object> refund(String status, Object attempts) {
    return Columns.empty().with("status", status).with("attempts", attempts).map();
  }

  private static Map<String, Object> deferred(Map<String, Object> data) {
    var refund = refund("outstanding", Objects.requireNonNull(data.get("attempt")));
    refund.put("reason", Objects.requireNonNull(data.get("reason")));
    return refund;
  }

  private static Map<String, Object> made(Map<String, Object> before, Map<String, Object> data) {
    var refund = refund("refunded", Objects.requireNonNull(before.get("attempts")));
    refund.put("transferId", Objects.requireNonNull(data.get("transferId")));
    return refund;
  }
}
