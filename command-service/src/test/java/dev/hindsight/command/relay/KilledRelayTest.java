package dev.hindsight.command.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.LogForTests;
import dev.hindsight.command.OwnProcess;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.account.AccountCommand.OpenAccount;
import dev.hindsight.command.handler.CommandHandler;
import dev.hindsight.command.handler.Limits;
import dev.hindsight.command.handler.Outcome;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.http.Ids;
import dev.hindsight.command.log.postgres.PostgresLog;
import dev.hindsight.command.relay.PublishedTopic.Read;
import dev.hindsight.embedded.KafkaForTests;
import dev.hindsight.embedded.Signals;
import dev.hindsight.events.Money;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PITFALLS B3, B4: a relay killed at any moment neither loses nor doubles nor reorders. */
class KilledRelayTest {

  private static final int KILLS = 6;

  @TempDir Path folder;

  private final Vertx vertx = Vertx.vertx();
  private final LogForTests log = new LogForTests();
  private final PublishedTopic topic = new PublishedTopic();
  private final CommandHandler handler =
      new CommandHandler(
          vertx,
          new PostgresLog(vertx, log.connections(vertx)),
          LogForTests.shop(),
          Limits.DEFAULT,
          position -> {});

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void kill_9_under_load_loses_doubles_and_reorders_nothing() throws Exception {
    topic.relayTopic().check();
    var random = new Random(20_261_121);
    var accounts = openAccounts(20);
    var standby = start();
    for (int kill = 0; kill < KILLS; kill++) {
      var relay = standby;
      standby = start();
      var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(1500 + random.nextInt(1500));
      while (System.nanoTime() < until) {
        deposit(accounts, 10);
      }
      relay.destroyForcibly().waitFor();
    }
    var events = log.number("SELECT position FROM log_head");

    var read = topic.readTo(events);

    standby.destroyForcibly().waitFor();
    assertOnceInOrder(read, events);
  }

  @Test
  void a_frozen_relay_is_replaced_and_writes_nothing_once_it_thaws() throws Exception {
    topic.relayTopic().check();
    var accounts = openAccounts(5);
    var frozen = start();
    topic.readTo(5);
    var other = start();
    Signals.send("STOP", frozen.pid());

    deposit(accounts, 50);
    topic.readTo(55);
    Signals.send("CONT", frozen.pid());
    deposit(accounts, 50);
    var read = topic.readTo(105);

    frozen.destroyForcibly().waitFor();
    other.destroyForcibly().waitFor();
    assertOnceInOrder(read, 105);
  }

  private Process start() throws Exception {
    var arguments = new ArrayList<>(log.address());
    arguments.add(KafkaForTests.broker().bootstrapServers());
    arguments.add(topic.settings.name());
    arguments.add(String.valueOf(topic.settings.partitions()));
    return OwnProcess.start(RelayProcess.class, arguments, folder.resolve("relays.log"));
  }

  private List<UUID> openAccounts(int count) throws Exception {
    var accounts = new ArrayList<UUID>();
    for (int i = 0; i < count; i++) {
      var id = Ids.next();
      accounts.add(id);
      get(handler.handle(Request.of(new OpenAccount(id, null, Currency.getInstance("EUR")))));
    }
    return accounts;
  }

  private void deposit(List<UUID> accounts, int count) throws Exception {
    var answers = new ArrayList<Future<Outcome>>();
    for (int i = 0; i < count; i++) {
      var account = accounts.get(i % accounts.size());
      answers.add(
          handler.handle(Request.of(new DepositMoney(account, Money.of("1.00", "EUR"), null))));
    }
    for (var answer : answers) {
      assertThat(get(answer)).isInstanceOf(Outcome.Accepted.class);
    }
  }

  private static void assertOnceInOrder(List<Read> read, long events) {
    assertThat(PublishedTopic.differences(read, events)).isEmpty();
    var versions = new HashMap<String, Long>();
    for (var record : read) {
      var before = versions.put(record.key(), record.envelope().version());
      assertThat(record.envelope().version()).isEqualTo(before == null ? 1 : before + 1);
    }
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
