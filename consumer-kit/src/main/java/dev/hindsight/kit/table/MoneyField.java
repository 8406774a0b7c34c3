package dev.hindsight.kit.table;

import dev.hindsight.events.Money;
import io.vertx.sqlclient.Row;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An amount in two columns, so that it can be summed: minor units and currency. */
record MoneyField(String minor, String currency) implements Field {

  MoneyField(String name) {
    this(name + "_minor", name + "_currency");
  }

  @Override
  public List<Column> columns() {
    return List.of(
        Column.of(minor, "bigint", Long.class), Column.of(currency, "text", String.class));
  }

  @Override
  public void write(@Nullable Object value, @Nullable Object[] into, int at) {
    if (value instanceof Money money) {
      into[at] = money.minor();
      into[at + 1] = money.currencyCode();
    }
  }

  @Override
  public @Nullable Object read(Row row, int at) {
    var amount = row.getLong(at);
    return amount == null ? null : new Money(amount, Currency.getInstance(row.getString(at + 1)));
  }
}
