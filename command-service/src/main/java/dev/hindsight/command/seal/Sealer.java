package dev.hindsight.command.seal;

import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.seal.RawLog.BatchRow;
import dev.hindsight.command.seal.RawLog.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Adds links to the chain behind the end of the log. Each is made in one transaction that holds a
 * lock and starts from what the table holds, so that nothing is remembered between two: it may be
 * killed at any moment, and run in several replicas.
 */
public final class Sealer implements Runnable {

  private static final Logger LOG = Logger.getLogger(Sealer.class);
  static final int MOST_EVENTS = 1000;
  private static final long PAUSE_MILLIS = 1000;
  // "seal" in ASCII: any number would do that nobody else locks.
  private static final String LOCK = "SELECT pg_try_advisory_xact_lock(1936023916)";

  private final Connections connections;
  private final SealKey key;
  private final SealProgress progress;
  private final Semaphore stopped = new Semaphore(0);
  private volatile boolean running = true;
  private @Nullable Seal known;

  public Sealer(Connections connections, SealKey key, SealProgress progress) {
    this.connections = connections;
    this.key = key;
    this.progress = progress;
  }

  /** Ends it after the link under way. */
  public void stop() {
    running = false;
    stopped.release();
  }

  @Override
  public void run() {
    try {
      while (running) {
        try (var session = Session.open(connections)) {
          sealOn(session);
        } catch (BrokenChain e) {
          progress.failed(e.getMessage());
          LOG.errorf("Nothing more is sealed: %s", e.getMessage());
        } catch (RuntimeException e) {
          var why = String.valueOf(e.getCause() == null ? e : e.getCause());
          progress.failed(why);
          LOG.warnf("The sealer starts over: %s", why);
        }
        pause(PAUSE_MILLIS + ThreadLocalRandom.current().nextLong(PAUSE_MILLIS));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void sealOn(Session session) throws InterruptedException {
    while (running) {
      session.run("BEGIN");
      var sealed = sealNext(session);
      session.run("COMMIT");
      sealed.ifPresent(seal -> known = seal);
      if (sealed.isEmpty() || sealed.get().lastPosition() == progress.snapshot().head()) {
        // Not one link an event when they come one by one.
        pause(PAUSE_MILLIS);
      }
    }
  }

  private Optional<Seal> sealNext(Session session) throws InterruptedException {
    if (!session.query(LOCK).iterator().next().getBoolean(0)) {
      return Optional.empty();
    }
    var seals = new SealTable(session);
    var log = new RawLog(session);
    var head = log.head();
    var last = seals.last();
    check(last);
    var position = last.map(Seal::lastPosition).orElse(0L);
    progress.sealed(position, head.position());
    if (head.position() <= position) {
      return Optional.empty();
    }
    var events = dense(log.page(log.placeAfter(position), MOST_EVENTS), position, head.position());
    var seal = seal(events, last, head, seals.now());
    seals.insert(seal);
    return Optional.of(seal);
  }

  // One that another process made, or that somebody changed: what is built on must hold.
  private void check(Optional<Seal> last) {
    if (last.isPresent() && !isKnown(last.get()) && !key.signed(last.get())) {
      throw new BrokenChain(
          "the last seal, of positions %d to %d, was not signed with the key of this log: it was changed; run ./hindsight verify"
              .formatted(last.get().firstPosition(), last.get().lastPosition()));
    }
  }

  private boolean isKnown(Seal last) {
    return known != null && Arrays.equals(known.mac(), last.mac());
  }

  private Seal seal(List<RawEvent> events, Optional<Seal> last, Head head, String now) {
    var hashes = EventHash.ofAll(events);
    var before = last.map(Seal::chainHash).orElseGet(() -> Seal.beginning(head.incarnation()));
    return key.sign(
        events.getFirst().position(),
        events.getLast().position(),
        hashes,
        Seal.chain(before, hashes),
        now);
  }

  private static List<RawEvent> dense(List<BatchRow> rows, long position, long head) {
    var events = new ArrayList<RawEvent>(rows.size());
    for (var row : rows) {
      var expected = position + events.size() + 1;
      var event = row.event();
      if (expected > head) {
        break;
      }
      if (event == null || event.position() != expected) {
        throw new BrokenChain(
            "the log does not have position %d, which should be next; run ./hindsight verify"
                .formatted(expected));
      }
      events.add(event);
    }
    if (events.isEmpty()) {
      throw new BrokenChain(
          "the log does not have position %d, though it ends at %d; run ./hindsight verify"
              .formatted(position + 1, head));
    }
    return events;
  }

  private void pause(long millis) throws InterruptedException {
    if (stopped.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      stopped.release();
    }
  }

  /** What is to be sealed, or what it would be bound to, is not as it must be. */
  private static final class BrokenChain extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrokenChain(String message) {
      super(message);
    }
  }
}
