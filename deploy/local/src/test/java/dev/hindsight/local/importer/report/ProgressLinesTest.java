package dev.hindsight.local.importer.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressLinesTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong clock = new AtomicLong();
  private final StringWriter out = new StringWriter();
  private final ProgressLines progress =
      new ProgressLines(new PrintWriter(out), 10_000, clock::get);

  @Test
  void a_line_every_few_seconds_tells_rows_rate_and_time_left() {
    clock.set(SECOND);
    progress.rows(200);
    clock.set(5 * SECOND);
    progress.rows(1_000);
    progress.rows(1_001);
    clock.set(10 * SECOND);
    progress.rows(2_500);

    assertThat(out.toString().lines())
        .containsExactly(
            "1000 of 10000 rows (10 %), 200 rows/s, 0:00:45 left",
            "2500 of 10000 rows (25 %), 250 rows/s, 0:00:30 left");
  }
}
