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
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;

/** A log in a real PostgreSQL, and what handles commands on it; closing it leaves the data. */
public final class BenchLog implements AutoCloseable {

  static final String APPLICATION = "bench_app";
  static final String PASSWORD = "application";

  private static final int SNAPSHOT_EVERY = 200;
  private static final int LIMIT_SECONDS = 30;
  private static final SecretKeySpec KEY =
      new SecretKeySpec("a key of the bench".getBytes(UTF_8), "HmacSHA256");

  private final Database database;
  private final Vertx vertx = Vertx.vertx();
  private final CommandHandler handler;

  BenchLog(Database database) {
    this.database = database;
    var domain = CommandService.shop();
    // As the service makes one.
    handler =
        new CommandHandler(
            vertx,
            new PostgresLog(vertx, connections()),
            domain,
            Limits.DEFAULT,
            new Snapshots(
                domain.folds().values(), SNAPSHOT_EVERY, KEY, new PostgresSnapshots(connections())),
            position -> {});
  }

  /** For whoever writes past the service. */
  public Database database() {
    return database;
  }

  public CommandHandler handler() {
    return handler;
  }

  private Connections connections() {
    return new Connections(
        vertx,
        new PgConnectOptions()
            .setHost(database.host())
            .setPort(database.port())
            .setDatabase(database.name())
            .setUser(APPLICATION)
            .setPassword(PASSWORD));
  }

  @Override
  public void close() throws Exception {
    handler
        .close()
        .eventually(() -> vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }
}
