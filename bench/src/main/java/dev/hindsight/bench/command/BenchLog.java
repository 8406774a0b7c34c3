package dev.hindsight.bench.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.bench.raw.Database;
import dev.hindsight.command.CommandService;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresSnapshots;
import dev.hindsight.command.snapshot.Snapshots;
import dev.hindsight.embedded.EmbeddedPostgres;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;

/**
 * A log in a real PostgreSQL of its own, with the tables, the roles and the settings of the
 * service.
 */
public final class BenchLog implements AutoCloseable {

  private static final String NAME = "bench";
  private static final String APPLICATION = "bench_app";
  private static final int SNAPSHOT_EVERY = 200;
  private static final SecretKeySpec KEY =
      new SecretKeySpec("a key of the bench".getBytes(UTF_8), "HmacSHA256");

  private final EmbeddedPostgres server;
  private final Vertx vertx = Vertx.vertx();

  /** Starts a server whose data is in a folder. */
  public BenchLog(Path folder) {
    server = EmbeddedPostgres.at(folder).start();
    server.createDatabase(NAME, "bench_owner", "owner");
    server.createRole(APPLICATION, "application", NAME);
    Flyway.configure()
        .dataSource(server.jdbcUrl(NAME), "bench_owner", "owner")
        .placeholders(Map.of("app_role", APPLICATION))
        .load()
        .migrate();
  }

  /** For whoever writes past the service. */
  public Database database() {
    return new Database(
        "127.0.0.1", server.port(), NAME, server.superuser(), server.superuserPassword());
  }

  public String version() throws SQLException {
    try (var connection = server.connect(NAME)) {
      return connection.getMetaData().getDatabaseProductVersion();
    }
  }

  public ProcessHandle process() {
    return ProcessHandle.of(server.pid()).orElseThrow();
  }

  /** As the service makes one. */
  public CommandHandler handler() {
    var domain = CommandService.shop();
    return new CommandHandler(
        vertx,
        new PostgresLog(vertx, connections()),
        domain,
        Limits.DEFAULT,
        new Snapshots(
            domain.folds().values(), SNAPSHOT_EVERY, KEY, new PostgresSnapshots(connections())),
        position -> {});
  }

  private Connections connections() {
    return new Connections(
        vertx,
        new PgConnectOptions()
            .setHost("127.0.0.1")
            .setPort(server.port())
            .setDatabase(NAME)
            .setUser(APPLICATION)
            .setPassword("application"));
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    server.close();
  }
}
