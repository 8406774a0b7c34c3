package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Balances. */
final class Accounts implements Fold {

  @Override
  public String kind() {
    return "account";
  }

  @Override
  public String table() {
    return "query.accounts";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (row == null) {
      return event.type().equals("hindsight.account.opened.v1") ? opened(data) : null;
    }
    if ("CLOSED".equals(row.get("status"))) {
      return row;
    }
    return switch (event.type()) {
      case "hindsight.account.money-deposited.v1", "hindsight.account.transfer-received.v1" ->
          changed(row, data, 1);
      case "hindsight.account.money-withdrawn.v1", "hindsight.account.transfer-sent.v1" ->
          changed(row, data, -1);
      case "hindsight.account.closed.v1" -> Columns.of(row).with("status", "CLOSED").map();
      default -> row;
    };
  }

  private static Map<String, Object> opened(Map<String, Object> data) {
    var currency = (String) Objects.requireNonNull(data.get("currency"));
    return Columns.empty()
        .with("status", "OPEN")
        .with("owner_id", data.get("ownerId"))
        .withMoney("balance", Amount.nothing(currency))
        .map();
  }

  private static Map<String, Object> changed(
      Map<String, Object> row, Map<String, Object> data, int sign) {
    var amount = Amount.of(Objects.requireNonNull(data.get("amount")));
    var after = Amount.of(row, "balance").plus(amount.times(sign));
    return Columns.of(row).withMoney("balance", after).map();
  }
}
