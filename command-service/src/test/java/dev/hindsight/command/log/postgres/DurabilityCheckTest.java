package dev.hindsight.command.log.postgres;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.LogForTests;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A database that forgets is no log. */
class DurabilityCheckTest {

  private final LogForTests log = new LogForTests();
  private final Vertx vertx = Vertx.vertx();
  private final DurabilityCheck check = new DurabilityCheck(log.connections(vertx));

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_database_that_answers_before_the_disk_has_it_is_refused() throws SQLException {
    assertThatCode(this::start).doesNotThrowAnyException();

    set("synchronous_commit = off");

    assertThatThrownBy(this::start)
        .hasMessageContaining("The service does not start")
        .hasMessageContaining("PostgreSQL has synchronous_commit=off")
        .hasMessageContaining("set it to on");
  }

  private void start() throws InterruptedException {
    check.check(new StartupEvent());
  }

  // For this database alone: the server is that of other tests too.
  private void set(String setting) throws SQLException {
    try (var superuser = log.asSuperuser();
        var statement = superuser.createStatement()) {
      statement.execute("ALTER DATABASE \"" + superuser.getCatalog() + "\" SET " + setting);
    }
  }
}
