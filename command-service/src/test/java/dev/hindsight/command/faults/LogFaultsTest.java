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
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.embedded.EmbeddedPostgres;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * PITFALLS A7, A9, D2, D4: what was answered is there, what was refused is not, whatever breaks.
 */
class LogFaultsTest {

  private static final String CONNECTED =
      "SELECT count(*) FROM pg_stat_activity WHERE usename = 'log_app'";

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private EmbeddedPostgres postgres;
  private LogForTests log;
  private int keys;

  /** What the client knows of each key. */
  private final Map<String, Outcome> journal = new HashMap<>();

  @BeforeEach
  void startPostgres() {
    postgres = EmbeddedPostgres.at(folder.resolve("postgres")).start();
    log = new LogForTests(postgres);
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    postgres.close();
  }

  @Test
  void a_commit_whose_answer_is_lost_is_found_out_and_never_made_twice() throws Exception {
    try (var proxy = new StatementProxy(postgres.port(), "COMMIT", 20_261_121)) {
      var handler = handler(log.connections(vertx, proxy.port()));
      var accounts = openAccounts(handler, 10);
      proxy.cut(0.3);

      for (int round = 0; round < 40; round++) {
        deposit(handler, accounts, 25);
      }
      proxy.cut(0);
      repeatWhatIsUnknown(handler, accounts);

      assertThat(proxy.cutBefore()).isPositive();
      assertThat(proxy.cutAfter()).isPositive();
      assertEachOnce();
    }
  }

  @Test
  void an_immediate_stop_of_postgres_loses_nothing_that_was_answered() throws Exception {
    var handler = handler(log.connections(vertx));
    var accounts = openAccounts(handler, 10);

    for (int stop = 0; stop < 3; stop++) {
      deposit(handler, accounts, 500);
      var underWay = send(handler, accounts, 500);
      postgres.stopImmediately();
      note(underWay);
      postgres.start();
    }
    repeatWhatIsUnknown(handler, accounts);

    assertEachOnce();
  }

  @Test
  void a_frozen_postgres_holds_no_request_longer_than_its_limit() throws Exception {
    var handler = handler(log.connections(vertx));
    var accounts = openAccounts(handler, 10);
    deposit(handler, accounts, 100);

    postgres.pause();
    try {
      var underWay = send(handler, accounts, 200);
      note(underWay);
      assertThat(journal.values().stream().filter(o -> o instanceof Outcome.Unavailable).count())
          .isEqualTo(200);
    } finally {
      postgres.resume();
    }
    repeatWhatIsUnknown(handler, accounts);

    assertEachOnce();
  }

  @Test
  void who_gave_up_while_another_had_the_same_key_is_in_nobodys_way() throws Exception {
    var handler = handler(log.connections(vertx));
    var accounts = openAccounts(handler, 1);

    postgres.stopImmediately();
    var answers = Stream.generate(() -> send(handler, accounts, "key")).limit(20).toList();
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOf(Outcome.Unavailable.class);
    }
    postgres.start();

    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> get(send(handler, accounts, "key")) instanceof Outcome.Accepted);
  }

  @Test
  void no_stream_is_stuck_once_connections_hold() throws Exception {
    var accounts = openAccounts(handler(log.connections(vertx)), 8);
    var impatient = new Limits(4096, 64L << 20, 1000, 2, Duration.ofMillis(300));
    try (var proxy = new BriefProxy(postgres.port(), 6 * 1024)) {
      var handler = handler(log.connections(vertx, proxy.port()), impatient);
      for (int round = 0; round < 60; round++) {
        var answers = new ArrayList<Future<Outcome>>();
        for (int i = 0; i < 3 * accounts.size(); i++) {
          answers.add(send(handler, accounts, "key-" + round + "-" + i % accounts.size()));
        }
        for (var answer : answers) {
          get(answer);
        }
      }

      proxy.cutNothing();

      for (var account : accounts) {
        await()
            .atMost(Duration.ofSeconds(10))
            .until(() ->
                get(send(handler, List.of(account), "then-" + account))
                    instanceof Outcome.Accepted);
      }
    }
  }

  @Test
  void streams_whose_events_are_too_much_for_one_connection_are_read_bit_by_bit() throws Exception {
    var former = handler(log.connections(vertx));
    var accounts = openAccounts(former, 60);
    deposit(former, accounts, 3_000);
    deposit(former, accounts, 3_000);

    try (var proxy = new BriefProxy(postgres.port(), 256 * 1024)) {
      var next = handler(log.connections(vertx, proxy.port()));
      for (var answer : send(next, accounts, 300).values()) {
        assertThat(get(answer)).isInstanceOf(Outcome.Accepted.class);
      }
    }
  }

  @Test
  void who_gave_up_to_connect_to_a_frozen_postgres_holds_no_connection_after_it() throws Exception {
    var connections = log.connections(vertx);
    var knocks = new ArrayList<Future<PgConnection>>();

    postgres.pause();
    try {
      for (int i = 0; i < 20; i++) {
        knocks.add(connections.open());
      }
      await().until(() -> knocks.stream().allMatch(Future::failed));
    } finally {
      postgres.resume();
    }

    // They are all let in now, and leave.
    await().during(Duration.ofSeconds(1)).until(() -> log.number(CONNECTED) == 0);
  }

  private CommandHandler handler(Connections connections) {
    return handler(connections, Limits.DEFAULT);
  }

  private CommandHandler handler(Connections connections, Limits limits) {
    return new CommandHandler(
        vertx, new PostgresLog(vertx, connections), LogForTests.shop(), limits, position -> {});
  }

  private static List<UUID> openAccounts(CommandHandler handler, int count) throws Exception {
    var accounts = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      var id = Ids.next();
      accounts.add(id);
      assertThat(
              get(
                  handler.handle(
                      Request.of(new OpenAccount(id, null, Currency.getInstance("EUR"))))))
          .isInstanceOf(Outcome.Accepted.class);
    }
    return accounts;
  }

  private void deposit(CommandHandler handler, List<UUID> accounts, int count) throws Exception {
    note(send(handler, accounts, count));
  }

  private Map<String, Future<Outcome>> send(
      CommandHandler handler, List<UUID> accounts, int count) {
    var answers = new HashMap<String, Future<Outcome>>();
    for (int i = 0; i < count; i++) {
      var key = "key-" + keys++;
      answers.put(key, send(handler, accounts, key));
    }
    return answers;
  }

  private static Future<Outcome> send(CommandHandler handler, List<UUID> accounts, String key) {
    var account = accounts.get(Math.floorMod(key.hashCode(), accounts.size()));
    var deposit = new DepositMoney(account, Money.of("1.00", "EUR"), key);
    return handler.handle(Request.of(deposit).withKey(key, key.getBytes(UTF_8)));
  }

  private void note(Map<String, Future<Outcome>> answers) throws Exception {
    for (var answer : answers.entrySet()) {
      journal.put(answer.getKey(), get(answer.getValue()));
    }
  }

  private void repeatWhatIsUnknown(CommandHandler handler, List<UUID> accounts) throws Exception {
    for (var entry : List.copyOf(journal.entrySet())) {
      var outcome = entry.getValue();
      for (int i = 0; i < 20 && !(outcome instanceof Outcome.Accepted); i++) {
        outcome = get(send(handler, accounts, entry.getKey()));
      }
      assertThat(outcome).isInstanceOf(Outcome.Accepted.class);
      journal.put(entry.getKey(), outcome);
    }
  }

  /** Each key has exactly one event in the log, the one that its answer names. */
  private void assertEachOnce() throws Exception {
    var found = new HashMap<String, List<UUID>>();
    try (var connection = log.asSuperuser();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT data->>'reference', event_id FROM events"
                    + " WHERE type = 'hindsight.account.money-deposited.v1'")) {
      while (rows.next()) {
        found
            .computeIfAbsent(rows.getString(1), key -> new ArrayList<>())
            .add(rows.getObject(2, UUID.class));
      }
    }
    assertThat(found.keySet()).isEqualTo(journal.keySet());
    journal.forEach((key, outcome) -> {
      var accepted = (Outcome.Accepted) outcome;
      assertThat(found.get(key)).containsExactly(accepted.events().getFirst().id());
    });
  }

  private static Outcome get(Future<Outcome> answer) throws Exception {
    return answer.toCompletionStage().toCompletableFuture().get(6, TimeUnit.SECONDS);
  }
}
