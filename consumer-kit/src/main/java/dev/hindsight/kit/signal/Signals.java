package dev.hindsight.kit.signal;

import dev.hindsight.kit.progress.Board;
import dev.hindsight.kit.progress.Commit;
import dev.hindsight.kit.projection.ProjectionId;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the other replicas of our commits and hears of theirs, by notifications of the database
 * that they share. After a commit and not with it, and no more than fifty times a second: a
 * notification makes its transaction wait for all others that notify. None of them has to arrive:
 * whoever misses one looks for itself within a second.
 */
public final class Signals implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Signals.class);
  private static final String CHANNEL = "hindsight_commits";
  private static final String NOTIFY = "SELECT pg_notify($1, $2)";
  private static final long PAUSE_MILLIS = 20;
  private static final long AGAIN_MILLIS = 1_000;

  private final String self = UUID.randomUUID().toString();
  private final Vertx vertx;
  private final Context context;
  private final PgSubscriber subscriber;
  private final Board board;

  // No more entries than lanes.
  private final Map<Lane, Commit> untold = new LinkedHashMap<>();
  private boolean telling;
  private volatile boolean listening;
  private volatile boolean closed;
  private volatile Runnable look = () -> {};

  /**
   * @param subscriber not connected yet
   */
  public Signals(Vertx vertx, PgSubscriber subscriber, Board board) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.subscriber = subscriber;
    this.board = board;
  }

  /**
   * Begins to tell and to hear.
   *
   * @param look called when something may have been missed; be quick
   */
  public void start(Runnable look) {
    this.look = look;
    board.onOwn(this::tell);
    subscriber.reconnectPolicy(retries -> {
      listening = false;
      return AGAIN_MILLIS;
    });
    subscriber
        .channel(CHANNEL)
        .subscribeHandler(subscribed -> {
          listening = true;
          look.run();
        })
        .handler(this::hear);
    connect();
  }

  /** Whether others are heard; if not, they have to be looked for. */
  public boolean listening() {
    return listening && subscriber.actualConnection() != null;
  }

  /** Tells the others, and ourselves, to look. */
  public void callToLook() {
    look.run();
    context.runOnContext(x -> send(SignalText.callToLook(self)));
  }

  private void connect() {
    subscriber
        .connect()
        .onFailure(e -> {
          LOG.debugf("other replicas are not heard yet: %s", e);
          if (!closed) {
            vertx.setTimer(AGAIN_MILLIS, again -> connect());
          }
        });
  }

  private void hear(String text) {
    SignalText.read(text)
        .ifPresentOrElse(
            signal -> {
              if (signal.commits().isEmpty()) {
                look.run();
              } else if (!signal.from().equals(self)) {
                board.heard(signal.commits());
              }
            },
            () -> LOG.warnf("not a notification of a replica on %s: %.200s", CHANNEL, text));
  }

  private void tell(List<Commit> commits) {
    synchronized (untold) {
      for (var commit : commits) {
        untold.merge(new Lane(commit.projection(), commit.partition()), commit, Commit::and);
      }
      if (telling) {
        return;
      }
      telling = true;
    }
    context.runOnContext(x -> tellAll());
  }

  private void tellAll() {
    List<Commit> commits;
    synchronized (untold) {
      commits = List.copyOf(untold.values());
      untold.clear();
      if (commits.isEmpty() || closed) {
        telling = false;
        return;
      }
    }
    send(SignalText.write(self, commits))
        .onComplete(
            sent -> vertx.setTimer(PAUSE_MILLIS, again -> context.runOnContext(x -> tellAll())));
  }

  private Future<?> send(List<String> texts) {
    @Nullable PgConnection connection = subscriber.actualConnection();
    if (connection == null) {
      return Future.succeededFuture();
    }
    return Future.join(
            texts.stream()
                .map(text -> connection.preparedQuery(NOTIFY).execute(Tuple.of(CHANNEL, text)))
                .toList())
        .onFailure(e -> LOG.debugf("a notification was not sent: %s", e));
  }

  @Override
  public void close() {
    closed = true;
    // Nobody waits: a frozen server would not answer.
    subscriber.close().onFailure(e -> LOG.debugf("already closed: %s", e));
  }

  private record Lane(ProjectionId projection, int partition) {}
}
