package dev.hindsight.kit.database;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One connection of one worker thread: opened when needed, thrown away after any failure, because a
 * connection whose answer did not come in time may hold half a transaction.
 */
public final class Session implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Session.class);

  private final Vertx vertx;
  private final PgConnectOptions options;
  private final Duration limit;
  private final AtomicReference<@Nullable PgConnection> connection = new AtomicReference<>();

  public Session(Vertx vertx, PgConnectOptions options, Duration limit) {
    this.vertx = vertx;
    this.options = options;
    this.limit = limit;
  }

  /** Runs one statement by itself. */
  public RowSet<Row> run(String sql, Tuple values) {
    var open = open();
    try {
      return Limits.await(open.preparedQuery(sql).execute(values), limit);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /**
   * Commits all writes, or none.
   *
   * @throws WrongCount when one touched another number of rows than it must
   */
  public void commit(List<Write> writes) {
    var open = open();
    try {
      checked(open, writes);
      Limits.await(open.query("COMMIT").execute(), limit);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Runs work in one transaction; whatever it throws rolls it back. */
  public <T extends @Nullable Object> T transaction(Function<Transaction, T> work) {
    return transaction("BEGIN", work);
  }

  /** The same on one picture of the database, taken by the first statement. */
  public <T extends @Nullable Object> T snapshot(Function<Transaction, T> work) {
    return transaction("BEGIN ISOLATION LEVEL REPEATABLE READ", work);
  }

  private <T extends @Nullable Object> T transaction(String begin, Function<Transaction, T> work) {
    var open = open();
    try {
      Limits.await(open.query(begin).execute(), limit);
      var result = work.apply(new Transaction(open, limit));
      Limits.await(open.query("COMMIT").execute(), limit);
      return result;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Tries writes that are rolled back in any case. */
  public void rehearse(List<Write> writes) {
    var open = open();
    try {
      checked(open, writes);
      Limits.await(open.query("ROLLBACK").execute(), limit);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  // All statements are sent before the first answer is awaited: one round trip.
  private void checked(PgConnection open, List<Write> writes) {
    var answers = new ArrayList<Future<RowSet<Row>>>(writes.size() + 1);
    answers.add(open.query("BEGIN").execute());
    for (var write : writes) {
      answers.add(open.preparedQuery(write.sql()).execute(write.values()));
    }
    try {
      Limits.await(Future.join(answers), limit);
    } catch (RuntimeException e) {
      // What came before the failure tells more: who was fenced may write where nothing is.
      count(writes, answers);
      throw e;
    }
    count(writes, answers);
  }

  private static void count(List<Write> writes, List<Future<RowSet<Row>>> answers) {
    for (int i = 0; i < writes.size() && answers.get(i + 1).succeeded(); i++) {
      var write = writes.get(i);
      var actual = answers.get(i + 1).result().rowCount();
      if (write.rows() != Write.ANY && write.rows() != actual) {
        throw new WrongCount(write, actual);
      }
    }
  }

  private PgConnection open() {
    var known = connection.get();
    if (known != null) {
      return known;
    }
    var connecting = PgConnection.connect(vertx, options);
    try {
      var fresh = Limits.await(connecting, limit);
      connection.set(fresh);
      fresh.exceptionHandler(e -> LOG.debugf("a connection broke: %s", e));
      // The server may end it between two batches: the next one then opens another.
      fresh.closeHandler(gone -> connection.compareAndSet(fresh, null));
      return fresh;
    } catch (RuntimeException e) {
      connecting.onSuccess(PgConnection::close);
      throw e;
    }
  }

  /** Closes the connection; the server rolls back what was not committed. */
  @Override
  public void close() {
    var known = connection.getAndSet(null);
    if (known != null) {
      // Nobody waits: a frozen server would not answer.
      known.close().onFailure(already -> {});
    }
  }
}
