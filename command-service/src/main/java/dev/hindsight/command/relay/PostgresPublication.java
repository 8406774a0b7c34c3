package dev.hindsight.command.relay;

import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.SharedConnection;
import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;

/** One row in the log's database. */
public final class PostgresPublication implements Publication {

  private static final String HAS_BEGUN = "SELECT EXISTS (SELECT FROM publication)";
  private static final String BEGIN =
      "INSERT INTO publication (only_row) VALUES (true) ON CONFLICT DO NOTHING";

  private final SharedConnection connection;

  public PostgresPublication(Connections connections) {
    this.connection = new SharedConnection(connections);
  }

  @Override
  public Future<Boolean> hasBegun() {
    return connection
        .query(HAS_BEGUN, Tuple.tuple())
        .map(rows -> rows.iterator().next().getBoolean(0));
  }

  @Override
  public Future<Void> begin() {
    return connection.query(BEGIN, Tuple.tuple()).mapEmpty();
  }
}
