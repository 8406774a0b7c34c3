package dev.hindsight.command.process;

import static dev.hindsight.command.follow.FollowedLog.IMPATIENT;
import static dev.hindsight.command.follow.FollowedLog.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.account.AccountCommand.CloseAccount;
import dev.hindsight.command.account.AccountCommand.DepositMoney;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.command.follow.FollowedLog;
import dev.hindsight.command.follow.Follower;
import dev.hindsight.command.handler.Request;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.Metadata;
import dev.hindsight.command.log.postgres.PostgresTail;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Event;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.service.access.Caller;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process manager's steps are made of. */
class ProcessFollowerTest {

  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  private final FollowedLog shop = new FollowedLog();

  @AfterEach
  void stop() throws InterruptedException {
    shop.close();
  }

  @Test
  void a_step_names_its_cause_and_belongs_to_what_it_came_from() throws Exception {
    var bonus = shop.openAccount();
    var account = shop.openAccount();
    var metadata = new Metadata("a-correlation", null, "somebody", TRACE).toJson();
    var deposit = new DepositMoney(account, Money.of("5.00", "EUR"), "in-1");
    get(
        shop.handler.handle(
            new Request(deposit, Caller.THE_SHOP, false, null, null, null, metadata)));

    shop.start(new ProcessFollower(new Bonus(bonus), shop.handler), IMPATIENT);

    await().until(() -> events().size() == 4);
    var cause = events().get(2).envelope();
    var effect = events().get(3).envelope();
    assertThat(effect.causationId()).isEqualTo(cause.id());
    assertThat(effect.correlationId()).isEqualTo("a-correlation");
    assertThat(effect.actor()).isEqualTo("process:bonus");
    assertThat(effect.traceparent()).isEqualTo(TRACE);
    assertThat(
            shop.log.number(
                "SELECT count(*) FROM idempotency_keys WHERE key = 'process:bonus:"
                    + cause.id()
                    + ":add'"))
        .isEqualTo(1);
  }

  @Test
  void a_call_that_is_repeated_has_no_further_effect_and_the_first_answer() throws Exception {
    var account = shop.openAccount();
    var answers = new CopyOnWriteArrayList<Optional<Rejection>>();
    var calls = new CopyOnWriteArrayList<UUID>();
    var amounts = List.of("1.00", "2.00", "3.00").iterator();
    var process =
        process((recorded, steps) -> {
          if ("go".equals(((MoneyDeposited) recorded.event()).reference())) {
            calls.add(recorded.envelope().id());
            answers.add(
                steps.send(
                    "pay", new DepositMoney(account, Money.of(amounts.next(), "EUR"), "paid")));
            answers.add(steps.send("close", new CloseAccount(account)));
            if (calls.size() < 3) {
              throw new IllegalStateException("forgot that it was done");
            }
          }
        });

    shop.start(process, IMPATIENT);
    shop.deposit(account, "go");

    await().until(() -> calls.size() == 3 && shop.figures(process).waiting() == 0);
    assertThat(events()).hasSize(3);
    assertThat(events().getLast().data()).contains("paid").contains("1.00");
    for (int i = 0; i < 6; i += 2) {
      assertThat(answers.get(i)).isEmpty();
      assertThat(answers.get(i + 1)).isEqualTo(answers.get(1)).isPresent();
    }
  }

  @Test
  void two_sorts_of_command_under_one_step_are_a_failure() throws Exception {
    var account = shop.openAccount();
    var process =
        process((recorded, steps) -> {
          steps.send("same", new DepositMoney(account, Money.of("1.00", "EUR"), "paid"));
          steps.send("same", new CloseAccount(account));
        });

    shop.start(
        process,
        new dev.hindsight.command.follow.Persistence(
            1, Duration.ofMillis(10), Duration.ofMillis(10), 1));
    shop.deposit(account, "go");

    await().until(() -> shop.figures(process).parked() >= 1);
    assertThat(get(shop.store.parked(process.name(), 0, 1)).getFirst().error())
        .contains("KeyReused");
  }

  @Test
  void a_state_is_the_one_that_the_log_has_now() throws Exception {
    var account = shop.openAccount();
    var unknown = UUID.randomUUID();
    var seen = new CopyOnWriteArrayList<Object>();
    var process =
        process((recorded, steps) -> {
          seen.add(steps.state(recorded.envelope().stream(), Account.class));
          seen.add(steps.state(Account.stream(unknown), Account.class));
        });
    for (int i = 0; i < 10; i++) {
      shop.deposit(account, "d");
    }

    shop.start(process, IMPATIENT);

    await().until(() -> seen.size() == 20);
    for (int i = 0; i < 20; i += 2) {
      assertThat(seen.get(i)).isEqualTo(new Account.Open(null, Money.of("10.00", "EUR")));
      assertThat(seen.get(i + 1)).isEqualTo(new Account.Unknown());
    }
    assertThat(shop.log.number("SELECT position FROM log_head")).isEqualTo(11);
  }

  @Test
  void a_timer_s_step_has_the_key_of_the_timer_and_the_version_that_set_it() throws Exception {
    var account = shop.openAccount();
    var process = new ProcessFollower(new Closing(), shop.handler);

    shop.start(process, IMPATIENT);
    shop.deposit(account, "first");

    await().until(() -> events().size() == 3);
    await().until(() -> shop.figures(process).timers() == 0);
    var effect = events().getLast().envelope();
    assertThat(effect.causationId()).isEqualTo(events().get(1).envelope().id());
    assertThat(
            shop.log.number(
                "SELECT count(*) FROM idempotency_keys WHERE key = 'timer:closing:account-"
                    + account
                    + ":2:remind'"))
        .isEqualTo(1);
  }

  private List<LoggedEvent> events() throws Exception {
    return get(new PostgresTail(shop.connections).after(0, 100));
  }

  /** What it does for each deposit. */
  @FunctionalInterface
  private interface OnDeposit {
    void on(Recorded recorded, Steps steps) throws InterruptedException;
  }

  private Follower process(OnDeposit onDeposit) {
    return new ProcessFollower(
        new ProcessManager() {
          @Override
          public String name() {
            return "test";
          }

          @Override
          public Set<Class<? extends Event>> wants() {
            return Set.of(MoneyDeposited.class);
          }

          @Override
          public void on(Recorded recorded, Steps steps) throws InterruptedException {
            onDeposit.on(recorded, steps);
          }
        },
        shop.handler);
  }

  /** Reminds of each first deposit a little later. */
  private static final class Closing implements ProcessManager {
    @Override
    public String name() {
      return "closing";
    }

    @Override
    public Set<Class<? extends Event>> wants() {
      return Set.of();
    }

    @Override
    public void on(Recorded recorded, Steps steps) {}

    @Override
    public TimerChange timer(Recorded recorded) {
      return recorded.event() instanceof MoneyDeposited e && "first".equals(e.reference())
          ? new TimerChange.Set(Duration.ofMillis(100))
          : new TimerChange.Clear();
    }

    @Override
    public void onTimer(Timer due, Steps steps) throws InterruptedException {
      steps.send(
          "remind",
          new DepositMoney(due.stream().id(), Money.of("1.00", "EUR"), "reminder"),
          due.version());
    }
  }
}
