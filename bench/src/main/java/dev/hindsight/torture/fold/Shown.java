package dev.hindsight.torture.fold;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What {@code GET} of an entity must show, as far as it is compared. */
public final class Shown {

  private Shown() {}

  /** Of the entity as it is in the models now; nothing when it is not shown at all. */
  public static Map<String, Object> of(ReadModels models, String stream) {
    var table =
        switch (stream.substring(0, stream.indexOf('-'))) {
          case "account" -> "query.accounts";
          case "cart" -> "query.carts";
          default -> "";
        };
    var row = models.row(table, stream);
    if (row == null) {
      return Map.of();
    }
    var shown = new TreeMap<String, Object>();
    row.columns()
        .forEach((name, value) -> {
          switch (name) {
            case "id", "version", "items" -> shown.put(name, value);
            case "status" -> shown.put(name, spoken(value));
            case "balance_minor" ->
                shown.put("balance", Amount.of(row.columns(), "balance").json());
            case "total_minor" -> shown.put("total", Amount.of(row.columns(), "total").json());
            default -> {}
          }
        });
    return shown;
  }

  private static String spoken(Object status) {
    return status.toString().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
