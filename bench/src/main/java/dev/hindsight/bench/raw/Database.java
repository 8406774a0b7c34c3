package dev.hindsight.bench.raw;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Where a database is, and who may write to it. */
public record Database(String host, int port, String name, String user, String password) {

  /** Without a limit on how long a statement takes: filling takes its time. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://" + host + ":" + port + "/" + name, user, password);
  }
}
