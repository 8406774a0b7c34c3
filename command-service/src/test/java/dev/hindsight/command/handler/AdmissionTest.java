package dev.hindsight.command.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.schedule.EverySchedule;
import dev.hindsight.schedule.EverySchedule.Scene;
import org.junit.jupiter.api.Test;

/** Who is let in, and that nobody takes another's place. */
class AdmissionTest {

  private final Admission admission = new Admission(2, new Room(1));

  @Test
  void who_comes_by_itself_is_turned_away_before_those_who_pace_themselves() {
    assertThat(admission.enterAlone()).isEmpty();

    assertThat(admission.refuses()).isPresent();
    assertThat(admission.enterAlone()).isPresent();
    assertThat(admission.enterPaced()).isEmpty();
    assertThat(admission.enterPaced()).isPresent();
    assertThat(admission.inside()).isEqualTo(2);
  }

  @Test
  void a_place_that_is_left_is_free() {
    admission.enterAlone();
    admission.leaveAlone();

    assertThat(admission.refuses()).isEmpty();
    assertThat(admission.enterAlone()).isEmpty();
  }

  @Test
  void the_last_place_is_for_one_of_two() {
    EverySchedule.of(() -> new TwoForOnePlace());
  }

  @Test
  void nobody_comes_in_once_it_was_closed() {
    EverySchedule.of(() -> new OneComesWhileItCloses());
  }

  private static final class TwoForOnePlace implements Scene {

    private final Admission admission = new Admission(1, new Room(1));
    private boolean oneIsIn;
    private boolean otherIsIn;

    @Override
    public void one() {
      oneIsIn = admission.enterAlone().isEmpty();
    }

    @Override
    public void other() {
      otherIsIn = admission.enterAlone().isEmpty();
    }

    @Override
    public boolean isRight() {
      return oneIsIn != otherIsIn && admission.inside() == 1;
    }
  }

  private static final class OneComesWhileItCloses implements Scene {

    private final Admission admission = new Admission(1, new Room(1));
    private int insideWhenClosed;

    @Override
    public void one() {
      admission.enterAlone();
    }

    @Override
    public void other() {
      admission.close();
      insideWhenClosed = admission.inside();
    }

    @Override
    public boolean isRight() {
      return admission.inside() == insideWhenClosed;
    }
  }
}
