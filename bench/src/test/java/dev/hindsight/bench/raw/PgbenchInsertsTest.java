package dev.hindsight.bench.raw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class PgbenchInsertsTest {

  @Test
  void the_rate_is_read_from_what_pgbench_prints() throws Exception {
    assertThat(
            PgbenchInserts.rate(
                """
                number of transactions actually processed: 81234
                latency average = 1.969 ms
                tps = 16252.125301 (without initial connection time)
                """))
        .isEqualTo(16252.125301);
  }

  @Test
  void what_pgbench_complains_of_is_told() {
    assertThatThrownBy(() -> PgbenchInserts.rate("pgbench: error: connection failed"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("connection failed");
  }
}
