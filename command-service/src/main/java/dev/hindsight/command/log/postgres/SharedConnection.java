package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.WaitingRoom;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One connection for many short queries at a time, opened when it is needed and given up when it
 * does not answer. Thread-safe.
 */
public final class SharedConnection {

  private static final int MOST_WAITING = 1024;

  private final Connections connections;
  private final WaitingRoom waiting = new WaitingRoom(MOST_WAITING);
  private @Nullable Future<PgConnection> current;

  public SharedConnection(Connections connections) {
    this.connections = connections;
  }

  /** Fails with {@link LogUnavailable} when the server does not answer, or too many wait. */
  public Future<RowSet<Row>> query(String sql, Tuple parameters) {
    if (!waiting.enter()) {
      return Future.failedFuture(waiting.full());
    }
    return ask(sql, parameters)
        .onComplete(answered -> waiting.leave())
        .recover(e -> Future.failedFuture(e instanceof PgException ? e : new LogUnavailable(e)));
  }

  private Future<RowSet<Row>> ask(String sql, Tuple parameters) {
    return current()
        .compose(connection ->
            connection
                .preparedQuery(sql)
                .execute(parameters)
                .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> connection.close()));
  }

  private synchronized Future<PgConnection> current() {
    if (current == null) {
      var opening = connections.open();
      current = opening;
      opening
          .onSuccess(connection -> connection.closeHandler(closed -> forget(opening)))
          .onFailure(failure -> forget(opening));
    }
    return current;
  }

  private synchronized void forget(Future<PgConnection> closed) {
    if (current == closed) {
      current = null;
    }
  }
}
