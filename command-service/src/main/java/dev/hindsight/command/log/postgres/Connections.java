package dev.hindsight.command.log.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Opens connections that belong to one owner each. A pool never gives up a query that is under way
 * on a frozen server; an owner can close its connection and take another.
 */
public final class Connections {

  /** No statement here takes longer unless the server is in trouble. */
  public static final Duration LIMIT = Duration.ofSeconds(3);

  // The server ends what its client gave up, and never commits without the disk.
  private static final String SETTINGS =
      "SET statement_timeout = '3s'; SET idle_in_transaction_session_timeout = '3s';"
          + " SET synchronous_commit = on";

  private final Vertx vertx;
  private final PgConnectOptions options;

  public Connections(Vertx vertx, PgConnectOptions options) {
    this.vertx = vertx;
    this.options =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setPreparedStatementCacheSqlLimit(4096)
            .setPipeliningLimit(64)
            .setTcpKeepAlive(true)
            .setConnectTimeout((int) LIMIT.toMillis());
  }

  /**
   * A new connection on the calling event loop, or a failure within the limit; the caller closes
   * it.
   */
  public Future<PgConnection> open() {
    Promise<PgConnection> promise = Promise.promise();
    var limit =
        vertx.setTimer(
            LIMIT.toMillis(),
            timer -> promise.tryFail(new TimeoutException("no connection within " + LIMIT)));
    PgConnection.connect(vertx, options)
        .compose(Connections::withSettings)
        .onComplete(opened -> {
          vertx.cancelTimer(limit);
          if (opened.failed()) {
            promise.tryFail(opened.cause());
          } else if (!promise.tryComplete(opened.result())) {
            // A frozen server goes on with all that knocked meanwhile, and nobody waits for them.
            opened.result().close();
          }
        });
    return promise.future();
  }

  private static Future<PgConnection> withSettings(PgConnection connection) {
    return connection
        .query(SETTINGS)
        .execute()
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> connection.close())
        .map(connection);
  }
}
