package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WaitingRoomTest {

  @Test
  void who_comes_beyond_the_places_is_turned_away_until_somebody_leaves() {
    var room = new WaitingRoom(2);

    assertThat(room.enter()).isTrue();
    assertThat(room.enter()).isTrue();
    assertThat(room.enter()).isFalse();
    assertThat(room.enter()).isFalse();
    room.leave();
    assertThat(room.enter()).isTrue();
    assertThat(room.enter()).isFalse();
    assertThat(room.full()).hasRootCauseMessage("2 questions wait already");
  }
}
