package dev.hindsight.kit.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.schedule.EverySchedule;
import dev.hindsight.schedule.EverySchedule.Scene;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Those who wait for a commit, and those who look at what is parked, while it is told. */
class BoardAndWaitersTest {

  private static final ProjectionId CARTS = new ProjectionId("carts", 1);
  private static final int PARTITION = 3;
  private static final long POSITION = 7;
  private static final String CART = "cart-1";
  private static final Commit COMMIT =
      Commit.found(CARTS, PARTITION, 1, new Reached(POSITION, null), Set.of(CART));

  @Test
  void nobody_waits_for_what_is_told_while_he_joins() {
    EverySchedule.of(() -> new OneJoinsWhileItIsTold());
  }

  @Test
  void who_sees_a_position_sees_what_was_parked_on_the_way_to_it() {
    EverySchedule.of(() -> new OneLooksWhileItIsTold());
  }

  @Test
  void a_place_of_one_who_waited_is_free_for_the_next() {
    var board = new Board();
    var waiters = new Waiters(board, 1);
    waiters.add(CARTS, Map.of(PARTITION, POSITION));
    assertThat(waiters.add(CARTS, Map.of(PARTITION, POSITION))).isEmpty();

    board.committed(List.of(COMMIT));

    assertThat(waiters.any()).isFalse();
    assertThat(waiters.add(CARTS, Map.of(PARTITION, POSITION + 1))).isPresent();
  }

  private static final class OneJoinsWhileItIsTold implements Scene {

    private final Board board = new Board();
    private final Waiters waiters = new Waiters(board, 1);
    private CompletableFuture<@Nullable Void> told = new CompletableFuture<>();

    @Override
    public void one() {
      told = waiters.add(CARTS, Map.of(PARTITION, POSITION)).orElseThrow();
    }

    @Override
    public void other() {
      board.heard(List.of(COMMIT));
    }

    @Override
    public boolean isRight() {
      return told.isDone() && !waiters.any();
    }
  }

  private static final class OneLooksWhileItIsTold implements Scene {

    private final Board board = new Board();
    private boolean seesPosition;
    private boolean seesParked;

    @Override
    public void one() {
      seesPosition = board.of(CARTS, PARTITION).position() == POSITION;
      seesParked = board.isParked(CARTS, PARTITION, CART);
    }

    @Override
    public void other() {
      board.heard(List.of(COMMIT));
    }

    @Override
    public boolean isRight() {
      return seesParked || !seesPosition;
    }
  }
}
