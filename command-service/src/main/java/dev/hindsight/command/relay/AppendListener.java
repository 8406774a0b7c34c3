package dev.hindsight.command.relay;

import dev.hindsight.command.log.postgres.Connections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import org.jboss.logging.Logger;

/** Wakes the relay when another process says that it appended something. */
final class AppendListener {

  private static final Logger LOG = Logger.getLogger(AppendListener.class);
  private static final long PAUSE_MILLIS = 1000;

  private final Vertx vertx;
  private final Connections connections;
  private final Wakeup wakeup;

  AppendListener(Vertx vertx, Connections connections, Wakeup wakeup) {
    this.vertx = vertx;
    this.connections = connections;
    this.wakeup = wakeup;
  }

  void start() {
    connections.open().compose(this::listen).onFailure(e -> startLater(e.toString()));
  }

  private Future<Void> listen(PgConnection connection) {
    connection.notificationHandler(notification -> wakeup.wake());
    connection.closeHandler(closed -> startLater("the connection was closed"));
    return connection.query("LISTEN " + AppendSignal.CHANNEL).execute().mapEmpty();
  }

  // Until then the relay's own poll finds what others appended.
  private void startLater(String why) {
    LOG.debugf("Not listening for appends of others: %s", why);
    vertx.setTimer(PAUSE_MILLIS, timer -> start());
  }
}
