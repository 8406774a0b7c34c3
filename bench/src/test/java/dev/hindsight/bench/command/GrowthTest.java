package dev.hindsight.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.Plan;
import dev.hindsight.bench.raw.Database;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, with short logs: that it measures, not what. */
class GrowthTest {

  private static final int FILLED = 2_000;

  @TempDir Path folder;

  @Test
  void a_long_log_is_measured_beside_a_short_one() throws Exception {
    var told = new ArrayList<String>();
    var plan =
        new Plan(folder, folder, 1, Duration.ofSeconds(1), false, told::add, (name, version) -> {});

    var figures = new Growth().measure(plan);

    assertThat(figures)
        .singleElement()
        .satisfies(figure -> {
          assertThat(figure.what()).contains("at 100,000 events in the log");
          assertThat(figure.raw()).isEqualTo("the same at 1,000 events in the log");
          assertThat(figure.ours()).isPositive();
          assertThat(figure.limit()).isPositive();
          assertThat(figure.more()).containsKeys("p99 ms", "cpu seconds of postgres");
        });
    assertThat(told).singleElement().asString().contains("round 1 of 1");
  }

  @Test
  void a_filled_log_is_dense_and_goes_on_behind_what_it_was_filled_with() throws Exception {
    try (var server = new LogServer(folder);
        var log = server.open("filled")) {
      LogFilling.fill(log.database(), FILLED, told -> {});

      Deposits.to(3, log.handler(), 1, Duration.ofMillis(1)).run();

      assertThat(count(log.database(), "SELECT position FROM log_head"))
          .isEqualTo(count(log.database(), "SELECT count(*) FROM events"))
          .isGreaterThan(FILLED + 3);
      assertThat(count(log.database(), HOLES_IN_POSITIONS)).isZero();
      assertThat(count(log.database(), HOLES_IN_VERSIONS)).isZero();
    }
  }

  private static final String HOLES_IN_POSITIONS =
      """
      SELECT count(*) FROM generate_series(1, (SELECT position FROM log_head)) AS position
      WHERE NOT EXISTS (
        SELECT FROM batches b JOIN events e ON e.batch = b.id
        WHERE b.first_position + e.ordinal = position)
      """;

  private static final String HOLES_IN_VERSIONS =
      """
      SELECT count(*) FROM (
        SELECT FROM events GROUP BY stream
        HAVING min(version) <> 1 OR max(version) <> count(*)
           OR min(type) FILTER (WHERE version = 1) <> 'hindsight.account.opened.v1') AS streams
      """;

  private static long count(Database database, String sql) throws SQLException {
    try (var connection = database.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
