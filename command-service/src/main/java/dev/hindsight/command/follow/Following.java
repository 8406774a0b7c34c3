package dev.hindsight.command.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.Waiting;
import dev.hindsight.command.watch.LeaderLock;
import dev.hindsight.command.watch.Pace;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.events.UnreadableEvent;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Follows the log for one follower, on a thread of its own. Whatever goes wrong, it starts over: it
 * takes the lock and goes on where the database says.
 */
public final class Following implements Runnable {

  private static final Logger LOG = Logger.getLogger(Following.class);
  private static final int MOST_DUE = 256;
  private static final long STANDBY_MILLIS = 500;
  // Appends wake it; this is the truth behind them, and how exact timers are.
  private static final long POLL_MILLIS = 200;
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(POLL_MILLIS);
  private static final long NOTE_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Follower follower;
  private final LogTail tail;
  private final FollowerStore store;
  private final LeaderLock lock;
  private final Wakeup wakeup;
  private final Persistence persistence;
  private final FollowerProgress progress;
  private final EventCodec codec = new EventCodec();
  private volatile boolean running = true;

  // Of the last event that was looked at, and of the last one of which the database knows.
  private long position;
  private long noted;
  private long notedNanos;

  // Where the log ended, and when that was asked.
  private long head;
  private long headNanos;

  private final Glance tasks = new Glance(POLL_NANOS);
  private final Glance timers = new Glance(POLL_NANOS);

  public Following(
      Follower follower,
      LogTail tail,
      FollowerStore store,
      LeaderLock lock,
      Wakeup wakeup,
      Persistence persistence,
      FollowerProgress progress) {
    this.follower = follower;
    this.tail = tail;
    this.store = store;
    this.lock = lock;
    this.wakeup = wakeup;
    this.persistence = persistence;
    this.progress = progress;
  }

  /** Ends it after what it has in hand. */
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
          wakeup.await(STANDBY_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      progress.standby();
      lock.close();
    }
  }

  private void lead() throws InterruptedException {
    var hand = new Attempt(follower, tail, store, persistence, codec);
    try (lock;
        var crew = new Crew(follower.name(), persistence.streams(), hand::make, this::free)) {
      follow(crew);
    } catch (RuntimeException | ExecutionException | TimeoutException e) {
      progress.failed(String.valueOf(e.getMessage()));
      LOG.warnf("%s starts over: %s", follower.name(), e);
      pauseAfterFailure();
    }
  }

  private void free() {
    lookAgain();
    wakeup.wake();
  }

  private void lookAgain() {
    tasks.worthIt();
    timers.worthIt();
  }

  private void follow(Crew crew) throws InterruptedException, ExecutionException, TimeoutException {
    Waiting.on(store.enroll(follower));
    position = Waiting.on(store.position(follower.name()));
    noted = position;
    LOG.infof("%s goes on after position %d", follower.name(), position);
    while (running && lock.isHeld()) {
      var began = System.nanoTime();
      var events = Waiting.on(tail.after(position, LogTail.PAGE));
      takeIn(events);
      var idle = !startWork(crew, isLevel(events));
      if (idle && events.isEmpty()) {
        wakeup.await(POLL_MILLIS);
      } else if (idle) {
        Pace.CALM.after(events.size(), began);
      }
    }
  }

  /** Under load there is always one more event: where the log ended a moment ago will do. */
  private boolean isLevel(List<LoggedEvent> events)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (events.isEmpty()) {
      return true;
    }
    if (System.nanoTime() - headNanos > POLL_NANOS) {
      head = Waiting.on(tail.head());
      headNanos = System.nanoTime();
    }
    return position >= head;
  }

  /** What they lead to is noted at once; that they led to nothing, now and then. */
  private void takeIn(List<LoggedEvent> events)
      throws InterruptedException, ExecutionException, TimeoutException {
    var plan = new Plan();
    for (var event : events) {
      takeIn(event, plan);
    }
    var longAgo = System.nanoTime() - notedNanos > NOTE_NANOS;
    if (!plan.isEmpty() || (longAgo && position > noted)) {
      Waiting.on(store.takeIn(follower.name(), noted, position, plan));
      if (!plan.isEmpty()) {
        lookAgain();
      }
      noted = position;
    }
    if (longAgo) {
      progress.leading(Waiting.on(store.figures(follower.name())).orElse(null));
      notedNanos = System.nanoTime();
    }
  }

  private void takeIn(LoggedEvent event, Plan plan) {
    if (event.envelope().position() != position + 1) {
      throw new IllegalStateException(
          "the log has position %d where %d should be"
              .formatted(event.envelope().position(), position + 1));
    }
    try {
      follower.plan(read(event), plan);
    } catch (UnreadableEvent e) {
      // It fails as a task, is parked, and holds back its own stream alone.
      plan.task(event.envelope());
    }
    position++;
  }

  private Recorded read(LoggedEvent event) {
    var envelope = event.envelope();
    return new Recorded(envelope, codec.decode(envelope.type(), event.data().getBytes(UTF_8)));
  }

  /** Timers wait until all is taken in that could have cleared them. */
  private boolean startWork(Crew crew, boolean level)
      throws InterruptedException, ExecutionException, TimeoutException {
    var started = false;
    if (crew.hasRoom() && tasks.isWorthIt()) {
      var due = store.dueTasks(follower.name(), crew.busy(), MOST_DUE);
      started = crew.start(Waiting.on(due));
    }
    if (level && crew.hasRoom() && timers.isWorthIt()) {
      var due = store.dueTimers(follower.name(), crew.busy(), MOST_DUE);
      started |= crew.start(Waiting.on(due));
    }
    return started;
  }

  private void pauseAfterFailure() throws InterruptedException {
    if (running) {
      TimeUnit.MILLISECONDS.sleep(ThreadLocalRandom.current().nextLong(500, 1500));
    }
  }
}
