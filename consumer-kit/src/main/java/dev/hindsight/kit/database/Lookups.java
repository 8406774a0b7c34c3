package dev.hindsight.kit.database;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Runs look-ups by key on few connections, each of which takes the next one before it has answered
 * those before it: what arrives together costs the database one wake-up. Not for statements that
 * may take long, for all behind them would wait.
 */
public final class Lookups implements AutoCloseable {

  private final Vertx vertx;
  private final long limitMillis;
  private final List<SqlClient> clients;
  private final AtomicInteger next = new AtomicInteger();

  // An event loop stays with one connection, which lives on it: nobody is woken for an answer.
  private final ThreadLocal<SqlClient> own;

  /**
   * Connections are opened when they are needed.
   *
   * @param connections how many at most
   * @param limit how long somebody waits for an answer
   */
  public Lookups(Vertx vertx, PgConnectOptions options, int connections, Duration limit) {
    this.vertx = vertx;
    this.limitMillis = limit.toMillis();
    var reading =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setTcpKeepAlive(true)
            .setConnectTimeout((int) limitMillis)
            .addProperty("application_name", "hindsight-lookups")
            .addProperty("statement_timeout", Long.toString(limitMillis));
    this.clients = Stream.generate(() -> client(reading)).limit(connections).toList();
    this.own =
        ThreadLocal.withInitial(
            () -> clients.get(Math.floorMod(next.getAndIncrement(), clients.size())));
  }

  /** The rows of a statement; a {@link TimeoutException} when they do not come in time. */
  public Future<RowSet<Row>> run(String sql, Tuple values) {
    Promise<RowSet<Row>> answer = Promise.promise();
    var late =
        vertx.setTimer(
            limitMillis,
            timer -> answer.tryFail(new TimeoutException("no answer in " + limitMillis + " ms")));
    own.get()
        .preparedQuery(sql)
        .execute(values)
        .onComplete(done -> {
          vertx.cancelTimer(late);
          if (done.succeeded()) {
            answer.tryComplete(done.result());
          } else {
            answer.tryFail(done.cause());
          }
        });
    return answer.future();
  }

  private SqlClient client(PgConnectOptions options) {
    return PgBuilder.client()
        .with(new PoolOptions().setMaxSize(1))
        .connectingTo(options)
        .using(vertx)
        .build();
  }

  @Override
  public void close() {
    clients.forEach(SqlClient::close);
  }
}
