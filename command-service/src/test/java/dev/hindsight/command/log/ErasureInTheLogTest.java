package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.command.LogForTests;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The key goes with the event: in one transaction, whoever appends it. */
class ErasureInTheLogTest {

  private static final String ERASED = "hindsight.customer.erased.v1";
  private static final UUID ALICE = new UUID(3, 1);
  private static final UUID BOB = new UUID(3, 2);

  private final LogForTests log = new LogForTests();

  @Test
  void the_key_is_destroyed_by_the_commit_of_the_event_and_no_sooner() throws SQLException {
    try (var application = log.asApplication()) {
      makeKeys(application);
      application.setAutoCommit(false);
      append(application, 1, ALICE, ERASED);

      assertThat(keysOf(ALICE)).isEqualTo(1);
      application.commit();

      assertThat(keysOf(ALICE)).isZero();
      assertThat(rowsOf(ALICE)).isEqualTo(1);
      assertThat(keysOf(BOB)).isEqualTo(1);
    }
  }

  @Test
  void an_append_that_fails_leaves_the_key() throws SQLException {
    try (var application = log.asApplication()) {
      makeKeys(application);
      append(application, 1, BOB, "hindsight.customer.registered.v1");
      application.setAutoCommit(false);
      append(application, 1, ALICE, ERASED);
      assertThatThrownBy(() -> append(application, 1, BOB, ERASED))
          .hasMessageContaining("events_stream_version");
      application.rollback();

      assertThat(keysOf(ALICE)).isEqualTo(1);
      assertThat(keysOf(BOB)).isEqualTo(1);
    }
  }

  @Test
  void no_other_event_touches_a_key() throws SQLException {
    try (var application = log.asApplication()) {
      makeKeys(application);
      append(application, 1, ALICE, "hindsight.customer.deactivated.v1");

      assertThat(keysOf(ALICE)).isEqualTo(1);
    }
  }

  @Test
  void a_log_that_is_restored_without_its_keys_never_makes_one_for_an_erased_customer()
      throws SQLException {
    try (var application = log.asApplication()) {
      append(application, 1, ALICE, ERASED);
      makeKeys(application);

      assertThat(keysOf(ALICE)).isZero();
      assertThat(rowsOf(ALICE)).isEqualTo(1);
    }
  }

  @Test
  void the_service_itself_can_neither_change_nor_delete_a_key() throws SQLException {
    try (var application = log.asApplication()) {
      makeKeys(application);

      for (var change :
          new String[] {"UPDATE customer_keys SET wrapped = 'x'", "DELETE FROM customer_keys"}) {
        assertThatThrownBy(() -> run(application, change))
            .hasMessageContaining("permission denied");
      }
    }
  }

  // As the service does.
  private static void makeKeys(Connection connection) throws SQLException {
    for (var customer : new UUID[] {ALICE, BOB}) {
      run(
          connection,
          "INSERT INTO customer_keys (customer_id, wrapped) VALUES ('%s', 'key')"
                  .formatted(customer)
              + " ON CONFLICT (customer_id) DO NOTHING");
    }
  }

  private static void append(Connection connection, long version, UUID customer, String type)
      throws SQLException {
    run(
        connection,
        """
        INSERT INTO events (batch, ordinal, stream, version, event_id, type, command_id, data)
        VALUES (%d, 0, 'customer-%s', %d, uuidv7(), '%s', uuidv7(), '{}')
        """
            .formatted(System.nanoTime(), customer, version, type));
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private long keysOf(UUID customer) {
    return log.number(
        "SELECT count(wrapped) FROM customer_keys WHERE customer_id = '" + customer + "'");
  }

  private long rowsOf(UUID customer) {
    return log.number("SELECT count(*) FROM customer_keys WHERE customer_id = '" + customer + "'");
  }
}
