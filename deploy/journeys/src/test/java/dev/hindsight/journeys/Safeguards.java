package dev.hindsight.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/** What must hold of a stack whatever happened on it. */
final class Safeguards {

  // The role of each database, and who else there is.
  private static final List<String> DATABASES = List.of("command", "query", "analytics");
  private static final List<String> ROLES =
      List.of("command", "command_owner", "query", "analytics");

  private final PackagedStack stack;

  Safeguards(PackagedStack stack) {
    this.stack = stack;
  }

  /** Neither passwords nor keys nor tokens, however much went wrong. */
  void no_secret_stands_in_a_log() throws IOException {
    var secrets = new Properties();
    try (var file = Files.newBufferedReader(stack.data.resolve("secrets.properties"))) {
      secrets.load(file);
    }
    assertThat(secrets.stringPropertyNames())
        .contains("master-key", "keys-secret", "token-key", "postgres.command");
    for (Path log : logs()) {
      String text = Files.readString(log, StandardCharsets.ISO_8859_1);
      for (String name : secrets.stringPropertyNames()) {
        assertThat(text.contains(secrets.getProperty(name)))
            .as("%s stands in %s", name, log.getFileName())
            .isFalse();
      }
      // The beginning of every token that there is.
      assertThat(text).as("tokens in %s", log.getFileName()).doesNotContain("Bearer ey");
    }
  }

  /** Each role gets into its own database alone, and may do nothing there that it need not. */
  void roles_have_the_least_rights() throws Exception {
    for (String role : ROLES) {
      String own = role.replace("_owner", "");
      for (String database : DATABASES) {
        if (!database.equals(own)) {
          assertThatThrownBy(() -> connect(database, role))
              .as("%s in the database %s", role, database)
              .isInstanceOf(SQLException.class)
              .hasMessageContaining("permission denied");
        }
      }
      try (Connection connection = connect(own, role);
          var statement = connection.createStatement();
          var rows =
              statement.executeQuery(
                  "SELECT rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR"
                      + " rolbypassrls FROM pg_roles WHERE rolname = current_user")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getBoolean(1)).as("more rights than others: %s", role).isFalse();
      }
    }
    for (String forbidden :
        List.of(
            "UPDATE events SET version = version",
            "DELETE FROM events",
            "TRUNCATE events",
            "DROP TABLE events",
            "CREATE TABLE other (id int)",
            "ALTER TABLE events DISABLE TRIGGER ALL")) {
      try (Connection connection = connect("command", "command");
          var statement = connection.createStatement()) {
        assertThatThrownBy(() -> statement.execute(forbidden))
            .as(forbidden)
            .isInstanceOf(SQLException.class);
      }
    }
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.list(stack.data.resolve("logs"))) {
      List<Path> logs = files.toList();
      assertThat(logs).hasSizeGreaterThan(4);
      return Stream.concat(logs.stream(), Stream.of(stack.data.resolve("run/launcher.log")))
          .filter(Files::exists)
          .toList();
    }
  }

  private Connection connect(String database, String role) throws SQLException, IOException {
    try {
      return DriverManager.getConnection(
          "jdbc:postgresql://" + stack.part("postgres").path("address").asText() + "/" + database,
          role,
          stack.secret("postgres." + role));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
