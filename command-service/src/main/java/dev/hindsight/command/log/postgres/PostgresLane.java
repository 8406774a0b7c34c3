package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.Append;
import dev.hindsight.command.log.AppendFailure;
import dev.hindsight.command.log.AppendFailure.OldWriter;
import dev.hindsight.command.log.AppendFailure.Outdated;
import dev.hindsight.command.log.AppendFailure.Unacceptable;
import dev.hindsight.command.log.AppendFailure.Unavailable;
import dev.hindsight.command.log.Appended;
import dev.hindsight.command.log.Lane;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Appends over a connection of its own: events alone by one statement; else {@code BEGIN}, the
 * rows, the head and {@code COMMIT} are sent in one go, and when one of them fails the server makes
 * a rollback of the commit.
 */
final class PostgresLane implements Lane {

  // Unique violation, a stream that has gone on, serialization failure, deadlock.
  private static final Set<String> CONFLICTS = Set.of("23505", "HS001", "40001", "40P01");

  private final Connections connections;
  private final BatchOutcome outcome;
  private @Nullable PgConnection connection;

  PostgresLane(Vertx vertx, Connections connections) {
    this.connections = connections;
    this.outcome = new BatchOutcome(vertx, connections);
  }

  @Override
  public Future<Appended> append(Append append) {
    return connection()
        .compose(c -> {
          if (append.hasOnlyEvents()) {
            return writeEvents(c, append);
          }
          var checks = !append.writes() && append.nothingToDo().isEmpty();
          return checks ? check(c, append) : write(c, append);
        });
  }

  private Future<PgConnection> connection() {
    if (connection != null) {
      return Future.succeededFuture(connection);
    }
    return connections
        .open()
        .onSuccess(this::keep)
        .recover(e -> Future.failedFuture(new Unavailable("the log cannot be reached", e)));
  }

  private void keep(PgConnection opened) {
    connection = opened;
    opened.closeHandler(closed -> forget(opened));
  }

  private void forget(PgConnection closed) {
    if (connection == closed) {
      connection = null;
    }
  }

  private void close(PgConnection broken) {
    forget(broken);
    broken.close();
  }

  private Future<Appended> writeEvents(PgConnection c, Append append) {
    var batch =
        c.preparedQuery(Sql.INSERT_EVENTS_AND_BATCH)
            .execute(Rows.events(append).addInteger(append.events().size()));
    return batch
        .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .transform(done -> {
          // The server's refusal is the statement's: there was no commit that could have failed.
          var lost = done.cause() instanceof PgException ? null : done.cause();
          return outcome(c, append, List.of(batch), batch, lost);
        });
  }

  private Future<Appended> write(PgConnection c, Append append) {
    var statements = new ArrayList<Future<RowSet<Row>>>();
    statements.add(c.query("BEGIN").execute());
    if (!append.events().isEmpty()) {
      statements.add(c.preparedQuery(Sql.INSERT_EVENTS).execute(Rows.events(append)));
    }
    if (!append.answers().isEmpty()) {
      statements.add(c.preparedQuery(Sql.INSERT_ANSWERS).execute(Rows.answers(append)));
    }
    if (!append.nothingToDo().isEmpty()) {
      statements.add(c.preparedQuery(Sql.INSERT_OUTCOMES).execute(Rows.nothingToDo(append)));
    }
    // Without it there is nothing that anybody would have to know the outcome of.
    var batch = append.writes() ? insertBatch(c, append) : null;
    if (batch != null) {
      statements.add(batch);
    }
    if (!append.unchanged().isEmpty()) {
      statements.add(c.preparedQuery(Sql.ASSERT_UNCHANGED).execute(Rows.unchanged(append)));
    }
    var commit = c.query("COMMIT").execute();
    return commit
        .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .transform(done -> outcome(c, append, statements, batch, done.cause()));
  }

  private static Future<RowSet<Row>> insertBatch(PgConnection c, Append append) {
    var size = append.events().size();
    return size == 0
        ? c.preparedQuery(Sql.INSERT_BATCH_WITHOUT_EVENTS).execute(Tuple.of(append.batch()))
        : c.preparedQuery(Sql.INSERT_BATCH).execute(Tuple.of(append.batch(), size));
  }

  private Future<Appended> outcome(
      PgConnection c,
      Append append,
      List<Future<RowSet<Row>>> statements,
      @Nullable Future<RowSet<Row>> batch,
      @Nullable Throwable commitFailure) {
    for (var statement : statements) {
      // An answer of the server that says no: whatever became of the commit, it was a rollback.
      if (statement.cause() instanceof PgException refused) {
        if (commitFailure != null || failure(refused) instanceof Unavailable) {
          close(c);
        }
        return Future.failedFuture(failure(refused));
      }
    }
    if (commitFailure == null) {
      return Future.succeededFuture(batch == null ? Appended.NOTHING : appended(batch.result()));
    }
    close(c);
    return batch == null
        ? Future.failedFuture(failure(commitFailure))
        : outcome.of(append.batch(), commitFailure);
  }

  private Future<Appended> check(PgConnection c, Append append) {
    return c.preparedQuery(Sql.ASSERT_UNCHANGED)
        .execute(Rows.unchanged(append))
        .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .map(Appended.NOTHING)
        .recover(e -> {
          if (!(e instanceof PgException refused && isConflict(refused))) {
            close(c);
          }
          return Future.failedFuture(failure(e));
        });
  }

  private static AppendFailure failure(Throwable cause) {
    if (Restored.isTold(cause) || isOfIds(cause)) {
      return new OldWriter(cause);
    }
    if (!(cause instanceof PgException refused) || isConflict(refused)) {
      return new Outdated("the log has gone on, or the connection has gone", cause);
    }
    return isOfValues(refused)
        ? new Unacceptable("the log cannot hold this: " + refused.getMessage(), cause)
        : new Unavailable("the log takes nothing now: " + refused.getMessage(), cause);
  }

  // No writer makes an id twice: these are of a log that was restored.
  private static boolean isOfIds(Throwable cause) {
    return cause instanceof PgException refused
        && ("events_pkey".equals(refused.getConstraint())
            || "batches_pkey".equals(refused.getConstraint()));
  }

  // Data exceptions, integrity violations, and limits of the program such as too deep a JSON.
  private static boolean isOfValues(PgException refused) {
    var state = refused.getSqlState();
    return state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
  }

  private static boolean isConflict(PgException refused) {
    return CONFLICTS.contains(refused.getSqlState());
  }

  private static Appended appended(RowSet<Row> rows) {
    var row = rows.iterator().next();
    return new Appended(
        row.getLong("first_position"), row.getOffsetDateTime("recorded_at").toInstant());
  }
}
