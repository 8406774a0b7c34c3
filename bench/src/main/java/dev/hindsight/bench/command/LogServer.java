package dev.hindsight.bench.command;

import dev.hindsight.bench.raw.Database;
import dev.hindsight.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL of its own, with the settings of the service, for any number of logs. */
public final class LogServer implements AutoCloseable {

  private static final String OWNER = "bench_owner";

  private final EmbeddedPostgres server;

  /** Starts a server whose data is in a folder. */
  public LogServer(Path folder) {
    server = EmbeddedPostgres.at(folder).start();
  }

  /** The log of a name: a database with the tables and the roles of the service, if need be new. */
  public BenchLog open(String name) {
    server.createDatabase(name, OWNER, "owner");
    server.createRole(BenchLog.APPLICATION, BenchLog.PASSWORD, name);
    Flyway.configure()
        .dataSource(server.jdbcUrl(name), OWNER, "owner")
        .placeholders(Map.of("app_role", BenchLog.APPLICATION))
        .load()
        .migrate();
    return new BenchLog(database(name));
  }

  /** Forgets a log that is closed. */
  public void drop(String name) throws SQLException {
    run("DROP DATABASE " + name + " WITH (FORCE)");
  }

  /** So that nobody has to write what another has left in memory. */
  public void checkpoint() throws SQLException {
    run("CHECKPOINT");
  }

  public String version() throws SQLException {
    try (var connection = database("postgres").connect()) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  public ProcessHandle process() {
    return ProcessHandle.of(server.pid()).orElseThrow();
  }

  private void run(String sql) throws SQLException {
    try (var connection = database("postgres").connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Database database(String name) {
    return new Database(
        "127.0.0.1", server.port(), name, server.superuser(), server.superuserPassword());
  }

  @Override
  public void close() {
    server.close();
  }
}
