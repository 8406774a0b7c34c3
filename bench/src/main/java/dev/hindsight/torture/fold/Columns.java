package dev.hindsight.torture.fold;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row in the making. */
final class Columns {

  private final Map<String, Object> columns;

  private Columns(Map<String, Object> columns) {
    this.columns = columns;
  }

  static Columns empty() {
    return new Columns(new TreeMap<>());
  }

  /** A copy to be changed. */
  static Columns of(Map<String, Object> row) {
    return new Columns(new TreeMap<>(row));
  }

  /** Null empties it. */
  Columns with(String name, @Nullable Object value) {
    if (value == null) {
      columns.remove(name);
    } else {
      columns.put(name, value instanceof Number ? value.toString() : value);
    }
    return this;
  }

  /** An amount and its currency, each in a column of its own. */
  Columns withMoney(String name, @Nullable Amount amount) {
    return with(name + "_minor", amount == null ? null : amount.minor())
        .with(name + "_currency", amount == null ? null : amount.currency());
  }

  Map<String, Object> map() {
    return columns;
  }
}
