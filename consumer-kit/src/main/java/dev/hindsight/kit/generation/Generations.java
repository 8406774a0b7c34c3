package dev.hindsight.kit.generation;

import dev.hindsight.kit.database.Session;
import dev.hindsight.kit.database.Transaction;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The statements of the list of generations. */
public final class Generations {

  private static final String COLUMNS =
      """
      SELECT projection, generation, code_version, state, tables, schema_name, sandbox, as_of,
             by_hand, held, comparison::text AS comparison, started_at, level_at, live_at, ended_at
      FROM hindsight_generations\
      """;

  private static final String ALL = COLUMNS + " ORDER BY projection, generation";

  private static final String OF =
      COLUMNS + " WHERE projection = $1 ORDER BY generation FOR NO KEY UPDATE";

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('hindsight generations of ' || $1, 0))";

  private static final String SANDBOX =
      "SELECT FROM hindsight_generations WHERE sandbox = $1 AND state = 'sandbox'";

  private static final String INSTALL =
      """
      INSERT INTO hindsight_generations
        (projection, generation, code_version, state, tables, live_at)
      SELECT $1, $2, $2, 'live', $3, now()
      WHERE NOT EXISTS (SELECT FROM hindsight_generations WHERE projection = $1)
      ON CONFLICT DO NOTHING\
      """;

  private static final String NOTE_TABLES =
      """
      UPDATE hindsight_generations SET tables = $3
      WHERE projection = $1 AND code_version = $2 AND tables = '{}'\
      """;

  private static final String ADD =
      """
      INSERT INTO hindsight_generations
        (projection, generation, code_version, state, tables, schema_name, by_hand, sandbox, as_of)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
      """;

  private static final String STATE =
      """
      UPDATE hindsight_generations
      SET state = $3, schema_name = $4,
          live_at = CASE WHEN $3 = 'live' THEN now() ELSE live_at END,
          ended_at = CASE WHEN $3 IN ('cancelled', 'dropped') THEN now() END
      WHERE projection = $1 AND generation = $2\
      """;

  private static final String AGAIN =
      """
      UPDATE hindsight_generations
      SET state = 'building', by_hand = $3, held = NULL, comparison = NULL, started_at = now(),
          level_at = NULL, live_at = NULL
      WHERE projection = $1 AND generation = $2\
      """;

  private static final String LEVEL =
      """
      UPDATE hindsight_generations
      SET state = 'level', comparison = $3::text::json, held = $4, level_at = now()
      WHERE projection = $1 AND generation = $2 AND state = 'building'\
      """;

  private static final String HELD =
      """
      UPDATE hindsight_generations SET held = $3
      WHERE projection = $1 AND generation = $2 AND held IS DISTINCT FROM $3\
      """;

  private static final List<String> BELONGINGS =
      List.of(
          "hindsight_checkpoints",
          "hindsight_parked_events",
          "hindsight_parked_streams",
          "hindsight_removed_rows",
          "hindsight_skipped_events");

  private Generations() {}

  /** All there ever were, in their order. */
  public static List<Generation> all(Session session) {
    return read(session.run(ALL, Tuple.tuple()));
  }

  /** Those of one projection, which nobody else changes until the transaction ends. */
  public static List<Generation> locked(Transaction transaction, String projection) {
    transaction.run(LOCK, Tuple.of(projection));
    return read(transaction.run(OF, Tuple.of(projection)));
  }

  /** Whether a name is taken, by whichever projection. */
  public static boolean isSandbox(Transaction transaction, String name) {
    return transaction.run(SANDBOX, Tuple.of(name)).size() > 0;
  }

  /** Notes a projection that is written for the first time: what it writes is live. */
  public static void install(Session session, ProjectionId written, List<String> tables) {
    var names = tables.toArray(String[]::new);
    var values = Tuple.of(written.name(), written.version()).addValue(names);
    session.run(INSTALL, values);
    session.run(NOTE_TABLES, values);
  }

  /** Adds one. */
  public static void add(Transaction transaction, Generation added) {
    var values =
        Tuple.of(
                added.id().name(),
                added.id().version(),
                added.codeVersion(),
                added.standing().text())
            .addValue(added.tables().toArray(String[]::new))
            .addString(added.schema())
            .addBoolean(added.byHand())
            .addString(added.sandbox())
            .addValue(time(added.asOf()));
    transaction.run(ADD, values);
  }

  /** Gives one another place and purpose. */
  public static void move(
      Transaction transaction, ProjectionId id, Standing standing, @Nullable String schema) {
    transaction.run(STATE, Tuple.of(id.name(), id.version(), standing.text()).addString(schema));
  }

  /** Lets one that was live before come again. */
  public static void again(Transaction transaction, ProjectionId id, boolean byHand) {
    transaction.run(AGAIN, Tuple.of(id.name(), id.version(), byHand));
  }

  /**
   * Notes that one has what the live one has.
   *
   * @param held why it shall not switch by itself; null when it may
   */
  public static void level(
      Transaction transaction, ProjectionId id, String comparison, @Nullable String held) {
    transaction.run(LEVEL, Tuple.of(id.name(), id.version(), comparison).addString(held));
  }

  /** Notes why one does not get on. */
  public static void held(Session session, ProjectionId id, @Nullable String why) {
    session.run(HELD, Tuple.of(id.name(), id.version()).addString(why));
  }

  /** Deletes what the kit keeps of one: it is fed no longer. */
  public static void forget(Transaction transaction, ProjectionId id) {
    for (var table : BELONGINGS) {
      transaction.run(
          "DELETE FROM " + table + " WHERE projection = $1 AND version = $2",
          Tuple.of(id.name(), id.version()));
    }
  }

  private static List<Generation> read(RowSet<Row> rows) {
    var found = new ArrayList<Generation>();
    rows.forEach(row -> found.add(read(row)));
    return found;
  }

  private static Generation read(Row row) {
    return new Generation(
        new ProjectionId(row.getString("projection"), row.getInteger("generation")),
        row.getInteger("code_version"),
        Standing.of(row.getString("state")),
        List.of(row.getArrayOfStrings("tables")),
        row.getString("schema_name"),
        row.getString("sandbox"),
        instant(row, "as_of"),
        row.getBoolean("by_hand"),
        row.getString("held"),
        row.getString("comparison"),
        row.getOffsetDateTime("started_at").toInstant(),
        instant(row, "level_at"),
        instant(row, "live_at"),
        instant(row, "ended_at"));
  }

  private static @Nullable Instant instant(Row row, String column) {
    var time = row.getOffsetDateTime(column);
    return time == null ? null : time.toInstant();
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }
}
