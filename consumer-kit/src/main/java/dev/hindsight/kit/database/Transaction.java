package dev.hindsight.kit.database;

import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;

/** The statements of a transaction whose later steps depend on what the earlier ones found. */
public final class Transaction {

  private final PgConnection connection;
  private final Duration limit;

  Transaction(PgConnection connection, Duration limit) {
    this.connection = connection;
    this.limit = limit;
  }

  /** Runs a statement with values. */
  public RowSet<Row> run(String sql, Tuple values) {
    return Limits.await(connection.preparedQuery(sql).execute(values), limit);
  }

  /** Runs a statement that takes no values, such as one that makes a table. */
  public void execute(String sql) {
    Limits.await(connection.query(sql).execute(), limit);
  }
}
