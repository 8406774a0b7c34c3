package dev.hindsight.command.monitor;

import dev.hindsight.command.lifecycle.Shutdown;
import dev.hindsight.command.log.CommandOutcomes;
import dev.hindsight.command.relay.TopicSettings;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Follows the projections and forgets old outcomes while the service runs. */
@ApplicationScoped
public class MonitorStart {

  private static final long STOP_LIMIT_MILLIS = 3_000;

  private final ProgressFeed feed;
  private final Thread thread;
  private final OutcomePurge purge;

  MonitorStart(
      Vertx vertx,
      Projections projections,
      CommandOutcomes outcomes,
      TopicSettings topic,
      @Identifier("default-kafka-broker") Map<String, Object> kafka,
      @ConfigProperty(name = "hindsight.commands.kept") Duration kept) {
    this.feed = new ProgressFeed(kafka, topic.name(), topic.replication(), projections);
    this.thread = Thread.ofPlatform().daemon().name("progress-feed").unstarted(feed);
    this.purge = new OutcomePurge(vertx, outcomes, kept);
  }

  void start(@Observes StartupEvent event) {
    thread.start();
    purge.start();
  }

  void stop(@Observes @Priority(Shutdown.RELAY) ShutdownEvent event) throws InterruptedException {
    purge.close();
    feed.close();
    thread.join(STOP_LIMIT_MILLIS);
  }
}
