package dev.hindsight.service.start;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Lets a service that waits for its database be told to end. Flyway waits for as long as it takes,
 * in the thread that starts the service, and Quarkus ends a service only once it has started.
 */
@Singleton
public final class EndableStart {

  private @Nullable Thread end;

  /** Before anything waits. */
  void begins(@Observes @Initialized(ApplicationScoped.class) Object event) {
    var starting = Thread.currentThread();
    end = new Thread(starting::interrupt, "end of a start");
    Runtime.getRuntime().addShutdownHook(end);
  }

  void ends(@Observes StartupEvent event) {
    if (end != null) {
      try {
        Runtime.getRuntime().removeShutdownHook(end);
      } catch (IllegalStateException e) {
        // It is being told to end at this very moment, and this start may as well be broken off.
        Thread.currentThread().interrupt();
      }
    }
  }
}
