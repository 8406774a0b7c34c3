package dev.hindsight.command.log.postgres;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

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

  /** A new connection on the calling event loop; the caller closes it. */
  public Future<PgConnection> open() {
    return PgConnection.connect(vertx, options)
        .compose(connection ->
            connection
                .query(SETTINGS)
                .execute()
                .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                .onFailure(failure -> connection.close())
                .map(connection));
  }
}
