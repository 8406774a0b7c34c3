package dev.hindsight.bench.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hindsight.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On the table of the service in a real PostgreSQL: that it measures, not what. */
class CartUpsertsTest {

  private static final Path TABLE =
      Path.of("../query-service/src/main/resources/db/migration/V1__carts.sql");

  private static final String CARTS =
      """
      INSERT INTO carts (id, version, position, recorded_at, status, customer_id, items,
                         total_minor, total_currency)
      SELECT uuidv7(), 3, i, now(), 'OPEN', NULL, '[{"title": "a \\"thing\\""}]',
             CASE WHEN i % 2 = 0 THEN 100 END, CASE WHEN i % 2 = 0 THEN 'EUR' END
      FROM generate_series(1, 1200) AS i
      """;

  private static final String OLD =
      """
      SELECT count(*) FROM bench.carts copy JOIN carts c USING (id)
      WHERE copy.version <= c.version
         OR (copy.status, copy.items, copy.total_minor, copy.total_currency)
            IS DISTINCT FROM (c.status, c.items, c.total_minor, c.total_currency)
      """;

  @TempDir Path folder;

  @Test
  void rows_of_a_copy_become_newer_and_those_of_the_service_stay() throws Exception {
    try (var server = EmbeddedPostgres.at(folder).start()) {
      var database = database(server);
      execute(database, CARTS);
      var upserts = CartUpserts.of(database, Duration.ofMillis(500));

      var rate = upserts.run();

      assertThat(rate).isPositive();
      assertThat(count(database, "SELECT count(*) FROM bench.carts")).isEqualTo(1200);
      assertThat(count(database, OLD)).isZero();
      assertThat(count(database, "SELECT sum(version) FROM carts")).isEqualTo(3600);
    }
  }

  @Test
  void without_a_cart_there_is_nothing_to_be_like() throws Exception {
    try (var server = EmbeddedPostgres.at(folder).start()) {
      var database = database(server);

      assertThatThrownBy(() -> CartUpserts.of(database, Duration.ofSeconds(1)))
          .hasMessageContaining("no cart");
    }
  }

  private static Database database(EmbeddedPostgres server) throws Exception {
    server.createDatabase("query", "query_owner", "owner");
    var database =
        new Database(
            "127.0.0.1", server.port(), "query", server.superuser(), server.superuserPassword());
    execute(database, Files.readString(TABLE));
    return database;
  }

  private static void execute(Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
