package dev.hindsight.command.follow;

import static dev.hindsight.command.follow.FollowedLog.IMPATIENT;
import static dev.hindsight.command.follow.FollowedLog.STUBBORN;
import static dev.hindsight.command.follow.FollowedLog.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.watch.LeaderLock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tasks: each is done, in the order of its stream, whatever fails in between. */
class FollowingTest {

  private final FollowedLog shop = new FollowedLog();
  private final Notebook notebook = new Notebook(Follower.Start.FIRST_EVENT);

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void what_happened_before_it_started_is_done_too_each_once_in_order() throws Exception {
    var account = depositors(1).getFirst();
    deposit(account, "a", 40);

    shop.start(notebook, IMPATIENT);
    deposit(account, "b", 40);

    await().until(() -> notebook.done.size() >= 80);
    assertThat(notebook.done)
        .isEqualTo(
            IntStream.range(0, 80).mapToObj(i -> (i < 40 ? "a" : "b") + "-" + i % 40).toList());
    await().until(() -> shop.figures(notebook).waiting() == 0);
  }

  @Test
  void a_task_that_fails_is_tried_again_and_what_is_behind_it_in_its_stream_waits()
      throws Exception {
    var accounts = depositors(3);
    notebook.failures.put("x0-3", 20);
    notebook.failures.put("x1-0", 5);

    shop.start(notebook, STUBBORN);
    for (int i = 0; i < 3; i++) {
      deposit(accounts.get(i), "x" + i, 10);
    }

    await().until(() -> notebook.done.size() >= 30);
    for (int i = 0; i < 3; i++) {
      var stream = "x" + i;
      assertThat(notebook.done.stream().filter(done -> done.startsWith(stream)))
          .containsExactlyElementsOf(
              IntStream.range(0, 10).mapToObj(n -> stream + "-" + n).toList());
    }
  }

  @Test
  void what_fails_too_often_is_parked_and_holds_back_its_own_stream_alone() throws Exception {
    var accounts = depositors(2);
    notebook.failures.put("bad-1", 3);

    shop.start(notebook, IMPATIENT);
    deposit(accounts.getFirst(), "bad", 4);
    deposit(accounts.getLast(), "good", 50);

    await().until(() -> shop.figures(notebook).parked() == 1 && notebook.done.size() == 51);
    assertThat(notebook.done).contains("bad-0").doesNotContain("bad-1", "bad-2", "bad-3");
    var parked = get(shop.store.parked(notebook.name(), 0, 10));
    assertThat(parked).hasSize(1);
    assertThat(parked.getFirst().stream())
        .isEqualTo(FollowedLog.stream(accounts.getFirst()).toString());
    assertThat(parked.getFirst().attempts()).isEqualTo(3);
    assertThat(parked.getFirst().error()).contains("not yet: bad-1");
    assertThat(parked.getFirst().behind()).isEqualTo(2);
    assertThat(shop.figures(notebook).waiting()).isEqualTo(2);
  }

  @Test
  void what_was_parked_goes_on_in_order_when_asked() throws Exception {
    var account = depositors(1).getFirst();
    notebook.failures.put("bad-0", 3);
    shop.start(notebook, IMPATIENT);
    deposit(account, "bad", 3);
    await().until(() -> shop.figures(notebook).parked() == 1);
    var position = get(shop.store.parked(notebook.name(), 0, 10)).getFirst().position();

    assertThat(get(shop.store.retry(notebook.name(), position + 1))).isFalse();
    assertThat(get(shop.store.retry(notebook.name(), position))).isTrue();

    await().until(() -> notebook.done.size() == 3);
    assertThat(notebook.done).containsExactly("bad-0", "bad-1", "bad-2");
    assertThat(shop.figures(notebook).parked()).isZero();
  }

  @Test
  void an_event_that_cannot_be_read_parks_its_stream_and_nothing_else() throws Exception {
    var accounts = depositors(2);
    deposit(accounts.getFirst(), "fine", 1);
    shop.change(
        """
        ALTER TABLE events DISABLE TRIGGER append_only;
        UPDATE events SET type = 'hindsight.account.from-the-future.v9'
        WHERE data::text LIKE '%fine-0%';
        ALTER TABLE events ENABLE TRIGGER append_only
        """);
    deposit(accounts.getLast(), "next", 3);

    shop.start(notebook, IMPATIENT);

    await().until(() -> shop.figures(notebook).parked() == 1 && notebook.done.size() == 3);
    assertThat(get(shop.store.parked(notebook.name(), 0, 1)).getFirst().error())
        .contains("from-the-future");
  }

  @Test
  void it_goes_on_where_it_was_after_a_stop() throws Exception {
    var account = depositors(1).getFirst();
    for (int round = 0; round < 3; round++) {
      var done = (round + 1) * 20;
      shop.start(notebook, IMPATIENT);
      deposit(account, "round" + round, 20);
      await().until(() -> notebook.done.size() == done);
      await().until(() -> shop.figures(notebook).waiting() == 0);
      shop.stopAll();
    }

    assertThat(notebook.done).doesNotHaveDuplicates().hasSize(60);
  }

  @Test
  void of_two_one_follows_and_the_other_takes_over() throws Exception {
    var account = depositors(1).getFirst();
    var second = new Notebook(Follower.Start.FIRST_EVENT);
    var leader = shop.start(notebook, IMPATIENT);
    deposit(account, "a", 1);
    await().until(() -> notebook.done.size() == 1);
    shop.start(second, IMPATIENT);
    deposit(account, "b", 20);
    await().until(() -> notebook.done.size() == 21);
    await().until(() -> shop.figures(notebook).waiting() == 0);
    assertThat(second.done).isEmpty();

    leader.stop();
    deposit(account, "c", 20);

    await().until(() -> second.done.size() == 20);
    assertThat(notebook.done).hasSize(21);
  }

  @Test
  void a_leader_that_was_overtaken_cannot_note_anything_any_more() throws Exception {
    deposit(depositors(1).getFirst(), "a", 3);
    get(shop.store.enroll(notebook));
    get(shop.store.takeIn(notebook.name(), 0, 4, new Plan()));

    assertThatThrownBy(() -> get(shop.store.takeIn(notebook.name(), 0, 2, new Plan())))
        .isInstanceOf(ExecutionException.class)
        .hasCauseInstanceOf(Overtaken.class);

    assertThat(shop.figures(notebook).position()).isEqualTo(4);
  }

  @Test
  void two_leaders_at_once_skip_nothing() throws Exception {
    var accounts = depositors(5);
    shop.start(notebook, STUBBORN, new NoLock());
    shop.start(notebook, STUBBORN, new NoLock());

    for (int i = 0; i < 5; i++) {
      deposit(accounts.get(i), "x" + i, 40);
    }

    await().until(() -> List.copyOf(notebook.done).stream().distinct().count() == 200);
    await().until(() -> shop.figures(notebook).waiting() == 0);
  }

  @Test
  void one_that_starts_at_the_head_has_nothing_to_do_with_what_was_before() throws Exception {
    var account = depositors(1).getFirst();
    deposit(account, "before", 5);
    var late = new Notebook(Follower.Start.HEAD);

    get(shop.store.enroll(late));
    deposit(account, "after", 5);
    get(shop.store.enroll(late));
    shop.start(late, IMPATIENT);

    await().until(() -> late.done.size() >= 5);
    await().until(() -> shop.figures(late).waiting() == 0);
    assertThat(late.done).containsExactly("after-0", "after-1", "after-2", "after-3", "after-4");
  }

  @Test
  void replayed_events_set_timers_and_lead_to_nothing_else() throws Exception {
    var accounts = depositors(2);
    get(shop.store.enroll(notebook));
    deposit(accounts.getFirst(), "restored", 5);
    deposit(accounts.getLast(), "restored-too", 5);
    shop.change("UPDATE followers SET replay_until = (SELECT position FROM log_head)");

    shop.start(notebook, IMPATIENT);
    deposit(accounts.getFirst(), "new", 2);

    await().until(() -> notebook.done.size() >= 2);
    await().until(() -> shop.figures(notebook).waiting() == 0);
    assertThat(notebook.done).containsExactly("new-0", "new-1");
    assertThat(shop.figures(notebook).timers()).isEqualTo(2);
  }

  private List<UUID> depositors(int count) throws Exception {
    var accounts = new java.util.ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      accounts.add(shop.openAccount());
    }
    return accounts;
  }

  private void deposit(UUID account, String name, int count) throws Exception {
    for (int i = 0; i < count; i++) {
      shop.deposit(account, name + "-" + i);
    }
  }

  /** Lets everybody lead: as if the lock's connection were cut and nobody had noticed. */
  private static final class NoLock implements LeaderLock {
    @Override
    public boolean tryAcquire() {
      return true;
    }

    @Override
    public boolean isHeld() {
      return true;
    }

    @Override
    public void close() {}
  }
}
