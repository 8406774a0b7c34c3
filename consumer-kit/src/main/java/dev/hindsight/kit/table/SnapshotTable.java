package dev.hindsight.kit.table;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.hindsight.kit.projection.EntityProjection;
import dev.hindsight.kit.projection.Snapshot;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The statements of a table of snapshots, and what tells a good one from another. */
public final class SnapshotTable<R extends Record> {

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("id", "uuid", UUID.class),
          Column.of("version", "bigint", Long.class),
          Column.of("fold", "integer", Integer.class),
          Column.json("state"),
          Column.of("checksum", "bigint", Long.class));

  private final EntityProjection<R> projection;
  private final String insert;
  private final String newest;

  private SnapshotTable(EntityProjection<R> projection, TableName rows) {
    if (projection.snapshots() < 0 || projection.kinds().size() != 1) {
      throw new IllegalArgumentException(
          "%s folds %s with a snapshot each %d events: one kind and a number from 0 on are possible"
              .formatted(projection.name(), projection.kinds(), projection.snapshots()));
    }
    this.projection = projection;
    var name = rows.snapshots();
    // A generation of the table that is filled anew may find what another left there.
    this.insert =
        Statement.insert(name, COLUMNS)
            + """

            ON CONFLICT (id, version) DO UPDATE
            SET fold = EXCLUDED.fold, state = EXCLUDED.state, checksum = EXCLUDED.checksum\
            """;
    this.newest =
        """
        SELECT version, state::text AS state, checksum FROM %s
        WHERE id = $1 AND version <= $2 AND fold = $3 ORDER BY version DESC LIMIT 1\
        """
            .formatted(name.sql());
  }

  /** That of the rows which readers see. */
  public static <R extends Record> SnapshotTable<R> live(EntityProjection<R> projection) {
    return in(null, projection);
  }

  /** That of the rows in a schema. */
  public static <R extends Record> SnapshotTable<R> in(
      @Nullable String schema, EntityProjection<R> projection) {
    return new SnapshotTable<>(projection, TableName.in(schema, projection.row()));
  }

  public String insert() {
    return insert;
  }

  /** Rows as they are now, to be kept; none of them is null. */
  public Tuple arrays(List<Entity<R>> entities) {
    return Statement.arrays(COLUMNS, entities.stream().map(this::values).toList());
  }

  /** The newest of an entity at or before a version. */
  public String newest() {
    return newest;
  }

  /** What {@link #newest()} is asked with. */
  public Tuple key(UUID id, long atMost) {
    return Tuple.of(id, atMost, projection.version());
  }

  /** The snapshot; nothing when it is not what was written. */
  public Optional<Snapshot<R>> read(UUID id, Row row) {
    var version = row.getLong("version");
    try {
      var state = Fields.JSON.readValue(row.getString("state"), projection.row());
      // jsonb keeps no order of keys: what is compared is what would be written of it.
      return row.getLong("checksum") == checksum(id, version, json(state))
          ? Optional.of(new Snapshot<>(version, state))
          : Optional.empty();
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private @Nullable Object[] values(Entity<R> entity) {
    var id = entity.stream().id();
    try {
      var json = json(entity.row());
      return new @Nullable Object[] {
        id, entity.version(), projection.version(), json, checksum(id, entity.version(), json)
      };
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(entity.stream() + " cannot be written as JSON", e);
    }
  }

  private static String json(@Nullable Record row) throws JsonProcessingException {
    return Fields.JSON.writeValueAsString(row);
  }

  private long checksum(UUID id, long version, String json) {
    var text =
        "%s %d %s %d %s".formatted(projection.name(), projection.version(), id, version, json);
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      return ByteBuffer.wrap(hash.digest(text.getBytes(StandardCharsets.UTF_8))).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }
}
