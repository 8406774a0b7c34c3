package dev.hindsight.command.log.postgres;

import dev.hindsight.command.log.AppendFailure.OldWriter;
import dev.hindsight.command.log.AppendFailure.Outdated;
import dev.hindsight.command.log.Appended;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Finds out what became of a batch whose commit was sent and never answered. A commit that failed
 * may have been made, and one that is not seen yet may still be; so the batch's id is taken first:
 * that waits for a transaction under way, and none that is late can have it any more.
 */
final class BatchOutcome {

  private static final Logger LOG = Logger.getLogger(BatchOutcome.class);
  private static final long PAUSE_MILLIS = 200;

  private final Vertx vertx;
  private final Connections connections;

  BatchOutcome(Vertx vertx, Connections connections) {
    this.vertx = vertx;
    this.connections = connections;
  }

  /** Succeeds when the batch is in the log, fails when it never will be; tries until it knows. */
  Future<Appended> of(long batch, Throwable unanswered) {
    LOG.warnf("The commit of batch %d was not answered: %s", batch, unanswered.getMessage());
    Promise<Appended> known = Promise.promise();
    ask(batch, known);
    return known.future();
  }

  private void ask(long batch, Promise<Appended> known) {
    connections
        .open()
        .compose(c -> ask(c, batch).onComplete(done -> c.close()))
        .onSuccess(rows -> tell(batch, rows.iterator().next(), known))
        .onFailure(e -> askAgain(batch, e, known));
  }

  private void askAgain(long batch, Throwable failure, Promise<Appended> known) {
    if (Restored.isTold(failure)) {
      // A log is restored only while it is empty: nothing of ours had been committed.
      known.fail(new OldWriter(failure));
    } else {
      LOG.debugf("Batch %d is still unknown: %s", batch, failure.getMessage());
      vertx.setTimer(PAUSE_MILLIS, timer -> ask(batch, known));
    }
  }

  private static Future<RowSet<Row>> ask(PgConnection c, long batch) {
    return c.preparedQuery(Sql.ABANDON_BATCH)
        .execute(Tuple.of(batch))
        .compose(done -> c.preparedQuery(Sql.OUTCOME_OF_BATCH).execute(Tuple.of(batch)))
        .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void tell(long batch, Row row, Promise<Appended> known) {
    boolean abandoned = row.getBoolean("abandoned");
    LOG.warnf("Batch %d %s", batch, abandoned ? "was not committed" : "was committed");
    if (abandoned) {
      known.fail(new Outdated("the connection was lost before the commit", null));
    } else {
      known.complete(
          new Appended(
              row.getLong("first_position"), row.getOffsetDateTime("recorded_at").toInstant()));
    }
  }
}
