package dev.hindsight.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real server: what was committed is there after every way to end it. */
class EmbeddedPostgresTest {
  @TempDir Path folder;
  EmbeddedPostgres server;

  @BeforeEach
  void start() throws SQLException {
    server = EmbeddedPostgres.at(folder).start();
    server.createDatabase("shop", "keeper", "it's \"secret\"");
    execute("CREATE TABLE item (id int)");
    execute("INSERT INTO item VALUES (1)");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void committed_rows_outlive_a_kill_and_an_immediate_and_a_fast_stop() throws SQLException {
    server.kill();
    server.start();
    execute("INSERT INTO item VALUES (2)");
    server.stopImmediately();
    server.start();
    execute("INSERT INTO item VALUES (3)");
    server.stop();
    server.start();

    assertThat(text("SELECT string_agg(id::text, ',' ORDER BY id) FROM item")).isEqualTo("1,2,3");
  }

  @Test
  void nothing_that_durability_rests_on_is_turned_off() throws SQLException {
    assertThat(text("SHOW fsync")).isEqualTo("on");
    assertThat(text("SHOW full_page_writes")).isEqualTo("on");
    assertThat(text("SHOW synchronous_commit")).isEqualTo("on");
    assertThat(text("SHOW data_checksums")).isEqualTo("on");
    assertThat(text("SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(text("SHOW server_version")).startsWith("18.");
  }

  @Test
  void a_database_may_be_made_again_and_a_stranger_may_not_even_connect() throws SQLException {
    server.createDatabase("shop", "keeper", "new");
    server.createRole("guest", "guest", "postgres");

    assertThatThrownBy(() -> connect("shop", "guest", "guest"))
        .hasMessageContaining("permission denied");
    assertThatThrownBy(() -> connect("shop", "keeper", "wrong")).hasMessageContaining("password");
    try (Connection connection = connect("shop", "keeper", "new")) {
      assertThat(connection.isValid(2)).isTrue();
    }
  }

  @Test
  void a_taken_port_is_an_error_that_shows_the_log() {
    var second = EmbeddedPostgres.at(folder.resolve("second")).port(server.port());

    assertThatThrownBy(second::start)
        .hasMessageContaining("could not bind")
        .hasMessageContaining("postgres.log");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = connect("shop", "keeper", "it's \"secret\"");
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String text(String sql) throws SQLException {
    try (Connection connection = connect("shop", "keeper", "it's \"secret\"");
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }

  private Connection connect(String database, String user, String password) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database), user, password);
  }
}
