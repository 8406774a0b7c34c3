package dev.hindsight.bench.raw;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** By threads of this process, where pgbench is not to be had. */
public final class JdbcInserts implements SingleRowInserts {

  private final Database database;
  private final Duration length;

  JdbcInserts(Database database, Duration length) {
    this.database = database;
    this.length = length;
  }

  @Override
  public String tool() {
    return "JDBC";
  }

  @Override
  public double run() throws Exception {
    try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      var work = new ArrayList<Callable<Double>>();
      for (int i = 0; i < CONNECTIONS; i++) {
        work.add(this::insert);
      }
      var sum = 0.0;
      for (var done : threads.invokeAll(work)) {
        sum += done.get();
      }
      return sum;
    }
  }

  private double insert() throws SQLException {
    try (var connection = database.connect();
        var statement = connection.prepareStatement(INSERT)) {
      var start = System.nanoTime();
      var count = 0;
      while (System.nanoTime() - start < length.toNanos()) {
        statement.executeUpdate();
        count++;
      }
      return count * 1e9 / (System.nanoTime() - start);
    }
  }
}
