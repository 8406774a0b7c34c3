package dev.hindsight.command.follow;

import static dev.hindsight.command.follow.FollowedLog.IMPATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.account.AccountCommand.WithdrawMoney;
import dev.hindsight.events.Money;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Timers: kept in the database, due by its clock, fired once. */
class TimersTest {

  private static final Duration SHORT = Duration.ofMillis(300);

  private final FollowedLog shop = new FollowedLog();
  private final Notebook notebook = new Notebook(Follower.Start.FIRST_EVENT);

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void a_timer_fires_once_after_its_time() throws Exception {
    notebook.timer = SHORT;
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);

    shop.deposit(account, "a");

    await().until(() -> !notebook.timers.isEmpty());
    var other = shop.openAccount();
    shop.deposit(other, "b");
    await().until(() -> notebook.timers.size() >= 2);
    assertThat(notebook.timers).containsExactly(2L, 2L);
    await().until(() -> shop.figures(notebook).timers() == 0);
  }

  @Test
  void it_is_due_by_the_time_of_recording_and_the_clock_of_the_database() throws Exception {
    notebook.timer = Duration.ofHours(2);
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);

    shop.deposit(account, "a");

    await().until(() -> shop.figures(notebook).timers() == 1);
    assertThat(
            shop.log.number(
                "SELECT count(*) FROM timers t, events e JOIN batches b ON b.id = e.batch"
                    + " WHERE e.stream = t.stream AND e.version = t.version"
                    + " AND t.due_at = b.recorded_at + interval '2 hours'"))
        .isEqualTo(1);
    shop.change("UPDATE timers SET due_at = clock_timestamp()");
    await().until(() -> notebook.timers.size() == 1);
  }

  @Test
  void a_timer_survives_a_restart() throws Exception {
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);
    shop.deposit(account, "a");
    await().until(() -> shop.figures(notebook).timers() == 1);
    shop.stopAll();
    shop.change("UPDATE timers SET due_at = clock_timestamp()");

    shop.start(notebook, IMPATIENT);

    await().until(() -> notebook.timers.size() == 1);
    await().until(() -> shop.figures(notebook).timers() == 0);
  }

  @Test
  void a_later_event_puts_it_off_and_another_one_clears_it() throws Exception {
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);
    shop.deposit(account, "a");
    await().until(() -> shop.figures(notebook).timers() == 1);

    shop.deposit(account, "b");

    await().until(() -> timer("version") == 3);
    assertThat(timer("position")).isEqualTo(3);
    shop.accepted(new WithdrawMoney(account, Money.of("1.00", "EUR"), null));
    await().until(() -> shop.figures(notebook).timers() == 0);
    assertThat(notebook.timers).isEmpty();
  }

  @Test
  void events_of_one_page_leave_the_last_timer_only() throws Exception {
    var cleared = shop.openAccount();
    var kept = shop.openAccount();
    shop.deposit(cleared, "a");
    shop.deposit(kept, "b");
    shop.accepted(new WithdrawMoney(cleared, Money.of("1.00", "EUR"), null));
    shop.deposit(kept, "c");

    shop.start(notebook, IMPATIENT);

    await().until(() -> notebook.done.size() == 3);
    assertThat(shop.figures(notebook).timers()).isEqualTo(1);
    assertThat(timer("version")).isEqualTo(3);
  }

  @Test
  void one_that_is_replaced_while_it_fires_is_not_lost() throws Exception {
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);
    shop.deposit(account, "a");
    await().until(() -> shop.figures(notebook).timers() == 1);
    notebook.duringTimer = () -> replace(account);

    shop.change("UPDATE timers SET due_at = clock_timestamp()");

    await().until(() -> notebook.timers.size() == 1 && notebook.done.contains("b"));
    assertThat(timer("version")).isEqualTo(3);
    notebook.duringTimer = () -> {};
    shop.change("UPDATE timers SET due_at = clock_timestamp()");
    await().until(() -> notebook.timers.size() == 2);
    assertThat(notebook.timers).containsExactly(2L, 3L);
  }

  @Test
  void one_that_fails_is_tried_again_then_parked_and_retried_when_asked() throws Exception {
    var account = shop.openAccount();
    shop.start(notebook, IMPATIENT);
    notebook.duringTimer =
        () -> {
          throw new IllegalStateException("not now");
        };
    shop.deposit(account, "a");
    await().until(() -> shop.figures(notebook).timers() == 1);

    shop.change("UPDATE timers SET due_at = clock_timestamp()");

    await().until(() -> shop.figures(notebook).parked() == 1);
    assertThat(notebook.timers).hasSize(3);
    var parked = FollowedLog.get(shop.store.parked(notebook.name(), 0, 10)).getFirst();
    assertThat(parked.timer()).isTrue();
    notebook.duringTimer = () -> {};
    assertThat(FollowedLog.get(shop.store.retry(notebook.name(), parked.position()))).isTrue();
    await().until(() -> shop.figures(notebook).timers() == 0);
    assertThat(notebook.timers).hasSize(4);
    assertThat(shop.figures(notebook).parked()).isZero();
  }

  private void replace(UUID account) {
    try {
      shop.deposit(account, "b");
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    await().until(() -> timer("version") == 3);
  }

  private long timer(String column) {
    return shop.log.number("SELECT COALESCE(min(" + column + "), 0) FROM timers");
  }
}
