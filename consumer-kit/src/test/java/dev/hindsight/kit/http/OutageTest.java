package dev.hindsight.kit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.hindsight.embedded.PostgresForTests;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Failures of a real database. */
class OutageTest {

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_database_that_refuses_connections_is_a_503() {
    var nobody = options().setPort(1);

    assertThat(Outage.told(failure(nobody, "SELECT 1"))).isInstanceOf(HttpProblem.class);
  }

  @Test
  void a_connection_that_an_operator_ends_is_a_503() {
    assertThat(Outage.told(failure(options(), "SELECT pg_terminate_backend(pg_backend_pid())")))
        .isInstanceOf(HttpProblem.class);
  }

  @Test
  void a_statement_that_is_wrong_stays_our_own_mistake() {
    assertThat(Outage.told(failure(options(), "SELECT nothing FROM nowhere")))
        .isNotInstanceOf(HttpProblem.class)
        .hasMessageContaining("nowhere");
  }

  private static PgConnectOptions options() {
    var server = PostgresForTests.server();
    return PgConnectOptions.fromUri(server.reactiveUrl("postgres"))
        .setUser(server.superuser())
        .setPassword(server.superuserPassword());
  }

  private Throwable failure(PgConnectOptions options, String sql) {
    var answer =
        PgConnection.connect(vertx, options)
            .compose(connection -> connection.query(sql).execute())
            .toCompletionStage()
            .toCompletableFuture();
    return catchThrowable(() -> answer.get(10, TimeUnit.SECONDS));
  }
}
