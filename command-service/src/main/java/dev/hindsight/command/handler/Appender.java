package dev.hindsight.command.handler;

import dev.hindsight.command.log.AppendFailure;
import dev.hindsight.command.log.BatchIds;
import dev.hindsight.command.log.EventLog;
import dev.hindsight.command.log.Lane;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Group commit: whenever a lane is free, what was decided meanwhile goes into one append, and a lot
 * in parts over all lanes that are free. No timer delays it. Confined to the handler's event loop.
 */
final class Appender {

  private static final Logger LOG = Logger.getLogger(Appender.class);
  private static final long PAUSE_MILLIS = 200;
  private static final int WORTH_A_LANE = 100;

  private final Vertx vertx;
  private final EventLog log;
  private final Limits limits;
  private final Consumer<Batch> onSuccess;
  private final BiConsumer<Batch, Throwable> onFailure;
  private final LongConsumer onAppended;

  private final Backlog backlog = new Backlog();
  private final Deque<Lane> free = new ArrayDeque<>();
  private @Nullable BatchIds ids;

  Appender(
      Vertx vertx,
      EventLog log,
      Limits limits,
      Consumer<Batch> onSuccess,
      BiConsumer<Batch, Throwable> onFailure,
      LongConsumer onAppended) {
    this.vertx = vertx;
    this.log = log;
    this.limits = limits;
    this.onSuccess = onSuccess;
    this.onFailure = onFailure;
    this.onAppended = onAppended;
  }

  /** Opens the lanes, and sends as soon as the log can be reached. */
  void start() {
    for (int i = 0; i < limits.lanes(); i++) {
      free.add(log.openLane());
    }
    takeNumber();
  }

  private void takeNumber() {
    ids = null;
    log.nextWriter()
        .onSuccess(writer -> {
          ids = new BatchIds(writer);
          pump();
        })
        .onFailure(e -> {
          LOG.infof("Waiting for the log: %s", e.getMessage());
          vertx.setTimer(PAUSE_MILLIS, again -> takeNumber());
        });
  }

  /** Whether no more decisions are needed to fill an append. */
  boolean isFull() {
    return backlog.size() >= limits.batch();
  }

  void add(Decided decided) {
    backlog.add(decided);
  }

  /** Everything that is not on its way yet. */
  List<Decided> takeBack() {
    return backlog.takeAll();
  }

  /** Sends what may go over the lanes that are free. */
  void pump() {
    while (!free.isEmpty() && !backlog.isEmpty() && ids != null) {
      var decisions = backlog.takeBatch(share(), limits.batch());
      if (decisions.isEmpty()) {
        return;
      }
      send(free.pollFirst(), new Batch(decisions, ids.nextBatch(), System.currentTimeMillis()));
    }
  }

  // Of two appends, the database prepares one while the other waits for the disk. Few decisions go
  // together all the same: a wait for the disk costs as much for one as for many.
  private int share() {
    var share = (backlog.size() + free.size() - 1) / free.size();
    return Math.max(share, WORTH_A_LANE);
  }

  private void send(Lane lane, Batch batch) {
    batch.written.forEach(line -> line.inFlight = true);
    batch.decisions.forEach(decided -> decided.submission.sent = decided.hasEffect());
    lane.append(batch.append)
        .onComplete(done -> {
          batch.written.forEach(line -> line.inFlight = false);
          free.addLast(lane);
          if (done.succeeded()) {
            batch.answer(done.result());
            if (!batch.append.events().isEmpty()) {
              onAppended.accept(done.result().firstPosition() + batch.append.events().size() - 1);
            }
            onSuccess.accept(batch);
          } else {
            if (done.cause() instanceof AppendFailure.OldWriter) {
              takeNumber();
            }
            onFailure.accept(batch, done.cause());
          }
        });
  }
}
