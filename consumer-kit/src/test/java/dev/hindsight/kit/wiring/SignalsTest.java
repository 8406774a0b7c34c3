package dev.hindsight.kit.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.progress.Reached;
import dev.hindsight.kit.projection.ProjectionId;
import dev.hindsight.kit.signal.Signals;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two replicas that hear of each other by notifications alone: nobody looks into the tables. */
class SignalsTest {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final ProjectionId CARTS = new ProjectionId("carts", 1);

  private final Store store = new Store();
  private final End one = new End();
  private final End two = new End();

  @BeforeEach
  void both_listen() {
    one.start();
    two.start();
    await().atMost(LONG).until(() -> one.signals.listening() && two.signals.listening());
  }

  @AfterEach
  void close() {
    one.signals.close();
    two.signals.close();
  }

  @Test
  void a_commit_is_heard_by_the_other_with_all_that_it_says_and_once_by_oneself() {
    var commit = commit(3, 7, 70, Set.of("cart-b"), Set.of("cart-a", "cart-b"));

    one.board.committed(List.of(commit));

    await().atMost(LONG).until(() -> !two.news.isEmpty());
    assertThat(two.news).containsExactly(commit);
    assertThat(two.board.of(CARTS, 3).position()).isEqualTo(70);
    assertThat(two.board.isParked(CARTS, 3, "cart-b")).isTrue();
    two.board.committed(List.of(commit(3, 8, 80, Set.of(), Set.of())));
    await().atMost(LONG).until(() -> one.board.of(CARTS, 3).position() == 80);
    assertThat(one.news).hasSize(2);
    assertThat(one.board.isParked(CARTS, 3, "cart-b")).isFalse();
  }

  @Test
  void what_is_heard_late_changes_nothing() {
    one.board.committed(List.of(commit(0, 9, 90, Set.of(), Set.of())));
    await().atMost(LONG).until(() -> two.board.of(CARTS, 0).position() == 90);

    two.board.heard(List.of(commit(0, 8, 80, Set.of("cart-old"), Set.of())));

    assertThat(two.news).hasSize(1);
    assertThat(two.board.isParked(CARTS, 0, "cart-old")).isFalse();
  }

  @Test
  void a_busy_replica_tells_the_latest_and_not_each() {
    for (int i = 1; i <= 5_000; i++) {
      one.board.committed(List.of(commit(0, i, i, Set.of(), Set.of("cart-" + i % 10))));
    }

    await().atMost(LONG).until(() -> two.board.of(CARTS, 0).position() == 5_000);
    assertThat(two.news.size()).isLessThan(1_000);
    assertThat(two.news.stream().map(Commit::streams))
        .allMatch(streams -> streams != null && !streams.isEmpty());
  }

  @Test
  void a_replica_that_was_deaf_looks_when_it_hears_again() {
    var before = two.looks.get();
    store.number(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity"
            + " WHERE application_name = 'hindsight-signals' AND datname = current_database()");

    await().atMost(LONG).until(() -> two.looks.get() > before);
    await().atMost(LONG).until(() -> one.signals.listening() && two.signals.listening());
    one.board.committed(List.of(commit(0, 1, 10, Set.of(), Set.of())));
    await().atMost(LONG).until(() -> two.board.of(CARTS, 0).position() == 10);
  }

  @Test
  void a_call_to_look_reaches_all() {
    var ones = one.looks.get();
    var twos = two.looks.get();

    one.signals.callToLook();

    await().atMost(LONG).until(() -> one.looks.get() > ones && two.looks.get() > twos);
  }

  private static Commit commit(
      int partition, long epoch, long position, Set<String> parked, Set<String> streams) {
    return new Commit(CARTS, partition, epoch, new Reached(position, null), parked, streams);
  }

  private final class End {
    private final Board board = new Board();
    private final Queue<Commit> news = new ConcurrentLinkedQueue<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Signals signals =
        new Signals(store.sessions().vertx(), store.sessions().subscriber(), board);

    void start() {
      board.onNews(news::add);
      signals.start(looks::incrementAndGet);
    }
  }
}
