package dev.hindsight.command.seal;

import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One connection for a thread that may wait. */
public final class Session implements AutoCloseable {

  private static final long LIMIT_SECONDS = 5;

  private final PgConnection connection;

  private Session(PgConnection connection) {
    this.connection = connection;
  }

  public static Session open(Connections connections) throws InterruptedException {
    return new Session(get(connections.open()));
  }

  RowSet<Row> query(String sql, Object... parameters) throws InterruptedException {
    return get(connection.preparedQuery(sql).execute(Tuple.wrap(parameters)));
  }

  void run(String statement) throws InterruptedException {
    get(connection.query(statement).execute());
  }

  @Override
  public void close() {
    connection.close();
  }

  private static <T> T get(Future<T> future) throws InterruptedException {
    try {
      return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new LogUnavailable(e.getCause() == null ? e : e.getCause());
    } catch (TimeoutException e) {
      throw new LogUnavailable(e);
    }
  }
}
