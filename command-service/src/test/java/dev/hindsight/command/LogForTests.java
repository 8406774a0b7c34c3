package dev.hindsight.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.handler.Domain;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresSnapshots;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.embedded.PostgresForTests;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;

/** A log of its own in the real PostgreSQL, with the roles and the tables of the service. */
public final class LogForTests {

  private static final SecretKeySpec KEY =
      new SecretKeySpec("a key of the tests".getBytes(UTF_8), "HmacSHA256");
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String database = "log_" + COUNT.incrementAndGet();
  private final EmbeddedPostgres postgres;
  private final String url;

  public LogForTests() {
    this(PostgresForTests.server());
  }

  /** On a server of the test's own, which it may treat badly. */
  public LogForTests(EmbeddedPostgres postgres) {
    this.postgres = postgres;
    postgres.createDatabase(database, "log_owner", "owner");
    postgres.createRole("log_app", "application", database);
    url = postgres.jdbcUrl(database);
    Flyway.configure()
        .dataSource(url, "log_owner", "owner")
        .placeholders(Map.of("app_role", "log_app"))
        .load()
        .migrate();
  }

  /** As the service connects. */
  public Connections connections(Vertx vertx) {
    return connections(vertx, postgres.port());
  }

  /** The same through another port: a proxy's. */
  public Connections connections(Vertx vertx, int port) {
    return new Connections(
        vertx,
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(port)
            .setDatabase(database)
            .setUser("log_app")
            .setPassword("application"));
  }

  /** As the service makes and uses them. */
  public Snapshots snapshots(Vertx vertx, int every) {
    return new Snapshots(
        shop().folds().values(), every, KEY, new PostgresSnapshots(connections(vertx)));
  }

  /** For a process of its own: host, port, database, user and password as arguments. */
  public List<String> address() {
    return List.of(
        "127.0.0.1", String.valueOf(postgres.port()), database, "log_app", "application");
  }

  /** As the service's role, which may not change what it wrote. */
  public Connection asApplication() throws SQLException {
    return DriverManager.getConnection(url, "log_app", "application");
  }

  public Connection asSuperuser() throws SQLException {
    return postgres.connect(database);
  }

  /** One number out of the log. */
  public long number(String sql) {
    try (var connection = asSuperuser();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  public static Domain shop() {
    return CommandService.shop();
  }
}
