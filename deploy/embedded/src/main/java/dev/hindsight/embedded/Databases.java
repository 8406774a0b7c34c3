package dev.hindsight.embedded;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Makes databases and roles; each step may be repeated. */
final class Databases {
  private final EmbeddedPostgres server;

  Databases(EmbeddedPostgres server) {
    this.server = server;
  }

  void createRole(String role, String password) {
    run(connection -> {
      boolean known = exists(connection, "SELECT 1 FROM pg_roles WHERE rolname = ?", role);
      String verb = known ? "ALTER" : "CREATE";
      execute(connection, verb + " ROLE %I LOGIN PASSWORD %L", role, password);
    });
  }

  /** Nobody but the owner gets in, not even to connect. */
  void createDatabase(String database, String owner) {
    run(connection -> {
      if (!exists(connection, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        execute(connection, "CREATE DATABASE %I OWNER %I", database, owner);
      }
      execute(connection, "REVOKE ALL ON DATABASE %I FROM PUBLIC", database);
    });
  }

  void allowConnect(String database, String role) {
    run(connection -> execute(connection, "GRANT CONNECT ON DATABASE %I TO %I", database, role));
  }

  private void run(Work work) {
    try (Connection connection = server.connect("postgres")) {
      work.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "PostgreSQL refused to prepare a database: " + e.getMessage(), e);
    }
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (var statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** Names and passwords are quoted by the server itself: these statements take no parameters. */
  private static void execute(Connection connection, String template, String... values)
      throws SQLException {
    String sql;
    try (var quote = connection.prepareStatement("SELECT format(?, VARIADIC ?::text[])")) {
      quote.setString(1, template);
      quote.setArray(2, connection.createArrayOf("text", values));
      try (ResultSet rows = quote.executeQuery()) {
        rows.next();
        sql = rows.getString(1);
      }
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One step on a superuser's connection. */
  private interface Work {
    void on(Connection connection) throws SQLException;
  }
}
