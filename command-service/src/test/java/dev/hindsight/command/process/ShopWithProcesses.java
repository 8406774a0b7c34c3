package dev.hindsight.command.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindsight.command.account.Account;
import dev.hindsight.command.decider.Change;
import dev.hindsight.command.decider.Command;
import dev.hindsight.command.decider.Decision;
import dev.hindsight.command.decider.InMemoryShop;
import dev.hindsight.command.decider.Rejection;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.Event;
import dev.hindsight.events.EventTypes;
import dev.hindsight.events.Money;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.StreamName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A shop in memory with the order process at work, as the one that follows the log does it: every
 * event at least once and in order, each step once under its key, timers by a clock of the test's
 * own. On demand it fails before or after a step, and the call is made again.
 */
final class ShopWithProcesses {

  static final Duration MINUTE = Duration.ofMinutes(1);

  /** Where it fails once. */
  record Failure(int step, boolean afterwards) {}

  private record Meanwhile(String step, Command command) {}

  private record Due(Timer timer, Duration at) {}

  private static final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private final InMemoryShop shop = new InMemoryShop();
  private final ProcessManager process = new OrderProcess(MINUTE);
  private final List<Recorded> log = new ArrayList<>();
  private final Map<String, Optional<Rejection>> answers = new HashMap<>();
  private final Map<StreamName, Due> timers = new HashMap<>();
  private final List<Meanwhile> meanwhile = new ArrayList<>();
  private @Nullable Failure failure;
  private boolean keys = true;
  private boolean twice;
  private Duration now = Duration.ZERO;
  private int next;
  private int steps;

  ShopWithProcesses failing(Failure at) {
    failure = at;
    return this;
  }

  /** Steps have no keys: only what the commands find keeps them from being taken twice. */
  ShopWithProcesses forgettingKeys() {
    keys = false;
    return this;
  }

  /** Each call is made again after it returned. */
  ShopWithProcesses callingTwice() {
    twice = true;
    return this;
  }

  /** Something that happens right before a step whose name begins so. */
  ShopWithProcesses meanwhile(String step, Command command) {
    meanwhile.add(new Meanwhile(step, command));
    return this;
  }

  void happened(StreamName stream, Event event) {
    shop.happened(stream, event);
    log.add(recorded(stream, event, log.size() + 1L));
  }

  /** A client's command that is accepted. */
  void accepted(Command command) {
    assertThat(handle(command, null)).as("%s", command).isEmpty();
  }

  /** A client's command, accepted or not. */
  void any(Command command) {
    handle(command, null);
  }

  /** The process does all that is to be done now. */
  void settle() {
    while (next < log.size()) {
      var recorded = log.get(next++);
      switch (process.timer(recorded)) {
        case TimerChange.Set set ->
            timers.put(
                recorded.envelope().stream(), new Due(timer(recorded), now.plus(set.after())));
        case TimerChange.Clear _ -> timers.remove(recorded.envelope().stream());
        case TimerChange.Leave _ -> {}
      }
      if (process.wants().contains(recorded.event().getClass())) {
        var key = "process:" + recorded.envelope().id();
        atLeastOnce(steps -> process.on(recorded, steps), key);
      }
    }
  }

  /** So much time passes, and the timers that are due then go off. */
  void pass(Duration time) {
    now = now.plus(time);
    for (var stream : List.copyOf(timers.keySet())) {
      var due = timers.get(stream);
      if (due != null && due.at().compareTo(now) <= 0) {
        timers.remove(stream);
        var key = "timer:" + stream + ":" + due.timer().version();
        atLeastOnce(steps -> process.onTimer(due.timer(), steps), key);
      }
    }
    settle();
  }

  boolean hasTimer(StreamName stream) {
    return timers.containsKey(stream);
  }

  /** All that happened, in order. */
  List<Change> story() {
    return log.stream().map(r -> new Change(r.envelope().stream(), r.event())).toList();
  }

  List<Event> events(StreamName stream) {
    return shop.events(stream);
  }

  Object state(StreamName stream) {
    return shop.state(stream);
  }

  /** How many steps were taken so far. */
  int steps() {
    return steps;
  }

  Money balance(UUID account) {
    return ((Account.Open) shop.state(Account.stream(account))).balance();
  }

  /** The minor units of every open account. */
  long money() {
    return shop.streams().stream()
        .map(shop::state)
        .mapToLong(state -> state instanceof Account.Open open ? open.balance().minor() : 0)
        .sum();
  }

  private interface Call {
    void with(Steps steps) throws InterruptedException;
  }

  private void atLeastOnce(Call call, String key) {
    var calls = twice ? 2 : 1;
    while (calls > 0) {
      var before = money();
      try {
        call.with(new StepsInMemory(key));
        calls--;
      } catch (Crash expected) {
        failure = null;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      assertThat(money()).as("all the money").isEqualTo(before);
    }
  }

  private Optional<Rejection> handle(Command command, @Nullable Long expectedVersion) {
    var version = shop.events(command.target()).size();
    if (expectedVersion != null && version != expectedVersion) {
      var kind = Rejection.Kind.OTHER_VERSION;
      return Optional.of(new Rejection(kind, "other-version", "at " + version, null));
    }
    return switch (shop.decide(command)) {
      case Decision.Rejected rejected -> Optional.of(rejected.rejection());
      case Decision.Accepted accepted -> {
        accepted.changes().forEach(change -> happened(change.stream(), change.event()));
        yield Optional.empty();
      }
    };
  }

  private Recorded recorded(StreamName stream, Event event, long position) {
    var version = shop.events(stream).size();
    var id = new UUID(9, position);
    var time = Instant.EPOCH.plusSeconds(position);
    var type = EventTypes.of(event);
    return new Recorded(
        new Envelope(
            id, type, "test", stream, version, position, time, time, "test", id, null, null),
        event);
  }

  private static Timer timer(Recorded setBy) {
    return new Timer(setBy.envelope().stream(), setBy.envelope().version());
  }

  private final class StepsInMemory implements Steps {

    private final String key;

    StepsInMemory(String key) {
      this.key = key;
    }

    @Override
    public Optional<Rejection> send(String step, Command command) {
      return send(step, command, null);
    }

    @Override
    public Optional<Rejection> send(String step, Command command, long expectedVersion) {
      return send(step, command, Long.valueOf(expectedVersion));
    }

    @Override
    public <S> S state(StreamName stream, Class<S> type) {
      return type.cast(shop.state(stream));
    }

    private Optional<Rejection> send(String step, Command command, @Nullable Long version) {
      for (var other : List.copyOf(meanwhile)) {
        if (step.startsWith(other.step()) && meanwhile.remove(other)) {
          accepted(other.command());
        }
      }
      steps++;
      failAt(steps, false);
      var fullKey = key + ":" + step;
      var answer = keys ? answers.get(fullKey) : null;
      if (answer == null) {
        answer = handle(command, version);
        answers.put(fullKey, answer);
      }
      failAt(steps, true);
      return answer;
    }

    private void failAt(int step, boolean afterwards) {
      if (new Failure(step, afterwards).equals(failure)) {
        throw new Crash();
      }
    }
  }
}
