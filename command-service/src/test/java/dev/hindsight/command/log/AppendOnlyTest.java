package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.LogForTests;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the log cannot be changed: not by the service, and not by mistake of an operator. */
class AppendOnlyTest {

  private final LogForTests log = new LogForTests();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE events SET data = '{}'",
        "DELETE FROM events",
        "TRUNCATE events",
        "UPDATE batches SET size = 0",
        "DELETE FROM batches",
        "TRUNCATE batches",
        "DELETE FROM idempotency_keys"
      })
  void a_change_is_refused_to_the_service_and_to_a_superuser(String change) throws SQLException {
    try (var application = log.asApplication();
        var superuser = log.asSuperuser()) {
      assertThatThrownBy(() -> run(application, change)).hasMessageContaining("permission denied");
      assertThatThrownBy(() -> run(superuser, change)).hasMessageContaining("append-only");
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
