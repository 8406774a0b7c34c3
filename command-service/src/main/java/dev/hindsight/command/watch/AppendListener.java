package dev.hindsight.command.watch;

import dev.hindsight.command.log.postgres.Connections;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Hears it when another process says that it appended something. */
@ApplicationScoped
public class AppendListener {

  private static final Logger LOG = Logger.getLogger(AppendListener.class);
  private static final long PAUSE_MILLIS = 1000;

  private final Vertx vertx;
  private final Connections connections;
  private final AppendSignal signal;

  AppendListener(Vertx vertx, Connections connections, AppendSignal signal) {
    this.vertx = vertx;
    this.connections = connections;
    this.signal = signal;
  }

  void start(@Observes StartupEvent event) {
    start();
  }

  /** From now on, also when the connection breaks. */
  void start() {
    connections.open().onSuccess(this::listen).onFailure(e -> startLater(e.toString()));
  }

  private void listen(PgConnection connection) {
    // A connection that breaks at the statement tells it twice; each start would be a listener.
    var ended = new AtomicBoolean();
    connection.notificationHandler(notification -> signal.appendedElsewhere());
    connection.closeHandler(closed -> {
      if (ended.compareAndSet(false, true)) {
        startLater("the connection was closed");
      }
    });
    connection
        .query("LISTEN " + AppendSignal.CHANNEL)
        .execute()
        .timeout(Connections.LIMIT.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(e -> {
          if (ended.compareAndSet(false, true)) {
            connection.close();
            startLater(e.toString());
          }
        });
  }

  // Until then the watchers' own polls find what others appended.
  private void startLater(String why) {
    LOG.debugf("Not listening for appends of others: %s", why);
    vertx.setTimer(PAUSE_MILLIS, timer -> start());
  }
}
