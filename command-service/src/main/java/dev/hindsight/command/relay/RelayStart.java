package dev.hindsight.command.relay;

import dev.hindsight.command.lifecycle.Shutdown;
import dev.hindsight.command.log.SharedTail;
import dev.hindsight.command.log.postgres.Connections;
import dev.hindsight.command.watch.AppendSignal;
import dev.hindsight.command.watch.DatabaseLock;
import dev.hindsight.command.watch.Wakeup;
import dev.hindsight.service.trace.EventTrace;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/** Starts the relay with the service, and stops it behind the last command. */
@ApplicationScoped
public class RelayStart {

  private static final Logger LOG = Logger.getLogger(RelayStart.class);
  private static final long STOP_LIMIT_MILLIS = 10_000;

  private final Relay relay;
  private final RelayTopic topic;
  private final Thread thread;

  RelayStart(
      SharedTail tail,
      Connections connections,
      AppendSignal signal,
      RelayProgress progress,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      TopicSettings settings,
      EventTrace trace) {
    var wakeup = new Wakeup();
    signal.add(wakeup, () -> progress.snapshot().state() == RelayProgress.State.LEADING);
    this.topic = new RelayTopic(kafka, settings);
    this.relay =
        new Relay(
            tail,
            new PostgresPublication(connections),
            wakeup,
            DatabaseLock.ofRelay(connections),
            TracedOutlet.of(topic, settings.name(), trace),
            progress,
            Rests.USUAL);
    this.thread = Thread.ofPlatform().name("relay").unstarted(relay);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("relay-start").start(this::checkThenStart);
  }

  // Not in the way of the first command: the log takes commands while Kafka is away.
  private void checkThenStart() {
    try {
      topic.check();
    } catch (WrongTopic e) {
      LOG.fatalf("The service does not start: %s", e.getMessage());
      Quarkus.asyncExit(1);
      return;
    } catch (ExecutionException | TimeoutException e) {
      LOG.warnf("Kafka cannot be reached yet: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    thread.start();
  }

  void stop(@Observes @Priority(Shutdown.RELAY) ShutdownEvent event) throws InterruptedException {
    relay.stop();
    thread.join(STOP_LIMIT_MILLIS);
  }
}
