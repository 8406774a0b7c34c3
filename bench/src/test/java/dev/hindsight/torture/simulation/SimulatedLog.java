package dev.hindsight.torture.simulation;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.relay.Publication;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.events.AccountEvent.MoneyDeposited;
import dev.hindsight.events.Envelope;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Money;
import dev.hindsight.events.StreamName;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A log of deposits into a few accounts. */
final class SimulatedLog {

  private static final int STREAMS = 4;
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String DATA =
      new EventCodec()
          .encode(new MoneyDeposited(new Money(100, Currency.getInstance("EUR")), null));

  private final Scheduler scheduler;
  private final Trouble trouble;
  private final List<LoggedEvent> events = new ArrayList<>();
  private final Map<StreamName, Long> versions = new HashMap<>();

  SimulatedLog(Scheduler scheduler, Trouble trouble) {
    this.scheduler = scheduler;
    this.trouble = trouble;
  }

  void append() {
    var random = scheduler.random();
    var stream = new StreamName("account", new UUID(0, random.nextInt(STREAMS)));
    var position = events.size() + 1L;
    var recordedAt = START.plusMillis(position);
    var id = new UUID(random.nextLong(), random.nextLong());
    var envelope =
        new Envelope(
            id,
            "hindsight.account.money-deposited.v1",
            "simulation",
            stream,
            versions.merge(stream, 1L, Long::sum),
            position,
            recordedAt,
            recordedAt,
            id.toString(),
            id,
            null,
            null);
    events.add(new LoggedEvent(envelope, id, DATA));
  }

  List<LoggedEvent> events() {
    return events;
  }

  /** Nobody waits here, so nobody asks. */
  Publication publication() {
    return new Publication() {
      @Override
      public Future<Boolean> hasBegun() {
        return Future.succeededFuture(true);
      }

      @Override
      public Future<Void> begin() {
        return Future.succeededFuture();
      }
    };
  }

  /** As one relay reads it, who never sleeps. */
  LogTail tail(Wakeup wakeup) {
    return new LogTail() {
      @Override
      public Future<List<LoggedEvent>> after(long position, int most) {
        scheduler.step();
        wakeup.wake();
        if (trouble.happens(0.02)) {
          return Future.failedFuture(new IllegalStateException("the database is away"));
        }
        var from = (int) position;
        // A page may be shorter than what there is.
        var to = from + scheduler.random().nextInt(Math.min(most, events.size() - from) + 1);
        return Future.succeededFuture(List.copyOf(events.subList(from, to)));
      }

      @Override
      public Future<List<LoggedEvent>> readAfter(long position, int most) {
        scheduler.step();
        var from = (int) Math.min(position, events.size());
        return Future.succeededFuture(
            List.copyOf(events.subList(from, Math.min(events.size(), from + most))));
      }

      @Override
      public Future<Long> head() {
        return Future.succeededFuture((long) events.size());
      }
    };
  }
}
