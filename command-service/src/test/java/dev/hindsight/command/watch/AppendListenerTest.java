package dev.hindsight.command.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.faults.StatementProxy;
import dev.hindsight.embedded.PostgresForTests;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who has lost an answer asks again, once: connections of a database are few. */
class AppendListenerTest {

  private static final String LISTENERS =
      "SELECT count(*) FROM pg_stat_activity"
          + " WHERE query LIKE 'LISTEN %' AND datname = current_database()";

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void listens_once_however_many_of_its_answers_were_lost() throws Exception {
    try (var proxy =
        new StatementProxy(
            PostgresForTests.server().port(), "LISTEN " + AppendSignal.CHANNEL, 20_261_122)) {
      var pool = PgBuilder.pool().connectingTo(new PgConnectOptions()).using(vertx).build();
      var signal = new AppendSignal(vertx, pool);
      var wakeup = new Wakeup();
      signal.add(wakeup, () -> true);
      proxy.cut(1);
      new AppendListener(vertx, log.connections(vertx, proxy.port()), signal).start();
      await().atMost(Duration.ofSeconds(30)).until(() -> losses(proxy) >= 4);
      proxy.cut(0);

      await().atMost(Duration.ofSeconds(30)).until(() -> log.number(LISTENERS) > 0);
      await().during(Duration.ofSeconds(3)).until(() -> log.number(LISTENERS) == 1);
      assertThat(isHeard(wakeup)).isTrue();
    }
  }

  private static int losses(StatementProxy proxy) {
    return proxy.cutBefore() + proxy.cutAfter();
  }

  private boolean isHeard(Wakeup wakeup) throws SQLException, InterruptedException {
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement()) {
      statement.execute("NOTIFY " + AppendSignal.CHANNEL);
    }
    var start = System.nanoTime();
    wakeup.await(Duration.ofSeconds(30).toMillis());
    return System.nanoTime() - start < Duration.ofSeconds(29).toNanos();
  }
}
