package dev.hindsight.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {
  private final BackOff backOff = new BackOff();

  @Test
  void pauses_double_and_the_fifth_crash_within_a_minute_is_one_too_many() {
    for (int seconds : new int[] {1, 2, 4, 8}) {
      assertThat(backOff.afterCrash(0)).contains(Duration.ofSeconds(seconds));
    }
    assertThat(backOff.afterCrash(0)).isEmpty();
  }

  @Test
  void crashes_of_long_ago_are_forgiven() {
    for (int crash = 0; crash < 100; crash++) {
      long now = Duration.ofSeconds(61).multipliedBy(crash).toNanos();

      assertThat(backOff.afterCrash(now)).contains(Duration.ofSeconds(1));
    }
  }
}
