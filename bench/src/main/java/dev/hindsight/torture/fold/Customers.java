package dev.hindsight.torture.fold;

import dev.hindsight.torture.evidence.LogEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Customers, their names and addresses as they are in the log: sealed. */
final class Customers implements Fold {

  @Override
  public String kind() {
    return "customer";
  }

  @Override
  public String table() {
    return "query.customers";
  }

  @Override
  public @Nullable Map<String, Object> after(
      @Nullable Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    if (row == null) {
      return event.type().startsWith("hindsight.customer.registered.") ? registered(data) : null;
    }
    return "ERASED".equals(row.get("status")) ? row : changed(row, event, data);
  }

  private static Map<String, Object> registered(Map<String, Object> data) {
    return Columns.empty()
        .with("status", "REGISTERED")
        .with("name", data.get("name"))
        .with("email", data.get("email"))
        .with("email_verified", "false")
        .with("mailing_lists", List.of())
        .with("accounts", List.of())
        .map();
  }

  private static Map<String, Object> changed(
      Map<String, Object> row, LogEvent event, Map<String, Object> data) {
    var columns = Columns.of(row);
    return switch (event.type()) {
      case "hindsight.customer.email-verified.v1" -> columns.with("email_verified", "true").map();
      case "hindsight.customer.email-changed.v1" ->
          columns.with("email", data.get("to")).with("email_verified", "false").map();
      case "hindsight.customer.mailing-list-joined.v1" ->
          columns.with("mailing_lists", with(row, "mailing_lists", data.get("list"))).map();
      case "hindsight.customer.mailing-list-left.v1" ->
          columns.with("mailing_lists", without(row, "mailing_lists", data.get("list"))).map();
      case "hindsight.customer.account-opened.v1" ->
          columns.with("accounts", with(row, "accounts", data.get("accountId"))).map();
      case "hindsight.customer.deactivated.v1" -> columns.with("status", "DEACTIVATED").map();
      case "hindsight.customer.erased.v1" ->
          columns
              .with("status", "ERASED")
              .with("name", null)
              .with("email", null)
              .with("email_verified", "false")
              .with("mailing_lists", List.of())
              .map();
      default -> row;
    };
  }

  private static List<Object> with(Map<String, Object> row, String column, @Nullable Object value) {
    var list = without(row, column, value);
    list.add(Objects.requireNonNull(value));
    return list;
  }

  private static List<Object> without(
      Map<String, Object> row, String column, @Nullable Object value) {
    var list = new ArrayList<Object>((List<?>) Objects.requireNonNull(row.get(column)));
    list.remove(value);
    return list;
  }
}
