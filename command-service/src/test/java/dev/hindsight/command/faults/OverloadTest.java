package dev.hindsight.command.faults;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.LogUnavailable;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PITFALLS D7, G12: more than it can take is refused at once, and what it took is done. */
class OverloadTest {

  private static final int MOST = 64;
  private static final Limits FEW = new Limits(MOST, 1L << 20, 16, 2, Duration.ofSeconds(20));

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedPostgres postgres;
  private LogForTests log;
  private CommandHandler handler;
  private UUID account;
  private final Set<String> acknowledged = new HashSet<>();
  private int keys;

  @BeforeEach
  void startPostgres() throws Exception {
    postgres = EmbeddedPostgres.at(folder.resolve("postgres")).start();
    log = new LogForTests(postgres);
    handler = handler(FEW);
    account = Ids.next();
    var open = new OpenAccount(account, null, Currency.getInstance("EUR"));
    assertThat(get(handler.handle(Request.of(open)))).isInstanceOf(Outcome.Accepted.class);
  }

  private CommandHandler handler(Limits limits) {
    return new CommandHandler(
        vertx,
        new PostgresLog(vertx, log.connections(vertx)),
        LogForTests.shop(),
        limits,
        position -> {});
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    postgres.close();
  }

  @Test
  void a_frozen_log_lets_the_bound_in_and_refuses_the_rest_at_once() throws Exception {
    for (int round = 0; round < 3; round++) {
      postgres.pause();
      List<Sent> taken;
      try {
        taken = send(MOST);
        assertRefusedAtOnce(1_000);
        assertThat(taken).noneMatch(sent -> sent.answer.isComplete());
        assertThat(handler.inFlight()).isEqualTo(MOST);
      } finally {
        postgres.resume();
      }

      noteAccepted(taken);
      // As many as before, and not one of them refused.
      noteAccepted(send(MOST));
      assertThat(handler.inFlight()).isZero();
    }
    assertThat(acknowledged).hasSize(6 * MOST);
    assertWhatWasAcceptedIsThereOnce();
  }

  @Test
  void where_commands_wait_for_long_fewer_are_let_in_until_they_do_not() throws Exception {
    var wide = handler(Limits.DEFAULT);
    postgres.pause();
    List<Sent> taken;
    try {
      taken = send(wide, 300);
      TimeUnit.MILLISECONDS.sleep(1_500);
    } finally {
      postgres.resume();
    }
    noteAccepted(taken);
    await().atMost(Duration.ofSeconds(10)).until(() -> wide.room() < 1);

    var more = send(wide, Limits.DEFAULT.inFlight());
    var refused = more.stream().filter(sent -> sent.answer.isComplete()).toList();
    assertThat(refused).isNotEmpty();
    assertThat(refused)
        .allSatisfy(sent ->
            assertThat(sent.answer.result())
                .isEqualTo(new Outcome.Unavailable("too many commands at once", false)));
    assertThat(more).hasSizeGreaterThan(refused.size() + 200);
    noteAccepted(more.stream().filter(sent -> !refused.contains(sent)).toList());

    await().atMost(Duration.ofSeconds(30)).until(() -> wide.room() == 1);
    noteAccepted(send(wide, 1_000));
    assertWhatWasAcceptedIsThereOnce();
  }

  @Test
  void so_many_questions_wait_for_a_frozen_log_and_the_rest_is_turned_away_at_once()
      throws Exception {
    var tail = new PostgresTail(log.connections(vertx));
    assertThat(head(tail.head())).isPositive();
    var waiting = new ArrayList<Future<Long>>();
    postgres.pause();
    try {
      for (int i = 0; i < 1024; i++) {
        waiting.add(tail.head());
      }
      for (int i = 0; i < 1_000; i++) {
        var refused = tail.head();
        assertThat(refused.isComplete()).isTrue();
        assertThat(refused.cause()).isInstanceOf(LogUnavailable.class);
      }
    } finally {
      postgres.resume();
    }
    for (var one : waiting) {
      // Answered, or given up by the limit in time: never left behind.
      one.otherwise(0L).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
    assertThat(head(tail.head())).isPositive();
  }

  private static long head(Future<Long> head) throws Exception {
    return head.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private void assertRefusedAtOnce(int count) {
    for (var sent : send(count)) {
      // Complete when handle() returns: no queue, no timer, no other thread.
      assertThat(sent.answer.isComplete()).isTrue();
      assertThat(sent.answer.result())
          .isEqualTo(new Outcome.Unavailable("too many commands at once", false));
    }
  }

  /** A command with its key, on its way. */
  private record Sent(String key, Future<Outcome> answer) {}

  private List<Sent> send(int count) {
    return send(handler, count);
  }

  private List<Sent> send(CommandHandler handler, int count) {
    var sent = new ArrayList<Sent>();
    for (int i = 0; i < count; i++) {
      var key = "key-" + keys++;
      var deposit = new DepositMoney(account, Money.of("1.00", "EUR"), key);
      var request = Request.of(deposit).withKey(key, key.getBytes(UTF_8));
      sent.add(new Sent(key, handler.handle(request)));
    }
    return sent;
  }

  private void noteAccepted(List<Sent> sent) throws Exception {
    for (var one : sent) {
      assertThat(get(one.answer)).isInstanceOf(Outcome.Accepted.class);
      acknowledged.add(one.key);
    }
  }

  private void assertWhatWasAcceptedIsThereOnce() {
    assertThat(log.number("SELECT count(*) FROM events WHERE data->>'reference' IS NOT NULL"))
        .isEqualTo(acknowledged.size());
    assertThat(log.number("SELECT count(DISTINCT data->>'reference') FROM events"))
        .isEqualTo(acknowledged.size());
  }

  private static Outcome get(Future<Outcome> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
