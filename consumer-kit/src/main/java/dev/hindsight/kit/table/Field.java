package dev.hindsight.kit.table;

import io.vertx.sqlclient.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component of a record, and the column or columns that it is stored in. */
interface Field {

  List<Column> columns();

  /** Puts the values of the columns into {@code into}, beginning at {@code at}. */
  void write(@Nullable Object value, @Nullable Object[] into, int at);

  /** Makes it of the values of the columns, which begin at {@code at}. */
  @Nullable Object read(Row row, int at);
}
