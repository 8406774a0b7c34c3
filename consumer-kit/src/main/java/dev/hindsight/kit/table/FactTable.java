package dev.hindsight.kit.table;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statement of an append-only table. */
public final class FactTable {

  private final RecordMapping<? extends Record> mapping;
  private final String insert;

  public FactTable(Class<? extends Record> type, TableName name) {
    this.mapping = new RecordMapping<>(type);
    this.insert = Statement.insert(name, mapping.columns());
  }

  public String insert() {
    return insert;
  }

  public Tuple arrays(List<? extends Record> facts) {
    var rows = new ArrayList<@Nullable Object[]>(facts.size());
    for (var fact : facts) {
      var values = new @Nullable Object[mapping.columns().size()];
      mapping.write(fact, values, 0);
      rows.add(values);
    }
    return Statement.arrays(mapping.columns(), rows);
  }
}
