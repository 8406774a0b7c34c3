package dev.hindsight.command.log.postgres;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
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

  /** For so long the owner of a watched connection may be silent. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

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

  /**
   * The same, and the server ends it when its owner stands still, so that what it holds is free for
   * others: a process that is frozen keeps a connection open for ever.
   */
  public Future<PgConnection> openWatched() {
    return open()
        .compose(connection ->
            within(connection, "SET idle_session_timeout = " + SILENCE.toMillis())
                .onSuccess(set -> speakUp(connection))
                .map(connection));
  }

  private void speakUp(PgConnection connection) {
    vertx.setPeriodic(
        SILENCE.toMillis() / 4,
        timer -> within(connection, "SELECT 1").onFailure(gone -> vertx.cancelTimer(timer)));
  }

  private static Future<PgConnection> withSettings(PgConnection connection) {
    return within(connection, SETTINGS).map(connection);
  }

  private static Future<RowSet<Row>> within(PgConnection connection, String sql) {
    return connection
        .query(sql)
        .execute()
        .timeout(LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(failure -> connection.close());
  }
}
