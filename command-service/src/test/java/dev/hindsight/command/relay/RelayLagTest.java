package dev.hindsight.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RelayLagTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final RelayLag lag = new RelayLag();

  @Test
  void what_is_published_is_not_behind() {
    lag.look(7, 7, START);

    assertThat(lag.figures()).isEqualTo(new RelayLag.Figures(7, 0, Duration.ZERO));
  }

  @Test
  void the_oldest_event_that_waits_says_for_how_long() {
    lag.look(10, 7, START);
    lag.look(30, 9, START.plusSeconds(4));

    assertThat(lag.figures()).isEqualTo(new RelayLag.Figures(30, 21, Duration.ofSeconds(4)));
  }

  @Test
  void whoever_goes_on_is_not_behind_for_longer_and_longer() {
    lag.look(10, 7, START);
    lag.look(30, 10, START.plusSeconds(4));
    lag.look(50, 29, START.plusSeconds(5));

    assertThat(lag.figures()).isEqualTo(new RelayLag.Figures(50, 21, Duration.ofSeconds(1)));
  }

  @Test
  void whoever_has_caught_up_is_behind_no_more() {
    lag.look(10, 7, START);
    lag.look(10, 10, START.plusSeconds(4));

    assertThat(lag.figures().duration()).isZero();
  }
}
