package dev.hindsight.bench.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.bench.Plan;
import dev.hindsight.bench.measure.Figure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real PostgreSQL, as short as can be: that it measures, not what. */
class CommandsInProcessTest {

  @TempDir Path folder;

  @Test
  void every_load_is_measured_beside_the_limit_and_says_where_the_cpu_went() throws Exception {
    var told = new ArrayList<String>();
    var versions = new HashMap<String, String>();

    var figures =
        new CommandsInProcess()
            .measure(
                new Plan(
                    folder, folder, 1, Duration.ofSeconds(1), false, told::add, versions::put));

    assertThat(figures).hasSize(4).allSatisfy(CommandsInProcessTest::isMeasured);
    assertThat(figures).extracting(Figure::what).doesNotHaveDuplicates();
    assertThat(told).hasSize(4);
    assertThat(versions.get("PostgreSQL")).startsWith("18");
  }

  private static void isMeasured(Figure figure) {
    assertThat(figure.ours()).isPositive();
    assertThat(figure.limit()).isPositive();
    assertThat(figure.raw()).startsWith("single-row inserts, 32 connections");
    assertThat(figure.more()).containsKeys("p50 ms", "p99 ms", "cpu seconds of bench");
    assertThat(figure.more().get("cpu seconds of postgres")).isPositive();
    assertThat(figure.more().get("p99 ms")).isGreaterThanOrEqualTo(figure.more().get("p50 ms"));
  }
}
