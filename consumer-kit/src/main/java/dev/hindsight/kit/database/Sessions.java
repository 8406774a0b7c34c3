package dev.hindsight.kit.database;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.time.Duration;

/** Makes sessions to one database; with them the server too ends what takes too long. */
public final class Sessions {

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Duration limit;

  /** The options say where; the limit is for each wait. */
  public Sessions(Vertx vertx, PgConnectOptions options, Duration limit) {
    this.vertx = vertx;
    this.limit = limit;
    this.options =
        new PgConnectOptions(options)
            .setCachePreparedStatements(true)
            .setPipeliningLimit(64)
            .setTcpKeepAlive(true)
            .setConnectTimeout((int) limit.toMillis())
            .addProperty("application_name", "hindsight-projector")
            .addProperty("statement_timeout", Long.toString(limit.toMillis()))
            // A worker that was frozen in a transaction must not hold its checkpoints against the
            // next owner of the partition.
            .addProperty("idle_in_transaction_session_timeout", "5000");
  }

  /** A connection, not opened yet, that listens to notifications and opens itself again. */
  public PgSubscriber subscriber() {
    var listening = new PgConnectOptions(options);
    listening.addProperty("application_name", "hindsight-signals");
    return PgSubscriber.subscriber(vertx, listening);
  }

  /** Where its connections live. */
  public Vertx vertx() {
    return vertx;
  }

  public Session open() {
    return new Session(vertx, options, limit);
  }

  /** For work that takes longer, such as reading whole tables. */
  public Session open(Duration longer) {
    var patient =
        new PgConnectOptions(options)
            .addProperty("statement_timeout", Long.toString(longer.toMillis()));
    return new Session(vertx, patient, longer);
  }
}
