package dev.hindsight.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What compose and CloudNativePG say of databases and roles, said to a real PostgreSQL. */
class DatabasesTest {
  private static final Map<String, String> OWNERS =
      Map.of("command", "command_owner", "query", "query", "analytics", "analytics");

  @TempDir private Path folder;

  @Test
  void compose_makes_a_database_for_each_service_and_lets_nobody_else_in() throws SQLException {
    String script =
        Checkout.text("deploy/compose/databases.sql")
            .replaceAll("(?m)^(--|\\\\getenv).*$", "")
            .replaceAll(":'([a-z_]+)_password'", "'$1'");
    try (var server = EmbeddedPostgres.at(folder).start()) {
      try (Connection connection = superuser(server);
          var statement = connection.createStatement()) {
        for (String one : script.split(";", -1)) {
          if (!one.isBlank()) {
            statement.execute(one);
          }
        }
      }
      nobody_gets_into_the_database_of_another(server);
    }
  }

  @Test
  void so_does_the_one_server_of_the_small_overlay() throws SQLException {
    var spec = Checkout.documents(Checkout.text("deploy/kubernetes/overlays/small/postgres.yaml"));
    var initdb = spec.getFirst().path("spec").path("bootstrap").path("initdb");
    try (var server = EmbeddedPostgres.at(folder).start()) {
      // What CloudNativePG does before and after.
      server.createDatabase(
          initdb.path("database").asText(), initdb.path("owner").asText(), "command_owner");
      try (Connection connection = superuser(server);
          var statement = connection.createStatement()) {
        for (var one : initdb.path("postInitSQL")) {
          statement.execute(one.asText());
        }
        for (String role : List.of("command", "query", "analytics")) {
          statement.execute("ALTER ROLE " + role + " PASSWORD '" + role + "'");
        }
      }
      nobody_gets_into_the_database_of_another(server);
    }
  }

  private static void nobody_gets_into_the_database_of_another(EmbeddedPostgres server)
      throws SQLException {
    for (String database : OWNERS.keySet()) {
      for (String role : List.of("command", "command_owner", "query", "analytics")) {
        if (role.equals(database) || role.equals(OWNERS.get(database))) {
          connect(server, database, role).close();
        } else {
          assertThatThrownBy(() -> connect(server, database, role))
              .as("%s in %s", role, database)
              .hasMessageContaining("permission denied");
        }
      }
    }
    try (Connection connection = connect(server, "command", "command");
        var statement = connection.createStatement()) {
      assertThatThrownBy(() -> statement.execute("CREATE TABLE public.other (id int)"))
          .hasMessageContaining("permission denied");
      var rows =
          statement.executeQuery(
              "SELECT bool_or(rolsuper OR rolcreatedb OR rolcreaterole) FROM pg_roles"
                  + " WHERE rolname IN ('command', 'command_owner', 'query', 'analytics')");
      assertThat(rows.next()).isTrue();
      assertThat(rows.getBoolean(1)).isFalse();
    }
  }

  private static Connection superuser(EmbeddedPostgres server) throws SQLException {
    return server.connect("postgres");
  }

  private static Connection connect(EmbeddedPostgres server, String database, String role)
      throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(database), role, role);
  }
}
