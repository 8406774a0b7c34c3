package dev.hindsight.kit.table;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A component that is stored in one column. */
record SingleField(
    Column column, Function<Object, Object> toWire, Function<Object, Object> fromWire)
    implements Field {

  @Override
  public List<Column> columns() {
    return List.of(column);
  }

  @Override
  public void write(@Nullable Object value, @Nullable Object[] into, int at) {
    into[at] = value == null ? null : toWire.apply(value);
  }

  @Override
  public @Nullable Object read(Row row, int at) {
    var value = row.getValue(at);
    return value == null ? null : fromWire.apply(value);
  }
}
