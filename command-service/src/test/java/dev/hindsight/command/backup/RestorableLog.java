package dev.hindsight.command.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.backup.Restore.Restored;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.log.Archive;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresArchive;
import dev.hindsight.command.log.postgres.PostgresLog;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** A log of its own that is exported and restored as lines of text. */
public final class RestorableLog implements AutoCloseable {

  public static final String MASTER_KEY = "0011223344556677";

  public final LogForTests log = new LogForTests();
  public final Vertx vertx = Vertx.vertx();
  public final Connections connections = log.connections(vertx);

  /** A process that writes to it from now on. */
  public CommandHandler process() {
    return new CommandHandler(
        vertx,
        new PostgresLog(vertx, connections),
        LogForTests.shop(),
        Limits.DEFAULT,
        position -> {});
  }

  public static Outcome answer(CommandHandler process, Request request) throws Exception {
    return get(process.handle(request));
  }

  public List<String> export() throws Exception {
    return export(Selection.ALL);
  }

  public List<String> export(Selection selection) throws Exception {
    return lines(export -> export.events(selection));
  }

  public List<String> exportKeys() throws Exception {
    return lines(Export::keys);
  }

  private List<String> lines(Function<Export, Future<Void>> what) throws Exception {
    var written = Buffer.buffer();
    get(
        onLoop(() ->
            PostgresArchive.open(connections).compose(archive -> export(archive, written, what))));
    return written.toString(UTF_8).lines().toList();
  }

  private static Future<Void> export(
      Archive archive, Buffer written, Function<Export, Future<Void>> what) {
    var export =
        new Export(
            archive,
            new ExportedKey(MASTER_KEY, "wrapped"),
            buffer -> {
              written.appendBuffer(buffer);
              return Future.succeededFuture();
            });
    return what.apply(export).onComplete(done -> archive.close());
  }

  /** Throws what refused it. */
  public Restored restore(List<String> lines) throws Exception {
    return get(begin().compose(restore -> feed(restore, lines)));
  }

  Future<Restore> begin() {
    return onLoop(() -> Restore.begin(connections, MASTER_KEY, false));
  }

  Future<Restored> feed(Restore restore, List<String> lines) {
    return onLoop(() -> {
      var left = lines.iterator();
      restore.whenWanted(() -> feed(restore, left));
      feed(restore, left);
      return restore.outcome();
    });
  }

  private static void feed(Restore restore, Iterator<String> left) {
    while (left.hasNext() && restore.wantsMore()) {
      restore.line(left.next().getBytes(UTF_8));
      if (!left.hasNext()) {
        restore.end();
      }
    }
  }

  /** Every row with all of its columns. */
  public List<String> rows(String table, String order) throws SQLException {
    var rows = new ArrayList<String>();
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement();
        var found =
            statement.executeQuery(
                "SELECT t::text FROM %s t ORDER BY %s".formatted(table, order))) {
      while (found.next()) {
        rows.add(found.getString(1));
      }
    }
    return rows;
  }

  public void execute(String sql) throws SQLException {
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Whether nothing at all is there. */
  boolean isEmpty() {
    return log.number(
            "SELECT (SELECT count(*) FROM events) + (SELECT count(*) FROM batches)"
                + " + (SELECT count(*) FROM idempotency_keys)"
                + " + (SELECT count(*) FROM customer_keys) + (SELECT count(*) FROM restores)"
                + " + (SELECT position FROM log_head)")
        == 0;
  }

  private <T> Future<T> onLoop(java.util.function.Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    loop.runOnContext(x -> action.get().onComplete(done));
    return done.future();
  }

  private final io.vertx.core.Context loop = vertx.getOrCreateContext();

  static <T> T get(Future<T> future) throws Exception {
    try {
      return future.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
