package dev.hindsight.schedule;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.hindsight.schedule.EverySchedule.Scene;
import org.junit.jupiter.api.Test;

/** Whoever looks for races must see one. */
class EveryScheduleTest {

  @Test
  void two_who_count_in_a_plain_field_are_found_out() {
    assertThatExceptionOfType(AssertionError.class)
        .isThrownBy(() -> EverySchedule.of(() -> new TwoCount(new Count())))
        .withMessageContaining("count");
  }

  @Test
  void two_who_count_under_a_lock_are_not() {
    EverySchedule.of(() -> new TwoCount(new LockedCount()));
  }

  private static class Count {
    int count;

    void up() {
      count++;
    }
  }

  private static final class LockedCount extends Count {
    @Override
    synchronized void up() {
      super.up();
    }
  }

  private record TwoCount(Count count) implements Scene {

    @Override
    public void one() {
      count.up();
    }

    @Override
    public void other() {
      count.up();
    }

    @Override
    public boolean isRight() {
      return count.count == 2;
    }
  }
}
