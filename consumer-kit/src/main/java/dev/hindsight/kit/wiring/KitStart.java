package dev.hindsight.kit.wiring;

import dev.hindsight.kit.report.Reporter;
import dev.hindsight.kit.source.EventsChannel;
import dev.hindsight.kit.source.Topic;
import dev.hindsight.kit.source.TopicPolicy;
import dev.hindsight.kit.source.TopicPolicy.Finding;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import org.jboss.logging.Logger;

/** What is checked before a service starts, and begins with it. */
@Singleton
public final class KitStart {

  private static final Logger LOG = Logger.getLogger(KitStart.class);

  /** Refuses to start on a topic that may forget; one that is not there yet is waited for. */
  void check(
      @Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event, Topic topic) {
    switch (new TopicPolicy(topic).check()) {
      case Finding.Right right -> LOG.infof("the topic %s keeps every event", topic.name());
      case Finding.Unknown unknown -> LOG.warnf("waiting for the topic: %s", unknown.why());
      case Finding.Wrong wrong -> throw new IllegalStateException(wrong.message());
    }
  }

  /** After the channel was made. */
  void start(
      @Observes @Priority(Interceptor.Priority.LIBRARY_AFTER) StartupEvent event,
      EventsChannel channel,
      Reporter reporter,
      Kit kit) {
    channel.checkSettings();
    reporter.start();
    kit.start();
  }
}
