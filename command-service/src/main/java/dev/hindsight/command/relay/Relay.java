package dev.hindsight.command.relay;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.Waiting;
import dev.hindsight.command.watch.LeaderLock;
import dev.hindsight.command.watch.Wakeup;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Publishes the log to the topic, strictly in the order of positions, each event once for readers
 * of committed records. Runs on a thread of its own, for a Kafka producer may block. Whatever goes
 * wrong, it starts over: it takes the lock, fences its predecessors, and asks the topic how far
 * they came.
 */
public final class Relay implements Runnable {

  private static final Logger LOG = Logger.getLogger(Relay.class);
  // Appends of this process and notifications of others wake it; this is the truth behind both.
  private static final long POLL_MILLIS = 200;
  private static final long CONFIRM_NANOS = TimeUnit.SECONDS.toNanos(1);

  // What is rarely written to is not looked for beyond this: what Kafka can lose is what it had
  // not written to its disk yet.
  private static final long LOOK_BACK = 50_000;

  private final LogTail tail;
  private final Publication publication;
  private final Wakeup wakeup;
  private final LeaderLock lock;
  private final Outlet topic;
  private final RelayProgress progress;
  private final Rests rests;
  private volatile boolean running = true;

  /** One that is not running yet. */
  public Relay(
      LogTail tail,
      Publication publication,
      Wakeup wakeup,
      LeaderLock lock,
      Outlet topic,
      RelayProgress progress,
      Rests rests) {
    this.tail = tail;
    this.publication = publication;
    this.wakeup = wakeup;
    this.lock = lock;
    this.topic = topic;
    this.progress = progress;
    this.rests = rests;
  }

  /** Ends it after the transaction under way. */
  public void stop() {
    running = false;
    wakeup.wake();
  }

  @Override
  public void run() {
    try {
      while (running) {
        if (lock.tryAcquire()) {
          lead();
        } else {
          progress.standby();
          rests.awaitTurn();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.close();
    }
  }

  private void lead() throws InterruptedException {
    try (lock;
        var publisher = topic.openPublisher()) {
      publishFrom(firstPosition(), publisher);
    } catch (WrongTopic e) {
      progress.refused(e.getMessage());
      LOG.errorf("The relay publishes nothing: %s", e.getMessage());
      pauseAfterFailure();
    } catch (RuntimeException | ExecutionException | TimeoutException e) {
      progress.failed(e.getMessage());
      LOG.warnf("The relay starts over: %s", e);
      pauseAfterFailure();
    }
  }

  /** Where to go on: behind what the topic holds, if that is what the log holds there. */
  private long firstPosition() throws InterruptedException, ExecutionException, TimeoutException {
    var ends = topic.ends();
    var end = ends.furthest();
    if (end.isEmpty()) {
      letReadersSee();
      return 0;
    }
    var published = end.get();
    var same = Waiting.on(tail.readAfter(published.position() - 1, 1));
    if (same.isEmpty() || !same.getFirst().envelope().id().equals(published.eventId())) {
      throw new WrongTopic(
          "the topic ends with event %s at position %d, which this log does not have there: the log was restored to an older state, or the topic belongs to another log"
              .formatted(published.eventId(), published.position()));
    }
    refuseHoles(ends, published.position());
    LOG.infof("The relay goes on after position %d", published.position());
    return published.position();
  }

  // A partition of which Kafka lost the end lacks events in front of what others have: to publish
  // them behind those would be another order than that of the log.
  private void refuseHoles(TopicEnds ends, long furthest)
      throws InterruptedException, ExecutionException, TimeoutException {
    var position = Math.max(ends.least(), furthest - LOOK_BACK);
    while (position < furthest) {
      var events = Waiting.on(tail.readAfter(position, LogTail.PAGE));
      refuseHole(position, events);
      if (events.isEmpty()) {
        throw new IllegalStateException("the log ends at position " + position);
      }
      for (var event : events) {
        position = event.envelope().position();
        if (position < furthest && !ends.reach(event)) {
          throw new WrongTopic(
              "the topic lacks the event at position %d and has later ones: Kafka lost the end of a partition; delete the topic, and it is filled again from the log"
                  .formatted(position));
        }
      }
    }
  }

  // Whoever goes on reading where he was would pass over events in a topic that was filled anew.
  private void letReadersSee() throws InterruptedException, ExecutionException, TimeoutException {
    var rest = rests.beforeFilling();
    if (rest.isZero()
        || !Waiting.on(publication.hasBegun())
        || Waiting.on(tail.readAfter(0, 1)).isEmpty()) {
      return;
    }
    var why =
        "the topic is empty and the log is not: it is filled from the first event in %d s, when all readers have seen that it is another"
            .formatted(rest.toSeconds());
    LOG.warn(why);
    progress.waits(why);
    var until = System.nanoTime() + rest.toNanos();
    while (running && lock.isHeld() && System.nanoTime() < until) {
      wakeup.await(POLL_MILLIS);
    }
  }

  private void publishFrom(long start, Publisher publisher)
      throws InterruptedException, ExecutionException, TimeoutException {
    var position = start;
    var confirmed = System.nanoTime();
    progress.published(position);
    while (running && lock.isHeld()) {
      if (System.nanoTime() - confirmed > CONFIRM_NANOS) {
        publisher.confirm();
        confirmed = System.nanoTime();
      }
      var began = System.nanoTime();
      var events = Waiting.on(tail.after(position, LogTail.PAGE));
      if (events.isEmpty()) {
        wakeup.await(POLL_MILLIS);
      } else {
        refuseHole(position, events);
        if (position == 0) {
          Waiting.on(publication.begin());
        }
        publisher.publish(events);
        position = events.getLast().envelope().position();
        progress.published(position);
        rests.betweenSteps().after(events.size(), began);
      }
    }
  }

  private static void refuseHole(long position, List<LoggedEvent> events) {
    var next = position + 1;
    for (var event : events) {
      if (event.envelope().position() != next) {
        throw new IllegalStateException(
            "the log has position %d where %d should be"
                .formatted(event.envelope().position(), next));
      }
      next++;
    }
  }

  private void pauseAfterFailure() throws InterruptedException {
    if (running) {
      rests.recover();
    }
  }
}
