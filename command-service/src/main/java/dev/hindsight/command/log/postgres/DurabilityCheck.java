package dev.hindsight.command.log.postgres;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Refuses to start on a database that forgets what it said it has written. */
@ApplicationScoped
public class DurabilityCheck {

  private static final String SETTINGS =
      """
      SELECT current_setting('fsync') AS fsync,
             current_setting('full_page_writes') AS full_page_writes,
             (SELECT reset_val FROM pg_settings WHERE name = 'synchronous_commit')
               AS synchronous_commit
      """;
  private static final Set<String> WAITS_FOR_THE_DISK =
      Set.of("on", "remote_apply", "remote_write");
  private static final long LIMIT_SECONDS = 10;

  private final Connections connections;

  DurabilityCheck(Connections connections) {
    this.connections = connections;
  }

  void check(@Observes StartupEvent event) throws InterruptedException {
    try {
      connections
          .open()
          .compose(c -> check(c).onComplete(done -> c.close()))
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The service does not start: " + e.getMessage(), e);
    }
  }

  private static Future<Void> check(PgConnection connection) {
    return connection
        .query(SETTINGS)
        .execute()
        .map(rows -> {
          var row = rows.iterator().next();
          require("fsync", row.getString("fsync"), Set.of("on"));
          require("full_page_writes", row.getString("full_page_writes"), Set.of("on"));
          require("synchronous_commit", row.getString("synchronous_commit"), WAITS_FOR_THE_DISK);
          return null;
        });
  }

  private static void require(String setting, String actual, Set<String> safe) {
    if (!safe.contains(actual)) {
      throw new IllegalStateException(
          "PostgreSQL has %s=%s and would lose answered commands in a crash; set it to on"
              .formatted(setting, actual));
    }
  }
}
