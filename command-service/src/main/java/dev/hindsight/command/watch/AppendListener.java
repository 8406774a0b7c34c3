package dev.hindsight.command.watch;

import dev.hindsight.command.log.postgres.Connections;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
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

  private void start() {
    connections.open().compose(this::listen).onFailure(e -> startLater(e.toString()));
  }

  private Future<Void> listen(PgConnection connection) {
    connection.notificationHandler(notification -> signal.appendedElsewhere());
    connection.closeHandler(closed -> startLater("the connection was closed"));
    return connection.query("LISTEN " + AppendSignal.CHANNEL).execute().mapEmpty();
  }

  // Until then the watchers' own polls find what others appended.
  private void startLater(String why) {
    LOG.debugf("Not listening for appends of others: %s", why);
    vertx.setTimer(PAUSE_MILLIS, timer -> start());
  }
}
