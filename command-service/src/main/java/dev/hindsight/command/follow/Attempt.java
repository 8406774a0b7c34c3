package dev.hindsight.command.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.hindsight.command.log.LogTail;
import dev.hindsight.command.log.LoggedEvent;
import dev.hindsight.command.log.Waiting;
import dev.hindsight.events.EventCodec;
import dev.hindsight.events.Recorded;
import dev.hindsight.service.log.LogFields;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Does one thing that is due, and notes that it is done, or why not. On virtual threads. */
final class Attempt {

  private static final Logger LOG = Logger.getLogger(Attempt.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int LONGEST_ERROR = 500;

  private final Follower follower;
  private final LogTail tail;
  private final FollowerStore store;
  private final Persistence persistence;
  private final EventCodec codec;

  Attempt(
      Follower follower,
      LogTail tail,
      FollowerStore store,
      Persistence persistence,
      EventCodec codec) {
    this.follower = follower;
    this.tail = tail;
    this.store = store;
    this.persistence = persistence;
    this.codec = codec;
  }

  /** False when it is not done, so that what is behind it must wait. */
  boolean make(Due due) throws InterruptedException {
    try {
      return workOn(due);
    } catch (ExecutionException | TimeoutException e) {
      // The database is away. Nothing is known of the task, so it is simply still there.
      LOG.debugf("%s could not note position %d: %s", follower.name(), due.position(), e);
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      return false;
    }
  }

  private boolean workOn(Due due)
      throws InterruptedException, ExecutionException, TimeoutException {
    var found = Waiting.on(tail.after(due.position() - 1, 1));
    try {
      run(due, read(found.getFirst()));
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      failed(due, e);
      return false;
    }
    Waiting.on(store.done(follower.name(), due));
    return true;
  }

  private Recorded read(LoggedEvent logged) {
    var envelope = logged.envelope();
    return new Recorded(envelope, codec.decode(envelope.type(), logged.data().getBytes(UTF_8)));
  }

  private void run(Due due, Recorded recorded) throws Exception {
    switch (due) {
      case Due.Task task -> {
        if (isWanted(recorded)) {
          follower.work(recorded);
        }
      }
      case Due.Timer timer -> follower.timerDue(recorded);
    }
  }

  // Older code, which could not read the event, may have taken it for a task.
  private boolean isWanted(Recorded recorded) {
    var plan = new Plan();
    follower.plan(recorded, plan);
    return !plan.tasks().isEmpty();
  }

  private void failed(Due due, Throwable why)
      throws InterruptedException, ExecutionException, TimeoutException {
    var text = why.toString();
    var error = text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    // PostgreSQL takes no zero character.
    var stored = error.replace('\0', ' ');
    var parked = Waiting.on(store.failed(follower.name(), due, stored, persistence));
    try (var _ = LogFields.ofStream(due.stream().toString()).and("follower", follower.name())) {
      if (parked) {
        LOG.errorf(why, "%s: position %d is parked", follower.name(), due.position());
      } else {
        LOG.warnf("%s: position %d is tried again: %s", follower.name(), due.position(), error);
      }
    }
  }
}
