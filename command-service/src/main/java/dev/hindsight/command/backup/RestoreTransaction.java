package dev.hindsight.command.backup;

import dev.hindsight.command.backup.ExportLines.AnswerLine;
import dev.hindsight.command.backup.ExportLines.FollowerLine;
import dev.hindsight.command.backup.ExportLines.KeyLine;
import dev.hindsight.command.backup.RestorePage.BatchRow;
import dev.hindsight.command.backup.RestorePage.EventRow;
import dev.hindsight.command.backup.RestoreRefused.Reason;
import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The one transaction that a restore is made of. While it is open nobody else writes to the log;
 * who tries is told to come back. Confined to one event loop.
 */
final class RestoreTransaction {

  private static final String NOT_EMPTY = "HS004";

  private final PgConnection connection;

  private RestoreTransaction(PgConnection connection) {
    this.connection = connection;
  }

  /** Fails with {@link RestoreRefused} when the log is not empty. */
  static Future<RestoreTransaction> begin(Connections connections) {
    return connections
        .open()
        .recover(e -> Future.failedFuture(new LogUnavailable(e)))
        .compose(c ->
            c.query(RestoreSql.BEGIN)
                .execute()
                .onFailure(failure -> c.close())
                .map(new RestoreTransaction(c))
                .recover(e -> Future.failedFuture(refusal(e))));
  }

  Future<Void> write(RestorePage page) {
    return write(RestoreSql.KEYS, page.keys, RestoreTransaction::keys)
        .compose(done -> write(RestoreSql.EVENTS, page.events, RestoreTransaction::events))
        .compose(done -> write(RestoreSql.BATCHES, page.batches, RestoreTransaction::batches))
        .compose(done -> write(RestoreSql.ANSWERS, page.answers, RestoreTransaction::answers));
  }

  /** Ends the log where the exported one ended, and makes all of it durable. */
  Future<Void> commit(RestoreReader.Whole whole) {
    return run(RestoreSql.STREAM_WITH_A_HOLE, Tuple.tuple())
        .compose(RestoreTransaction::refuseHole)
        .compose(done -> head(whole))
        .compose(done ->
            run(
                RestoreSql.FINISH,
                Tuple.of(whole.source(), whole.lastWriter(), whole.manifest().events())))
        .compose(done -> followers(whole.followers()))
        .compose(done -> connection.query("COMMIT").execute())
        .recover(e -> Future.failedFuture(refusal(e)))
        .onComplete(done -> connection.close())
        .mapEmpty();
  }

  /** Nothing of it stays. */
  void rollBack() {
    connection.close();
  }

  private Future<Void> head(RestoreReader.Whole whole) {
    return whole.manifest().events() == 0
        ? Future.succeededFuture()
        : run(RestoreSql.HEAD, Tuple.of(whole.manifest().lastPosition(), time(whole.recordedAt())))
            .mapEmpty();
  }

  private Future<?> followers(List<FollowerLine> followers) {
    Future<?> done = Future.succeededFuture();
    for (var follower : followers) {
      var parameters = Tuple.of(follower.name(), follower.position());
      done = done.compose(before -> run(RestoreSql.FOLLOWER, parameters));
    }
    return done;
  }

  private static Future<Void> refuseHole(RowSet<Row> holes) {
    for (var hole : holes) {
      return Future.failedFuture(
          RestoreRefused.damaged(
              "stream %s has %d events, the last of version %d"
                  .formatted(hole.getString(0), hole.getLong(2), hole.getLong(1))));
    }
    return Future.succeededFuture();
  }

  private <T> Future<Void> write(String sql, List<T> rows, Function<List<T>, Tuple> parameters) {
    return rows.isEmpty()
        ? Future.succeededFuture()
        : run(sql, parameters.apply(rows)).recover(e -> Future.failedFuture(refusal(e))).mapEmpty();
  }

  private Future<RowSet<Row>> run(String sql, Tuple parameters) {
    return connection.preparedQuery(sql).execute(parameters);
  }

  private static Throwable refusal(Throwable cause) {
    if (!(cause instanceof PgException refused)) {
      return cause instanceof RestoreRefused ? cause : new LogUnavailable(cause);
    }
    var state = refused.getSqlState();
    if (NOT_EMPTY.equals(state)) {
      return new RestoreRefused(
          Reason.NOT_EMPTY,
          refused.getErrorMessage() + "; an export is restored into an empty system alone");
    }
    // The same id, key or version twice, or what is no JSON: a file that was made by hand.
    return state.startsWith("22") || state.startsWith("23")
        ? RestoreRefused.damaged("the log does not take it: " + refused.getErrorMessage())
        : new LogUnavailable(cause);
  }

  private static Tuple events(List<EventRow> rows) {
    return Tuple.tuple()
        .addArrayOfLong(column(rows, EventRow::batch, Long[]::new))
        .addArrayOfInteger(column(rows, EventRow::ordinal, Integer[]::new))
        .addArrayOfString(column(rows, row -> row.event().stream(), String[]::new))
        .addArrayOfLong(column(rows, row -> row.event().version(), Long[]::new))
        .addArrayOfUUID(column(rows, row -> row.event().id(), UUID[]::new))
        .addArrayOfString(column(rows, row -> row.event().type(), String[]::new))
        .addArrayOfUUID(column(rows, row -> row.event().commandId(), UUID[]::new))
        .addArrayOfOffsetDateTime(times(rows, row -> row.event().occurredAt()))
        .addArrayOfString(column(rows, row -> row.event().metadata(), String[]::new))
        .addArrayOfString(column(rows, row -> row.event().data(), String[]::new));
  }

  private static Tuple batches(List<BatchRow> rows) {
    return Tuple.tuple()
        .addArrayOfLong(column(rows, BatchRow::id, Long[]::new))
        .addArrayOfLong(column(rows, BatchRow::firstPosition, Long[]::new))
        .addArrayOfInteger(column(rows, BatchRow::size, Integer[]::new))
        .addArrayOfOffsetDateTime(times(rows, BatchRow::recordedAt))
        .addArrayOfBoolean(column(rows, BatchRow::abandoned, Boolean[]::new));
  }

  private static Tuple answers(List<AnswerLine> rows) {
    return Tuple.tuple()
        .addArrayOfString(column(rows, AnswerLine::key, String[]::new))
        .addArrayOfBuffer(column(rows, row -> Buffer.buffer(row.requestHash()), Buffer[]::new))
        .addArrayOfUUID(column(rows, AnswerLine::commandId, UUID[]::new))
        .addArrayOfLong(column(rows, AnswerLine::batch, Long[]::new))
        .addArrayOfString(column(rows, AnswerLine::stream, String[]::new))
        .addArrayOfLong(column(rows, AnswerLine::version, Long[]::new))
        .addArrayOfLong(column(rows, AnswerLine::position, Long[]::new))
        .addArrayOfString(column(rows, AnswerLine::refusal, String[]::new));
  }

  private static Tuple keys(List<KeyLine> rows) {
    return Tuple.tuple()
        .addArrayOfUUID(column(rows, KeyLine::customer, UUID[]::new))
        .addArrayOfBuffer(column(rows, row -> buffer(row.wrapped()), Buffer[]::new))
        .addArrayOfOffsetDateTime(times(rows, KeyLine::madeAt))
        .addArrayOfOffsetDateTime(times(rows, KeyLine::erasedAt));
  }

  private static @Nullable Buffer buffer(byte @Nullable [] bytes) {
    return bytes == null ? null : Buffer.buffer(bytes);
  }

  private static <R> OffsetDateTime[] times(
      List<R> rows, Function<R, ? extends @Nullable Instant> value) {
    return column(
        rows,
        row -> {
          var instant = value.apply(row);
          return instant == null ? null : time(instant);
        },
        OffsetDateTime[]::new);
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static <R, T> T[] column(
      List<R> rows, Function<R, ? extends @Nullable T> value, IntFunction<T[]> array) {
    return rows.stream().map(value).toArray(array);
  }
}
