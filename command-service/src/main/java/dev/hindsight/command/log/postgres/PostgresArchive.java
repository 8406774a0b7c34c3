package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.Archive;
import dev.hindsight.command.log.KeyedAnswer;
import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads over a connection of its own, in short statements: one long transaction would keep every
 * version of the head's row alive, and slow down the appends meanwhile.
 */
public final class PostgresArchive implements Archive {

  private static final String PATIENCE = "SET statement_timeout = '60s'";

  private static final String HEAD =
      "SELECT position, clock_timestamp() AS at, incarnation FROM log_head";

  private static final String STREAM =
      """
      SELECT %s FROM events e JOIN batches b ON b.id = e.batch
      WHERE e.stream = $4 AND e.version > $1 AND b.first_position + e.ordinal <= $2::bigint
      ORDER BY e.version LIMIT $3
      """
          .formatted(LogRows.COLUMNS);

  private static final String EMPTY_BATCHES =
      """
      SELECT id, recorded_at, abandoned FROM batches
      WHERE first_position IS NULL AND id > $1 AND recorded_at <= $2
      ORDER BY id LIMIT $3
      """;

  private static final String ANSWERS =
      """
      SELECT k.batch, k.key, k.request_hash, k.command_id, k.stream, k.version, k.position,
             k.refusal::text AS refusal
      FROM idempotency_keys k JOIN batches b ON b.id = k.batch
      WHERE k.key > $1 AND (k.position IS NULL OR k.position <= $2)
        AND (b.first_position <= $2 OR b.first_position IS NULL AND b.recorded_at <= $3)
      ORDER BY k.key LIMIT $4
      """;

  private static final String HAS_FOLLOWERS = "SELECT to_regclass('followers') IS NOT NULL";

  // What is not done yet because of an event holds back all that is behind it.
  private static final String PROCESS_MANAGERS =
      """
      SELECT f.name, LEAST(f.position, min(t.position) - 1, $1::bigint) AS position
      FROM followers f LEFT JOIN follower_tasks t ON t.follower = f.name
      WHERE f.name LIKE 'process:%' GROUP BY f.name ORDER BY f.name
      """;

  private static final String KEYS =
      """
      SELECT customer_id, wrapped, made_at, erased_at FROM customer_keys
      WHERE customer_id > $1 ORDER BY customer_id LIMIT $2
      """;

  private final PgConnection connection;
  private final Head head;

  private PostgresArchive(PgConnection connection, Head head) {
    this.connection = connection;
    this.head = head;
  }

  /** The log as it is now. */
  public static Future<Archive> open(Connections connections) {
    return connections
        .open()
        .compose(c ->
            c.query(PATIENCE)
                .execute()
                .compose(done -> c.query(HEAD).execute())
                .<Archive>map(rows -> new PostgresArchive(c, head(rows.iterator().next())))
                .onFailure(failure -> c.close()))
        .recover(e -> Future.failedFuture(new LogUnavailable(e)));
  }

  private static Head head(Row row) {
    return new Head(
        PostgresTail.sourceOf(row.getUUID("incarnation")),
        row.getLong("position"),
        row.getOffsetDateTime("at").toInstant());
  }

  @Override
  public Head head() {
    return head;
  }

  @Override
  public Future<List<ArchivedEvent>> events(long afterPosition, int most) {
    return page(LogRows.AFTER_UP_TO, Tuple.of(afterPosition, most, head.position()), this::event);
  }

  @Override
  public Future<List<ArchivedEvent>> events(StreamName stream, long afterVersion, int most) {
    var parameters = Tuple.of(afterVersion, head.position(), most, stream.toString());
    return page(STREAM, parameters, this::event);
  }

  @Override
  public Future<List<EmptyBatch>> emptyBatches(long afterId, int most) {
    return page(
        EMPTY_BATCHES,
        Tuple.of(afterId, head.at().atOffset(ZoneOffset.UTC), most),
        row -> new EmptyBatch(row.getLong(0), instant(row, 1), row.getBoolean(2)));
  }

  @Override
  public Future<List<ArchivedAnswer>> answers(String afterKey, int most) {
    return page(
        ANSWERS,
        Tuple.of(afterKey, head.position(), head.at().atOffset(ZoneOffset.UTC), most),
        PostgresArchive::answer);
  }

  @Override
  public Future<List<Follower>> processManagers() {
    return page(HAS_FOLLOWERS, Tuple.tuple(), row -> row.getBoolean(0))
        .compose(has ->
            has.getFirst()
                ? page(
                    PROCESS_MANAGERS,
                    Tuple.of(head.position()),
                    row -> new Follower(row.getString(0), row.getLong(1)))
                : Future.succeededFuture(List.of()));
  }

  @Override
  public Future<List<WrappedKey>> keys(UUID afterCustomer, int most) {
    return page(KEYS, Tuple.of(afterCustomer, most), PostgresArchive::key);
  }

  @Override
  public void close() {
    connection.close();
  }

  private <T> Future<List<T>> page(String sql, Tuple parameters, Function<Row, T> read) {
    return connection
        .preparedQuery(sql)
        .execute(parameters)
        .recover(e -> Future.failedFuture(new LogUnavailable(e)))
        .map(rows -> list(rows, read));
  }

  private static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
    var list = new ArrayList<T>(rows.size());
    for (var row : rows) {
      list.add(read.apply(row));
    }
    return list;
  }

  private ArchivedEvent event(Row row) {
    return new ArchivedEvent(
        LogRows.event(row, head.source()), LogRows.isOccurrenceGiven(row), LogRows.metadata(row));
  }

  private static ArchivedAnswer answer(Row row) {
    return new ArchivedAnswer(
        row.getLong("batch"),
        new KeyedAnswer(
            row.getString("key"),
            row.getBuffer("request_hash").getBytes(),
            row.getUUID("command_id"),
            StreamName.parse(row.getString("stream")),
            row.getLong("version"),
            row.getLong("position"),
            row.getString("refusal")));
  }

  private static WrappedKey key(Row row) {
    var wrapped = row.getBuffer(1);
    return new WrappedKey(
        row.getUUID(0),
        wrapped == null ? null : wrapped.getBytes(),
        instant(row, 2),
        row.getOffsetDateTime(3) == null ? null : instant(row, 3));
  }

  private static Instant instant(Row row, int column) {
    return row.getOffsetDateTime(column).toInstant();
  }
}
