package dev.hindsight.command.handler;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoomTest {

  private static final int MOST = 4_096;
  private static final long SHORT = Room.INTERVAL.toNanos() / 2;
  private static final long LONG = Room.INTERVAL.toNanos() * 2;

  private final Room room = new Room(MOST);

  @Test
  void a_burst_is_taken_as_it_comes() {
    assertThat(room.size()).isEqualTo(MOST);
    done(1, SHORT);
    done(3_000, LONG);

    room.adapt();

    assertThat(room.size()).isEqualTo(MOST);
  }

  @Test
  void a_queue_that_stands_is_cut_down_to_what_is_done_in_the_time_that_one_may_wait() {
    done(800, LONG);

    room.adapt();

    assertThat(room.size()).isEqualTo(800);
    assertThat(room.share()).isEqualTo(800.0 / MOST);
  }

  @Test
  void there_is_always_room_for_full_appends() {
    done(3, LONG);

    room.adapt();

    assertThat(room.size()).isEqualTo(256);
  }

  @Test
  void there_is_never_more_room_than_at_most() {
    var small = new Room(64);
    small.done(LONG);

    small.adapt();

    assertThat(small.size()).isEqualTo(64);
  }

  @Test
  void it_grows_again_while_nobody_waits_for_long_or_nothing_happens() {
    done(400, LONG);
    room.adapt();
    done(400, SHORT);

    room.adapt();
    assertThat(room.size()).isEqualTo(501);

    for (int i = 0; i < 20; i++) {
      room.adapt();
    }
    assertThat(room.size()).isEqualTo(MOST);
  }

  private void done(int many, long waited) {
    for (int i = 0; i < many; i++) {
      room.done(waited);
    }
  }
}
