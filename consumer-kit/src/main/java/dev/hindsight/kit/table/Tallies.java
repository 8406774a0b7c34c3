package dev.hindsight.kit.table;

import io.vertx.sqlclient.Tuple;
import io.vertx.sqlclient.data.Numeric;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a batch adds to a table of sums: one row a key, added up in memory. */
public final class Tallies {

  private final TallyTable table;
  private final Map<List<@Nullable Object>, @Nullable Object[]> rows = new LinkedHashMap<>();

  Tallies(TallyTable table) {
    this.table = table;
  }

  /** Adds what an event of a partition adds. */
  public void add(int partition, Record tally) {
    var values = table.values(partition, tally);
    rows.merge(key(values), values, this::sum);
  }

  /** Those that come to nothing within the batch are not even written. */
  public Tallies withoutEmpty() {
    rows.values().removeIf(row -> count(row, 0) == sums(row));
    return this;
  }

  public int size() {
    return rows.size();
  }

  public Tuple arrays() {
    return table.arrays(rows.values());
  }

  /** The keys of rows that become less, and so may come to nothing; null when there are none. */
  public @Nullable Tuple lowered() {
    var found = rows.values().stream().filter(row -> count(row, -1) > 0).toList();
    return found.isEmpty() ? null : table.keys(found);
  }

  private List<@Nullable Object> key(@Nullable Object[] values) {
    var key = new ArrayList<@Nullable Object>(values.length);
    for (int i = 0; i < values.length; i++) {
      if (!table.isSum(i)) {
        key.add(values[i]);
      }
    }
    return key;
  }

  private @Nullable Object[] sum(@Nullable Object[] one, @Nullable Object[] other) {
    var sum = one.clone();
    for (int i = 0; i < sum.length; i++) {
      if (table.isSum(i)) {
        sum[i] = plus(one[i], other[i]);
      }
    }
    return sum;
  }

  private int sums(@Nullable Object[] row) {
    return count(row, -1) + count(row, 0) + count(row, 1);
  }

  /** How many sums of a row have this sign. */
  private int count(@Nullable Object[] row, int sign) {
    var count = 0;
    for (int i = 0; i < row.length; i++) {
      if (table.isSum(i) && whole(row[i]).signum() == sign) {
        count++;
      }
    }
    return count;
  }

  private static Object plus(@Nullable Object one, @Nullable Object other) {
    return one instanceof Long a && other instanceof Long b
        ? Math.addExact(a, b)
        : Numeric.create(whole(one).add(whole(other)));
  }

  private static BigInteger whole(@Nullable Object sum) {
    return switch (sum) {
      case Long number -> BigInteger.valueOf(number);
      case Numeric number -> number.bigIntegerValue();
      case null, default -> throw new IllegalStateException(sum + " is no sum");
    };
  }
}
