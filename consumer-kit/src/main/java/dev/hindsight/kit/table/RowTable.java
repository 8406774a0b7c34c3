package dev.hindsight.kit.table;

import static java.util.stream.Collectors.joining;

import dev.hindsight.events.StreamName;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of a projection's table of rows, derived from its record. */
public final class RowTable<R extends Record> {

  private static final Column KIND = Column.of("kind", "text", String.class);
  private static final Column ID = Column.of("id", "uuid", UUID.class);
  private static final List<Column> APPLIED =
      List.of(
          Column.of("version", "bigint", Long.class),
          Column.of("position", "bigint", Long.class),
          Column.of("recorded_at", "timestamptz", OffsetDateTime.class));

  private final TableName name;
  private final List<Column> key;
  private final List<Column> all = new ArrayList<>();
  private final RecordMapping<R> mapping;
  private final @Nullable String onlyKind;

  public RowTable(Class<R> type, TableName name, Set<String> kinds) {
    this.name = name;
    this.onlyKind = kinds.size() == 1 ? kinds.iterator().next() : null;
    this.key = onlyKind == null ? List.of(KIND, ID) : List.of(ID);
    this.mapping = new RecordMapping<>(type);
    all.addAll(key);
    all.addAll(APPLIED);
    all.addAll(mapping.columns());
  }

  /** Adds rows that are known to be new. */
  public String insert() {
    return Statement.insert(name, all);
  }

  /** Overwrites rows with newer versions of themselves, and only with those. */
  public String upsert() {
    return insert()
        + """

        ON CONFLICT (%s) DO UPDATE SET %s
        WHERE %s.version < EXCLUDED.version\
        """
            .formatted(
                names(key),
                all.stream()
                    .skip(key.size())
                    .map(column -> column.name() + " = EXCLUDED." + column.name())
                    .collect(joining(", ")),
                name.sql());
  }

  public Tuple arrays(List<Entity<R>> entities) {
    return Statement.arrays(all, entities.stream().map(this::values).toList());
  }

  /** The rows of some entities. */
  public String select() {
    return selection() + " WHERE (" + names(key) + ") " + among();
  }

  public String delete() {
    return "DELETE FROM " + name.sql() + " WHERE (" + names(key) + ") " + among();
  }

  /** The row of one entity, as {@link #read} wants it, with further columns. */
  public String selectOne(String further) {
    var list = all.stream().map(Column::toWire).collect(joining(", "));
    return "SELECT " + list + ", " + further + " FROM " + name.sql() + " WHERE id = $1";
  }

  public Tuple keys(Collection<StreamName> streams) {
    return Statement.arrays(key, streams.stream().map(this::keyOf).toList());
  }

  /** What {@link #select} or {@link #selectOne} found; by place, for names would be searched. */
  public Entity<R> read(Row row) {
    var kind = onlyKind == null ? row.getString(0) : onlyKind;
    var at = key.size();
    return new Entity<>(
        new StreamName(kind, row.getUUID(at - 1)),
        row.getLong(at),
        row.getLong(at + 1),
        row.getOffsetDateTime(at + 2).toInstant(),
        mapping.read(row, at + APPLIED.size()));
  }

  /** How many columns are read: so many come before those further ones. */
  int width() {
    return all.size();
  }

  private String selection() {
    return "SELECT "
        + all.stream().map(Column::toWire).collect(joining(", "))
        + " FROM "
        + name.sql();
  }

  private String among() {
    return onlyKind == null
        ? "IN (SELECT * FROM unnest($1::text[], $2::uuid[]))"
        : "= ANY($1::uuid[])";
  }

  private @Nullable Object[] values(Entity<R> entity) {
    var values = new @Nullable Object[all.size()];
    var keys = keyOf(entity.stream());
    System.arraycopy(keys, 0, values, 0, keys.length);
    values[keys.length] = entity.version();
    values[keys.length + 1] = entity.position();
    values[keys.length + 2] = Fields.toWire(entity.recordedAt());
    if (entity.row() != null) {
      mapping.write(entity.row(), values, keys.length + APPLIED.size());
    }
    return values;
  }

  private @Nullable Object[] keyOf(StreamName stream) {
    return onlyKind == null
        ? new @Nullable Object[] {stream.kind(), stream.id()}
        : new @Nullable Object[] {stream.id()};
  }

  private static String names(List<Column> columns) {
    return columns.stream().map(Column::name).collect(joining(", "));
  }
}
