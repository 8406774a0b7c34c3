package dev.hindsight.bench.raw;

import java.sql.SQLException;
import java.time.Duration;

/** Chooses what makes the single-row inserts. */
public final class Inserts {

  private Inserts() {}

  /** By pgbench, else by this process; each run takes so long. */
  public static SingleRowInserts into(Database database, Duration length) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(SingleRowInserts.SEQUENCE);
    }
    return PgbenchInserts.find()
        .<SingleRowInserts>map(program -> new PgbenchInserts(program, database, length))
        .orElseGet(() -> new JdbcInserts(database, length));
  }
}
