package dev.hindsight.kit.table;

import static java.util.stream.Collectors.joining;

import dev.hindsight.kit.projection.Sum;
import io.vertx.sqlclient.Tuple;
import java.lang.reflect.RecordComponent;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The statements of a table of sums. A row that has come to nothing is deleted, so that the table
 * is the same however the events were cut into batches.
 */
public final class TallyTable {

  private static final Column PARTITION = Column.of("partition", "integer", Integer.class);

  private final TableName name;
  private final RecordMapping<? extends Record> mapping;
  private final List<Column> all = new ArrayList<>();
  private final List<Column> key = new ArrayList<>();
  private final List<Column> sums = new ArrayList<>();
  private final boolean[] isSum;

  public TallyTable(Class<? extends Record> type, TableName name) {
    this.name = name;
    this.mapping = new RecordMapping<>(type);
    key.add(PARTITION);
    all.add(PARTITION);
    all.addAll(mapping.columns());
    for (var component : type.getRecordComponents()) {
      (isSum(type, component) ? sums : key).addAll(Fields.of(component).columns());
    }
    if (sums.isEmpty() || key.size() == 1) {
      throw new IllegalArgumentException(
          type.getName() + " needs a key, and at least one component with @Sum");
    }
    this.isSum = new boolean[all.size()];
    for (int i = 0; i < isSum.length; i++) {
      isSum[i] = sums.contains(all.get(i));
    }
  }

  /** Adds to the rows of their keys. */
  public String add() {
    return Statement.insert(name, all)
        + """

        ON CONFLICT (%s) DO UPDATE SET %s\
        """
            .formatted(
                names(key),
                sums.stream()
                    .map(Column::name)
                    .map(sum -> "%1$s = %2$s.%1$s + EXCLUDED.%1$s".formatted(sum, name.sql()))
                    .collect(joining(", ")));
  }

  /** Deletes those rows of some keys that have come to nothing. */
  public String deleteEmpty() {
    return "DELETE FROM %s AS t USING %s WHERE %s AND %s"
        .formatted(
            name.sql(),
            Statement.unnest(key),
            key.stream()
                .map(column -> "t." + column.name() + " = " + column.fromWire("u"))
                .collect(joining(" AND ")),
            sums.stream().map(sum -> "t." + sum.name() + " = 0").collect(joining(" AND ")));
  }

  /** For the tallies of one batch. */
  public Tallies tallies() {
    return new Tallies(this);
  }

  /** The values of a tally, in the order of the columns. */
  @Nullable Object[] values(int partition, Record tally) {
    var values = new @Nullable Object[all.size()];
    values[0] = partition;
    mapping.write(tally, values, 1);
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        throw new IllegalArgumentException(
            "%s has no %s, but each component of a tally must be there"
                .formatted(tally, all.get(i).name()));
      }
    }
    return values;
  }

  boolean isSum(int column) {
    return isSum[column];
  }

  Tuple arrays(Collection<@Nullable Object[]> rows) {
    return Statement.arrays(all, List.copyOf(rows));
  }

  Tuple keys(Collection<@Nullable Object[]> rows) {
    return Statement.arrays(key, rows.stream().map(this::keyOf).toList());
  }

  private @Nullable Object[] keyOf(@Nullable Object[] row) {
    var found = new ArrayList<@Nullable Object>();
    for (int i = 0; i < row.length; i++) {
      if (!isSum(i)) {
        found.add(row[i]);
      }
    }
    return found.toArray();
  }

  private static boolean isSum(Class<?> type, RecordComponent component) {
    var marked = component.getAnnotation(Sum.class) != null;
    if (marked && component.getType() != long.class && component.getType() != BigInteger.class) {
      throw new IllegalArgumentException(
          type.getName() + "." + component.getName() + " is no long and no BigInteger");
    }
    return marked;
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }
}
