package dev.hindsight.command.relay;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A lock in the log's database, held by a connection of its own: it is free when the process or its
 * machine is gone. The connection must not come from a pooler between us and the database.
 */
final class DatabaseLock implements RelayLock {

  // "relay" in ASCII: any number would do that nobody else locks.
  private static final String TRY_LOCK = "SELECT pg_try_advisory_lock(491328627065)";
  private static final long LIMIT_SECONDS = 3;

  private final Connections connections;
  private volatile @Nullable PgConnection holder;

  DatabaseLock(Connections connections) {
    this.connections = connections;
  }

  @Override
  public boolean tryAcquire() throws InterruptedException {
    try {
      var connection = get(connections.open());
      var rows = get(connection.query(TRY_LOCK).execute());
      if (rows.iterator().next().getBoolean(0)) {
        holder = connection;
        connection.closeHandler(closed -> holder = null);
        return true;
      }
      connection.close();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      return false;
    }
  }

  @Override
  public boolean isHeld() {
    return holder != null;
  }

  @Override
  public void close() {
    var connection = holder;
    holder = null;
    if (connection != null) {
      connection.close();
    }
  }

  private static <T> T get(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.toCompletionStage().toCompletableFuture().get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
