package dev.hindsight.command.lifecycle;

import dev.hindsight.command.handler.CommandHandler;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Finishes what was accepted before the service goes. */
@ApplicationScoped
public class CommandShutdown {

  private static final Logger LOG = Logger.getLogger(CommandShutdown.class);
  private static final long LIMIT_SECONDS = 15;

  private final CommandHandler handler;

  CommandShutdown(CommandHandler handler) {
    this.handler = handler;
  }

  void stop(@Observes @Priority(Shutdown.COMMANDS) ShutdownEvent event)
      throws InterruptedException {
    try {
      handler
          .close()
          .toCompletionStage()
          .toCompletableFuture()
          .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.errorf("%d commands were not finished", handler.inFlight());
    }
  }
}
