package dev.hindsight.command.seal;

import dev.hindsight.command.lifecycle.Shutdown;
import dev.hindsight.command.log.postgres.Connections;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Starts the sealer with the service, and stops it behind the last command. */
@ApplicationScoped
public class SealStart {

  private static final long STOP_LIMIT_MILLIS = 5_000;

  private final Sealer sealer;
  private final Thread thread;

  SealStart(Connections connections, SealKey key, SealProgress progress) {
    this.sealer = new Sealer(connections, key, progress);
    this.thread = Thread.ofPlatform().name("sealer").unstarted(sealer);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
  }

  void stop(@Observes @Priority(Shutdown.SEALER) ShutdownEvent event) throws InterruptedException {
    sealer.stop();
    thread.join(STOP_LIMIT_MILLIS);
  }
}
