package dev.hindsight.command.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A lock in the log's database, held by a connection of its own: it is free when the process or its
 * machine is gone, and some seconds after it froze. The connection must not come from a pooler
 * between us and the database.
 */
public final class DatabaseLock implements LeaderLock {

  private static final String TRY_LOCK = "SELECT pg_try_advisory_lock($1)";
  // "relay" in ASCII: any number would do that nobody else locks.
  private static final long RELAY = 491328627065L;
  // A little more than to connect may take: one that comes late would be nobody's.
  private static final Duration LIMIT = Connections.LIMIT.plusSeconds(1);

  private final Connections connections;
  private final long number;
  private @Nullable Open asking;
  private volatile @Nullable Open holder;

  private DatabaseLock(Connections connections, long number) {
    this.connections = connections;
    this.number = number;
  }

  public static DatabaseLock ofRelay(Connections connections) {
    return new DatabaseLock(connections, RELAY);
  }

  /** One lock for each name. */
  public static DatabaseLock named(String name, Connections connections) {
    var hash = UUID.nameUUIDFromBytes(("hindsight/" + name).getBytes(UTF_8));
    return new DatabaseLock(connections, hash.getLeastSignificantBits());
  }

  @Override
  public boolean tryAcquire() throws InterruptedException {
    try {
      var open = open();
      var rows = get(open.connection.preparedQuery(TRY_LOCK).execute(Tuple.of(number)));
      if (rows.iterator().next().getBoolean(0)) {
        holder = open;
        asking = null;
        return true;
      }
      return false;
    } catch (ExecutionException | TimeoutException e) {
      close();
      return false;
    }
  }

  // Kept from one question to the next: who stands by asks often.
  private Open open() throws InterruptedException, ExecutionException, TimeoutException {
    var open = asking;
    if (open == null) {
      open = Open.of(get(connections.openWatched()));
      asking = open;
    }
    return open;
  }

  @Override
  public boolean isHeld() {
    var held = holder;
    return held != null && !held.isClosed.get();
  }

  @Override
  public void close() {
    var open = holder == null ? asking : holder;
    holder = null;
    asking = null;
    if (open != null) {
      open.connection.close();
    }
  }

  /**
   * A connection, and whether it is one no more: it may end right behind the answer of the lock.
   */
  private record Open(PgConnection connection, AtomicBoolean isClosed) {

    static Open of(PgConnection connection) {
      var isClosed = new AtomicBoolean();
      connection.closeHandler(closed -> isClosed.set(true));
      return new Open(connection, isClosed);
    }
  }

  private static <T> T get(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future
        .toCompletionStage()
        .toCompletableFuture()
        .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }
}
