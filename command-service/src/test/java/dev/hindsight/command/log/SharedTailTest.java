package dev.hindsight.command.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.events.StreamName;
import dev.hindsight.schedule.EverySchedule;
import dev.hindsight.schedule.EverySchedule.Scene;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Readers at the end of the log share what one of them reads. */
class SharedTailTest {

  private static final StreamName STREAM = StreamName.parse("account-" + UUID.randomUUID());

  private final AskedLog log = new AskedLog();
  private final SharedTail tail = new SharedTail(log);

  @Test
  void what_one_has_read_the_others_need_not_read() {
    var first = tail.after(0, 100);
    log.answer(events(1, 3));

    assertThat(positions(first)).containsExactly(1L, 2L, 3L);
    assertThat(positions(tail.after(0, 100))).containsExactly(1L, 2L, 3L);
    assertThat(positions(tail.after(1, 1))).containsExactly(2L);
    assertThat(log.asked).containsExactly(0L);
  }

  @Test
  void who_asks_while_it_is_read_gets_the_same() {
    var first = tail.after(0, 100);
    var second = tail.after(0, 100);
    log.answer(events(1, 2));

    assertThat(positions(first)).containsExactly(1L, 2L);
    assertThat(positions(second)).containsExactly(1L, 2L);
    assertThat(log.asked).containsExactly(0L);
  }

  @Test
  void nothing_is_answered_only_by_a_read_that_began_after_the_question() {
    var first = tail.after(0, 100);
    var second = tail.after(0, 100);
    log.answer(List.of());

    assertThat(positions(first)).isEmpty();
    assertThat(second.isComplete()).isFalse();

    log.answer(events(1, 1));

    assertThat(positions(second)).containsExactly(1L);
  }

  @Test
  void who_asks_when_an_answer_has_come_and_nobody_was_told_yet_starts_a_read_of_its_own() {
    var asked = new ArrayList<Future<List<LoggedEvent>>>();
    log.beforeTelling = () -> asked.add(tail.after(0, 100));
    tail.after(0, 100);
    log.answer(List.of());
    log.beforeTelling = () -> {};

    log.answer(events(1, 1));

    assertThat(positions(asked.getFirst())).containsExactly(1L);
    assertThat(log.asked).containsExactly(0L, 0L);
  }

  @Test
  void behind_what_is_kept_the_log_is_read() {
    read(0, events(1, 3));
    read(3, events(4, 5));

    assertThat(positions(tail.after(3, 100))).containsExactly(4L, 5L);
    read(5, List.of());
    assertThat(log.asked).containsExactly(0L, 3L, 5L);
  }

  @Test
  void who_was_away_gets_many_small_pages_as_one() {
    read(0, events(1, 1));
    read(1, events(2, 4));
    read(4, events(5, 6));
    read(6, events(7, 9));

    assertThat(positions(tail.after(0, 100))).hasSize(9).isSorted().doesNotHaveDuplicates();
    assertThat(positions(tail.after(2, 4))).containsExactly(3L, 4L, 5L, 6L);
    assertThat(positions(tail.after(5, 100))).containsExactly(6L, 7L, 8L, 9L);
  }

  @Test
  void a_failed_read_fails_all_who_wait_and_what_was_kept_is_forgotten() {
    read(0, events(1, 3));
    var first = tail.after(3, 100);
    var second = tail.after(3, 100);
    log.fail();

    assertThat(first.failed()).isTrue();
    assertThat(second.failed()).isTrue();
    read(0, events(1, 2));
    assertThat(log.asked).containsExactly(0L, 3L, 0L);
  }

  @Test
  void a_read_further_back_is_not_kept_behind_the_end() {
    read(100, events(101, 103));
    read(0, events(1, 3));

    read(0, events(1, 3));
    assertThat(positions(tail.after(100, 100))).containsExactly(101L, 102L, 103L);
  }

  @Test
  void a_page_with_a_hole_is_left_to_its_reader() {
    read(0, List.of(event(1), event(3)));

    read(0, List.of(event(1), event(3)));
  }

  @Test
  void the_log_itself_can_be_asked_for() {
    read(0, events(1, 3));

    tail.readAfter(0, 1);

    assertThat(log.asked).containsExactly(0L, 0L);
  }

  @Test
  void what_is_kept_is_bounded() {
    for (long position = 0; position < 20_000; position += 1000) {
      read(position, events(position + 1, position + 1000));
    }

    assertThat(positions(tail.after(19_000, 10))).hasSize(10);
    tail.after(0, 100);
    assertThat(log.asked.getLast()).isZero();
  }

  @Test
  void whoever_asks_after_an_event_was_appended_gets_it() {
    EverySchedule.of(() -> new OneAsksWhileAnotherIsAnswered());
  }

  private void read(long after, List<LoggedEvent> found) {
    var before = log.asked.size();
    var answer = tail.after(after, 100);
    assertThat(log.asked).as("it was read").hasSize(before + 1);
    log.answer(found);
    assertThat(answer.succeeded()).isTrue();
  }

  private static List<Long> positions(Future<List<LoggedEvent>> answer) {
    assertThat(answer.succeeded()).isTrue();
    return answer.result().stream().map(event -> event.envelope().position()).toList();
  }

  private static List<LoggedEvent> events(long first, long last) {
    return LongStream.rangeClosed(first, last).mapToObj(SharedTailTest::event).toList();
  }

  private static LoggedEvent event(long position) {
    return LoggedEvent.recorded(
        UUID.randomUUID(),
        "hindsight.account.money-deposited.v1",
        "urn:hindsight:log:test",
        STREAM,
        position,
        position,
        null,
        Instant.EPOCH,
        UUID.randomUUID(),
        null,
        "{}");
  }

  private static final class OneAsksWhileAnotherIsAnswered implements Scene {

    private static final List<LoggedEvent> EVENT = events(1, 1);

    private final Promise<List<LoggedEvent>> firstAnswer = Promise.promise();
    private final AtomicInteger asked = new AtomicInteger();
    private final SharedTail tail = new SharedTail(log());
    private volatile List<LoggedEvent> appended = List.of();
    private Future<List<LoggedEvent>> mine = Future.succeededFuture(List.of());

    private LogTail log() {
      return new LogTail() {
        @Override
        public Future<List<LoggedEvent>> after(long position, int most) {
          return asked.getAndIncrement() == 0
              ? firstAnswer.future()
              : Future.succeededFuture(appended);
        }

        @Override
        public Future<Long> head() {
          return Future.succeededFuture(0L);
        }
      };
    }

    // The first read sees nothing, and is answered whenever it is.
    @Override
    public void one() {
      firstAnswer.complete(List.of());
    }

    @Override
    public void other() {
      tail.after(0, 100);
      appended = EVENT;
      mine = tail.after(0, 100);
    }

    @Override
    public boolean isRight() {
      return mine.succeeded() && mine.result().equals(EVENT);
    }
  }

  /** Answers when it is told to. */
  private static final class AskedLog implements LogTail {

    final List<Long> asked = new ArrayList<>();
    private final Deque<Promise<List<LoggedEvent>>> open = new ArrayDeque<>();
    private Runnable beforeTelling = () -> {};

    @Override
    public Future<List<LoggedEvent>> after(long position, int most) {
      asked.add(position);
      Promise<List<LoggedEvent>> promise = Promise.promise();
      open.add(promise);
      promise.future().onComplete(done -> beforeTelling.run());
      return promise.future();
    }

    @Override
    public Future<Long> head() {
      return Future.succeededFuture(0L);
    }

    void answer(List<LoggedEvent> events) {
      open.remove().complete(events);
    }

    void fail() {
      open.remove().fail("the log is away");
    }
  }
}
